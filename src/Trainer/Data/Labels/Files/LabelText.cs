using System.Text;

namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Reads a text file of labels line by line: UTF-8, or UTF-16 with a byte order mark; any line ends.</summary>
internal static class LabelText
{
    private const long MostBytes = 512L << 20;      // AudioSet's largest table has 100 MB
    private const int MostCharacters = 1 << 16;     // of a line
    private const int ProbeBytes = 4096;
    private const char Undecodable = '\uFFFD';

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Lines that are not empty, with their numbers from 1.</returns>
    /// <exception cref="TrainingDataException">It cannot be read or is no text; the message names file and line.</exception>
    public static IEnumerable<(int Number, string Text)> Lines(string path)
    {
        using var reader = Open(path);
        var number = 0;

        while (NextLine(reader, path, number + 1) is { } line)
        {
            number++;

            if (line.Contains(Undecodable, StringComparison.Ordinal) || line.Contains('\0', StringComparison.Ordinal))
            {
                throw new TrainingDataException($"{path}: line {number}: not UTF-8; expected text in UTF-8");
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, line);
            }
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);

            if (stream.Length > MostBytes)
            {
                stream.Dispose();
                throw new TrainingDataException($"{path}: {stream.Length >> 20} MB; expected labels of up to {MostBytes >> 20} MB");
            }

            if (IsBareUtf16(stream))
            {
                stream.Dispose();
                throw new TrainingDataException($"{path}: line 1: UTF-16 without a byte order mark; expected UTF-8");
            }

            return new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrainingDataException($"{path}: {failure.Message}", failure);
        }
    }

    /// <summary>Whether the file begins as ASCII in 16-bit units does, without saying so: every other byte is zero.</summary>
    private static bool IsBareUtf16(FileStream stream)
    {
        var probe = new byte[ProbeBytes];
        var read = stream.ReadAtLeast(probe, ProbeBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        var bytes = probe.AsSpan(0, read);

        return !bytes.StartsWith((byte[])[0xFF, 0xFE]) && !bytes.StartsWith((byte[])[0xFE, 0xFF])
            && read > 1 && bytes.Count((byte)0) >= read / 3;
    }

    private static string? NextLine(StreamReader reader, string path, int number)
    {
        var line = new StringBuilder();

        for (var character = reader.Read(); ; character = reader.Read())
        {
            if (character < 0)
            {
                return line.Length > 0 ? line.ToString() : null;
            }

            if (character is '\r' or '\n')
            {
                if (character == '\r' && reader.Peek() == '\n')
                {
                    reader.Read();
                }

                return line.ToString();
            }

            if (line.Length == MostCharacters)
            {
                throw new TrainingDataException($"{path}: line {number}: longer than {MostCharacters} characters; expected a line of labels");
            }

            line.Append((char)character);
        }
    }
}
