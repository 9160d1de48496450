using System.Globalization;
using WeakSep.Audio.Spectral;

namespace WeakSep.Audio;

/// <summary>
/// What a model file promises: the facts that training writes into the file's metadata and playback reads there,
/// so that a bare model explains itself.
/// </summary>
public sealed record ModelFacts
{
    /// <summary>The version of the key set that this class writes, and the only one that it reads.</summary>
    public const string FormatVersion = "1";

    /// <summary>How magnitudes are scaled: |STFT| over the sum of the analysis window.</summary>
    public const string WindowSumMagnitude = "window-sum";

    /// <summary>
    /// What the names of a streaming model's state inputs begin with, a number from 0 behind it: float32 [batch, past,
    /// channels], zero at the start.
    /// </summary>
    public const string StateInputPrefix = "state_";

    /// <summary>What the names of the outputs begin with that are the state of the next call, with the same numbers.</summary>
    public const string StateOutputPrefix = "next_state_";

    private const string FormatKey = "weaksep.format";
    private const string KindKey = "weaksep.kind";
    private const string SourcesKey = "weaksep.sources";
    private const string SampleRateKey = "weaksep.sample_rate";
    private const string WindowKey = "weaksep.window";
    private const string HopKey = "weaksep.hop";
    private const string WindowShapeKey = "weaksep.window_shape";
    private const string BinsKey = "weaksep.bins";
    private const string ModeKey = "weaksep.mode";
    private const string ContextKey = "weaksep.context";
    private const string LookaheadKey = "weaksep.lookahead";
    private const string BlockKey = "weaksep.block_frames";
    private const string SynthesisKey = "weaksep.synthesis_window";
    private const string InterleaveKey = "weaksep.interleave";
    private const string MagnitudeKey = "weaksep.magnitude";
    private const string ThresholdsKey = "weaksep.thresholds";

    private const int MaxSources = 256;             // far above any ensemble; bounds what a hostile file can ask for
    private const int MaxWindow = 1 << 17;          // 2.7 s at 48 kHz; longer windows blur every onset
    private const int MaxContextFrames = 1 << 16;   // bounds the memory that a hostile file can ask for
    private const int MaxInterleave = 64;           // the same; a 64th of a window is finer than any mask changes

    /// <summary>What the model computes.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>Names of the sources in the order of the model's outputs.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The sample rate that the model was trained at, in hertz.</summary>
    public required int SampleRate { get; init; }

    /// <summary>STFT window length at <see cref="SampleRate"/>, in samples.</summary>
    public required int Window { get; init; }

    /// <summary>STFT hop at <see cref="SampleRate"/>, in samples.</summary>
    public required int Hop { get; init; }

    /// <summary>Shape of the analysis and synthesis windows.</summary>
    public required WindowShape WindowShape { get; init; }

    /// <summary>Bins that the model reads, from DC upwards; <c>Window / 2 + 1</c> or fewer.</summary>
    public required int Bins { get; init; }

    /// <summary>Block or streaming.</summary>
    public required ModelMode Mode { get; init; }

    /// <summary>
    /// Frames before a frame that may influence its output. A recurrent streaming model hears further back than any number:
    /// its state is all that it has of the past, and this is 0.
    /// </summary>
    public required int ContextFrames { get; init; }

    /// <summary>Frames after a frame that may influence its output.</summary>
    public required int LookaheadFrames { get; init; }

    /// <summary>
    /// Of a block model that hears all the frames that it is given, in both directions, and is therefore defined on fixed blocks:
    /// block k is frames k B to (k + 1) B, and its output what the model gives for them with the frames of
    /// <see cref="ContextFrames"/> and <see cref="LookaheadFrames"/> around them that exist. Null: any division into blocks gives
    /// the same.
    /// </summary>
    public int? BlockFrames { get; init; }

    /// <summary>
    /// Samples of the shortest synthesis window where it is short and lies at the end of the analysis window, which then
    /// rises long and falls in half of it; null where both windows are the same.
    /// </summary>
    public int? SynthesisWindow { get; init; }

    /// <summary>
    /// Streams that the frames are dealt to in turn, each a stream of its own for the model, which thus sees every
    /// so-manieth frame only. Default 1.
    /// </summary>
    public int Interleave { get; init; } = 1;

    /// <summary>
    /// Probability from which a pitch sounds, one per source, above 0 and below 1, where training chose them; null for one half, and
    /// for mask models. A transcriptor's.
    /// </summary>
    public IReadOnlyList<float>? Thresholds { get; init; }

    /// <summary><see cref="Thresholds"/>, or one half per source.</summary>
    public IReadOnlyList<float> SoundingFrom => Thresholds ?? [.. Sources.Select(_ => 0.5f)];

    /// <summary>The STFT grid of the model.</summary>
    public StftGrid Grid => new(SampleRate, Window, Hop);

    /// <summary>Where frames lie.</summary>
    public StftEdges Edges => SynthesisWindow is null ? StftEdges.Reflect : StftEdges.Causal;

    /// <summary>The windows on a grid: the model's own, or the same seen at another rate.</summary>
    /// <param name="grid"><see cref="Grid"/>, or one scaled from it.</param>
    /// <param name="lengthening">How many times as long as <see cref="SynthesisWindow"/> the synthesis window is, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The synthesis window becomes longer than the analysis window.</exception>
    public WindowPair WindowsOn(StftGrid grid, int lengthening = 1)
    {
        if (SynthesisWindow is not { } shortest)
        {
            return WindowPair.Create(WindowShape, grid.WindowSize, grid.Hop);
        }

        var scaled = 2 * (int)Math.Round((double)shortest * grid.WindowSize / Window / 2);

        return WindowPair.CreateAsymmetric(grid.WindowSize, scaled, lengthening * scaled, grid.Hop);
    }

