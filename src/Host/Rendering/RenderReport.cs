namespace WeakSep.Host.Rendering;

/// <summary>What was separated, with what and how well it went: the content of <c>separation.json</c>.</summary>
internal sealed record RenderReport
{
    /// <summary>Name of the file that holds it, beside the stems.</summary>
    internal const string FileName = "separation.json";

    /// <summary>Version of WeakSep.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the track: the input without folder and extension.</summary>
    public required string Track { get; init; }

    /// <summary>Name of the input file without its folder.</summary>
    public required string Input { get; init; }

    /// <summary>Name of the preset.</summary>
    public required string Preset { get; init; }

    /// <summary>SHA-256 of the model's file, lower-case hexadecimal.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>What computed the model: cpu, cuda or webgpu.</summary>
    public required string Provider { get; init; }

    /// <summary>Why a wished provider did not run; missing when none was denied.</summary>
    public string? ProviderReason { get; init; }

    /// <summary>Rate of input and stems, in hertz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Channels of input and stems.</summary>
    public required int Channels { get; init; }

    /// <summary>Samples per channel of input and stems.</summary>
    public required long Frames { get; init; }

    /// <summary>Duration, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How the input stores samples.</summary>
    public required string InputEncoding { get; init; }

    /// <summary>How the stems store samples.</summary>
    public required string Encoding { get; init; }

    /// <summary>Iterations of the Wiener filter.</summary>
    public required int WienerIterations { get; init; }

    /// <summary>The stems, the residual last where it was asked for.</summary>
    public required IReadOnlyList<StemReport> Stems { get; init; }

    /// <summary>Name of the MIDI file beside the stems; missing where none was asked for.</summary>
    public string? Score { get; init; }

    /// <summary>Name of the DAWproject file beside the stems; missing where none was asked for.</summary>
    public string? Project { get; init; }

    /// <summary>Samples of the input that were not numbers and were taken as silence.</summary>
    public required long NonFiniteSamples { get; init; }

    /// <summary>What a person should know, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Time from opening the input to the last file, in seconds.</summary>
    public required double SecondsTaken { get; init; }

    /// <summary>Duration over time taken.</summary>
    public required double RealTimeFactor { get; init; }
}
