using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Web;

/// <summary>Takes a file into the workspace: copied under a hidden name, opened, and moved in place whole.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="mostBytes">The largest file that is taken.</param>
internal sealed class SongImport(MixerWorkspace workspace, long mostBytes)
{
    /// <summary>The longest song that is taken: stems of a longer one would fill most disks.</summary>
    internal const double LongestSeconds = 6 * 3600;

    private const int CopyBytes = 1 << 16;
    private const int LongestTitle = 120;

    /// <summary>The largest file that is taken.</summary>
    internal long MostBytes => mostBytes;

    /// <summary>Copies a file and makes a folder of it that has everything a song needs.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">Its name as the person knows it; only shown.</param>
    /// <param name="opened">When it was opened.</param>
    /// <param name="cancellation">Stops the copy; nothing is left then.</param>
    /// <param name="copied">Told how many bytes are copied; null for nobody.</param>
    /// <returns>The folder, still under a hidden name, and what is in it.</returns>
    /// <exception cref="RequestException">It is too large, or not audio.</exception>
    internal async Task<(string Folder, SongFile File)> Take(
        Stream content, string name, DateTimeOffset opened, CancellationToken cancellation, IProgress<long>? copied = null)
    {
        var folder = workspace.Unfinished();
        Directory.CreateDirectory(folder);

        try
        {
            var path = Path.Combine(folder, SongFolder.AudioName);
            var hash = await Copy(content, path, copied, cancellation);
            var song = Describe(path, SongId.Of(hash), TitleOf(name), opened);
            var file = new SongFile(song, Convert.ToHexStringLower(hash));
            WebJson.Write(Path.Combine(folder, SongFile.FileName), file, WebJson.Default.SongFile);

            return (folder, file);
        }
        catch
        {
            workspace.Discard(folder);
            throw;
        }
    }

    /// <summary>Refuses a file that <see cref="Take"/> would refuse, as far as its beginning tells.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RequestException">It is too large, or not audio.</exception>
    internal void Require(string path)
    {
        if (new FileInfo(path).Length > mostBytes)
        {
            throw TooLarge(mostBytes);
        }

        Require(path, TitleOf(path), reader => reader.Read(new float[CopyBytes]));
    }

    /// <summary>The title of a file: its name without folder, extension and anything that would confuse a terminal or a header.</summary>
    internal static string TitleOf(string name)
    {
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var title = FailureReport.OneLine(Path.GetFileNameWithoutExtension(file));

        return title.Trim('.', ' ') is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestTitle)] : "Untitled";
    }

    private async Task<byte[]> Copy(Stream content, string path, IProgress<long>? copied, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        var total = 0L;

        try
        {
            for (var read = await content.ReadAsync(buffer, cancellation); read > 0; read = await content.ReadAsync(buffer, cancellation))
            {
                total += read;

                if (total > mostBytes)
                {
                    throw TooLarge(mostBytes);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                copied?.Report(total);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The refusal of a file that is too large.</summary>
    internal static RequestException TooLarge(long mostBytes) =>
        new($"the file: expected {mostBytes >> 20} MiB at most (--max-upload)") { Status = StatusCodes.Status413PayloadTooLarge };

    private static Song Describe(string path, string id, string title, DateTimeOffset opened)
    {
        var (format, frames) = Require(path, title, Count);

        return new Song(id, title, format.SampleRate, format.Channels, frames, Math.Round(format.SecondsOf(frames), 6), opened);
    }

    private static (AudioFormat Format, long Frames) Require(string path, string title, Func<FoldedReader, long> count)
    {
        try
        {
            using var reader = new FoldedReader(path);
            var frames = reader.Reader.Frames > 0 ? reader.Reader.Frames : count(reader);
            var seconds = reader.Format.SecondsOf(frames);

            return (frames, seconds) switch
            {
                (0, _) => throw Unsupported($"{title}: holds no samples"),
                (_, > LongestSeconds) => throw Unsupported($"{title}: {seconds / 3600:0} hours long; expected {LongestSeconds / 3600:0} at most"),
                _ => (reader.Format, frames),
            };
        }
        catch (AudioFileException problem)
        {
            // The message names a path of this machine, which is nobody's business on the page.
            throw Unsupported(problem.Message.Replace(path, title, StringComparison.Ordinal));
        }
    }

    // A file that does not state its length: what it holds, up to one frame more than is taken.
    private static long Count(FoldedReader reader)
    {
        var block = new float[CopyBytes];
        var most = (long)(LongestSeconds * reader.Format.SampleRate) + 1;
        var total = 0L;

        for (var frames = 1; frames > 0 && total < most; total += frames)
        {
            frames = reader.Read(block);
        }

        return total;
    }

    private static RequestException Unsupported(string message) =>
        new(FailureReport.OneLine(message)) { Status = StatusCodes.Status415UnsupportedMediaType };
}
