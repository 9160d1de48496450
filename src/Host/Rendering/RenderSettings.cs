using WeakSep.Audio.Files;

namespace WeakSep.Host.Rendering;

/// <summary>What to make of each track; ranges are checked by the command.</summary>
internal sealed record RenderSettings
{
    /// <summary>Folder that receives one folder per track.</summary>
    internal required string OutputFolder { get; init; }

    /// <summary>File extension without the point: wav, flac or ogg.</summary>
    internal string Format { get; init; } = "wav";

    /// <summary>Bits per sample: 16, 24 or 32 (floats); null keeps the input's.</summary>
    internal int? Bits { get; init; }

    /// <summary>Source ids to write, in order; null writes all.</summary>
    internal IReadOnlyList<string>? Stems { get; init; }

    /// <summary>Whether to write what the stems leave of the mix.</summary>
    internal bool Residual { get; init; }

    /// <summary>Iterations of the Wiener filter.</summary>
    internal int WienerIterations { get; init; }

    /// <summary>Whether existing files may be replaced.</summary>
    internal bool Overwrite { get; init; }

    /// <summary>Whether to write the notes of the sources as a MIDI file.</summary>
    internal bool Transcribe { get; init; }

    /// <summary>Whether to write a page for people beside the stems.</summary>
    internal bool Report { get; init; }

    /// <summary>Whether to write the stems, and the notes if there are any, as a project for DAWs.</summary>
    internal bool DawProject { get; init; }

    /// <summary>Threads for one track.</summary>
    internal int Threads { get; init; } = 1;

    /// <summary>How stems of an input are stored: its own depth where the format can hold it.</summary>
    /// <param name="input">How the input is stored.</param>
    internal SampleEncoding EncodingFor(SampleEncoding input)
    {
        if (Format == "ogg")
        {
            return SampleEncoding.Lossy;
        }

        return (Bits, Format, input) switch
        {
            (16, _, _) => SampleEncoding.Pcm16,
            (24, _, _) => SampleEncoding.Pcm24,
            (32, _, _) => SampleEncoding.Float32,
            (_, _, SampleEncoding.Lossy) => SampleEncoding.Pcm24,      // a decoder's output has no depth; 16 bits would lose some of it
            (_, "flac", SampleEncoding.Pcm32 or SampleEncoding.Float32 or SampleEncoding.Float64) => SampleEncoding.Pcm24,
            _ => input,
        };
    }
}