    /// <summary>The facts as the strings of a model file's metadata.</summary>
    public IReadOnlyDictionary<string, string> ToMetadata()
    {
        var metadata = MetadataOfAll();

        if (BlockFrames is { } block)
        {
            metadata[BlockKey] = Text(block);
        }

        if (Thresholds is not null)
        {
            metadata[ThresholdsKey] = string.Join(',', Thresholds.Select(threshold => threshold.ToString(CultureInfo.InvariantCulture)));
        }

        return metadata;
    }

    /// <summary>Reads the facts from a model file's metadata.</summary>
    /// <param name="metadata">All keys of the file; unknown ones are ignored.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="ModelFactsException">A key is missing or its value is not possible.</exception>
    public static ModelFacts FromMetadata(IReadOnlyDictionary<string, string> metadata, string file)
    {
        ArgumentNullException.ThrowIfNull(metadata);

        var reader = new MetadataReader(metadata, file);
        reader.Literal(FormatKey, FormatVersion);
        reader.Literal(MagnitudeKey, WindowSumMagnitude);

        var window = reader.Integer(WindowKey, 2, MaxWindow);

        if (window % 2 != 0)
        {
            throw reader.Problem(WindowKey, "expected an even number of samples");
        }

        // Models made before there were short synthesis windows and interleaved streams say nothing of them.
        var synthesis = metadata.ContainsKey(SynthesisKey) ? reader.Integer(SynthesisKey, 2, window) : window;

        if (synthesis % 2 != 0)
        {
            throw reader.Problem(SynthesisKey, "expected an even number of samples");
        }

        return new ModelFacts
        {
            Kind = reader.Choice(KindKey, Enum.GetValues<ModelKind>(), NameOf),
            Sources = reader.Names(SourcesKey, MaxSources),
            SampleRate = reader.Integer(SampleRateKey, AudioFormat.MinSampleRate, AudioFormat.MaxSampleRate),
            Window = window,
            Hop = reader.Integer(HopKey, 1, synthesis / 2 is var half && synthesis < window ? half : window),
            WindowShape = reader.Choice(WindowShapeKey, Enum.GetValues<WindowShape>(), NameOf),
            Bins = reader.Integer(BinsKey, 1, (window / 2) + 1),
            Mode = reader.Choice(ModeKey, Enum.GetValues<ModelMode>(), NameOf),
            ContextFrames = reader.Integer(ContextKey, 0, MaxContextFrames),
            LookaheadFrames = reader.Integer(LookaheadKey, 0, MaxContextFrames),
            BlockFrames = metadata.ContainsKey(BlockKey) ? reader.Integer(BlockKey, 1, MaxContextFrames) : null,
            SynthesisWindow = synthesis == window ? null : synthesis,
            Interleave = metadata.ContainsKey(InterleaveKey) ? reader.Integer(InterleaveKey, 1, MaxInterleave) : 1,
            Thresholds = metadata.ContainsKey(ThresholdsKey) ? reader.Shares(ThresholdsKey, reader.Names(SourcesKey, MaxSources).Count) : null,
        };
    }

    /// <summary>Two sets of facts are equal when all values are, the source names included.</summary>
    public bool Equals(ModelFacts? other) =>
        other is not null
        && (Kind, SampleRate, Window, Hop) == (other.Kind, other.SampleRate, other.Window, other.Hop)
        && (WindowShape, Bins, Mode) == (other.WindowShape, other.Bins, other.Mode)
        && (ContextFrames, LookaheadFrames, BlockFrames) == (other.ContextFrames, other.LookaheadFrames, other.BlockFrames)
        && (SynthesisWindow, Interleave) == (other.SynthesisWindow, other.Interleave)
        && (Thresholds ?? []).SequenceEqual(other.Thresholds ?? [])
        && Sources.SequenceEqual(other.Sources);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, SampleRate, Window, Hop, WindowShape, Sources.Count);

    private Dictionary<string, string> MetadataOfAll() => new()
    {
        [FormatKey] = FormatVersion,
        [KindKey] = NameOf(Kind),
        [SourcesKey] = string.Join(',', Sources),
        [SampleRateKey] = Text(SampleRate),
        [WindowKey] = Text(Window),
        [HopKey] = Text(Hop),
        [WindowShapeKey] = NameOf(WindowShape),
        [BinsKey] = Text(Bins),
        [ModeKey] = NameOf(Mode),
        [ContextKey] = Text(ContextFrames),
        [LookaheadKey] = Text(LookaheadFrames),
        [SynthesisKey] = Text(SynthesisWindow ?? Window),
        [InterleaveKey] = Text(Interleave),
        [MagnitudeKey] = WindowSumMagnitude,
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(ModelKind kind) => kind switch
    {
        ModelKind.Mask => "mask",
        ModelKind.Transcriptor => "transcriptor",
        _ => "classifier",
    };

    private static string NameOf(ModelMode mode) => mode == ModelMode.Block ? "block" : "streaming";

    private static string NameOf(WindowShape shape) => shape switch
    {
        WindowShape.SqrtHann => "sqrt-hann",
        WindowShape.Hamming => "hamming",
        _ => "hann",
    };
}
