using System.Buffers.Binary;
using System.Text;

namespace WeakSep.Composer.Rendering.Soundfonts;

/// <summary>The list of presets in a SoundFont 2 or 3 file, read without its samples.</summary>
/// <remarks>Follows the SoundFont 2.04 specification, sections 4 and 7.2: RIFF "sfbk", list "pdta", chunk
/// "phdr".</remarks>
internal sealed class SoundfontPresets
{
    private const int ChunkHeaderBytes = 8;     // name and length
    private const int HeaderBytes = 38;         // one preset header
    private const int NameBytes = 20;
    private const int MaxPresetBytes = 1 << 20; // 27,000 presets; General MIDI needs 129

    private readonly Dictionary<(int Bank, int Program), string> _names;

    private SoundfontPresets(Dictionary<(int Bank, int Program), string> names) => _names = names;

    /// <summary>Reads the list.</summary>
    /// <param name="path">SF2 or SF3 file.</param>
    /// <exception cref="RenderingException">The file cannot be read or is no soundfont.</exception>
    internal static SoundfontPresets Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> header = stackalloc byte[12];
            file.ReadExactly(header);

            if (!header[..4].SequenceEqual("RIFF"u8) || !header[8..].SequenceEqual("sfbk"u8))
            {
                throw new RenderingException($"{path}: not a soundfont; expected \"RIFF....sfbk\" at byte 0.");
            }

            return new SoundfontPresets(Parse(FindPresetHeaders(file, path), path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RenderingException($"{path}: the soundfont cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Whether a preset exists.</summary>
    /// <param name="bank">Bank; 128 holds the drum kits.</param>
    /// <param name="program">0-based program.</param>
    internal bool Has(int bank, int program) => _names.ContainsKey((bank, program));

    /// <summary>The preset's name in the soundfont, empty when there is none.</summary>
    /// <param name="bank">Bank; 128 holds the drum kits.</param>
    /// <param name="program">0-based program.</param>
    internal string Name(int bank, int program) => _names.GetValueOrDefault((bank, program), "");

    private static byte[] FindPresetHeaders(FileStream file, string path)
    {
        Span<byte> chunk = stackalloc byte[ChunkHeaderBytes + 4];

        while (file.Length - file.Position >= ChunkHeaderBytes)
        {
            file.ReadExactly(chunk[..ChunkHeaderBytes]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);

            if (chunk[..4].SequenceEqual("LIST"u8))
            {
                file.ReadExactly(chunk[ChunkHeaderBytes..]);

                if (chunk[ChunkHeaderBytes..].SequenceEqual("pdta"u8))
                {
                    continue;       // its chunks follow at once
                }

                length = Math.Max(length, 4) - 4;
            }
            else if (chunk[..4].SequenceEqual("phdr"u8))
            {
                if (length > MaxPresetBytes)
                {
                    throw new RenderingException(
                        $"{path}: preset list at byte {file.Position} is {length} bytes long.");
                }

                var headers = new byte[length];
                file.ReadExactly(headers);
                return headers;
            }

            file.Position += length;
            SkipPadding(file, length);
        }

        throw new RenderingException($"{path}: a soundfont without a list of presets (chunk \"phdr\").");
    }

    // Chunks are padded to an even length, but the editors that wrote SF3 files forgot it after the samples.
    private static void SkipPadding(FileStream file, uint length)
    {
        if ((length & 1) == 1 && file.Position < file.Length && file.ReadByte() == 'L')
        {
            file.Position--;
        }
    }

    private static Dictionary<(int Bank, int Program), string> Parse(ReadOnlySpan<byte> headers, string path)
    {
        var names = new Dictionary<(int Bank, int Program), string>();

        // The last header only marks the end (section 7.2).
        for (var start = 0; start + (2 * HeaderBytes) <= headers.Length; start += HeaderBytes)
        {
            var entry = headers.Slice(start, HeaderBytes);
            var end = entry[..NameBytes].IndexOf((byte)0);
            var name = Encoding.Latin1.GetString(entry[..(end < 0 ? NameBytes : end)]).Trim();
            var program = BinaryPrimitives.ReadUInt16LittleEndian(entry[NameBytes..]);
            var bank = BinaryPrimitives.ReadUInt16LittleEndian(entry[(NameBytes + 2)..]);
            names.TryAdd((bank, program), name);
        }

        return names.Count > 0 ? names : throw new RenderingException($"{path}: a soundfont without presets.");
    }
}
