using WeakSep.Audio;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Export;

/// <summary>Writes trained networks as ONNX models that explain themselves (design section 3.3).</summary>
public static class OnnxExporter
{
    private static readonly int[] MiddleTwoSwapped = [0, 2, 1, 3];

    /// <summary>Exports the network of a checkpoint as a model to be shipped.</summary>
    /// <param name="checkpoint">A separator's or a transcriptor's checkpoint.</param>
    /// <param name="version">Version of WeakSep, for the producer field.</param>
    /// <param name="run">Runs the exported model, for the comparison with libtorch.</param>
    /// <param name="thresholds">Probabilities from which pitches sound, where they were chosen for a transcriptor.</param>
    /// <returns>The model file's bytes, what it promises, and the largest difference found.</returns>
    /// <exception cref="ExportException">The network cannot be shipped, or the exported model differs.</exception>
    public static ExportedModel Export(
        CheckpointContent checkpoint, string version, ModelRunner run, IReadOnlyList<float>? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);

        return SizesOf(checkpoint) is { Norm: not TcnNorm.Frame } sizes
            ? throw new ExportException(
                $"{checkpoint.Path}: norm {sizes.Norm} looks at the whole clip, so that chunks would not give the same "
                + "samples; expected norm: Frame for a model that is shipped")
            : Export(checkpoint, version, run, thresholds, ExportParity.Tolerance);
    }

    /// <summary>
    /// The same for measuring alone: a network may look at the whole clip (<see cref="TcnNorm.Global"/>), which is then each
    /// chunk that it is given.
    /// </summary>
    /// <param name="checkpoint">A separator's or a transcriptor's checkpoint.</param>
    /// <param name="version">Version of WeakSep, for the producer field.</param>
    /// <param name="run">Runs the exported model, for the comparison with libtorch.</param>
    /// <param name="thresholds">Probabilities from which pitches sound, where they were chosen for a transcriptor.</param>
    /// <exception cref="ExportException">The exported model differs.</exception>
    public static ExportedModel ExportToMeasure(
        CheckpointContent checkpoint, string version, ModelRunner run, IReadOnlyList<float>? thresholds = null) =>
        Export(checkpoint, version, run, thresholds, ExportParity.MeasuringTolerance);

    private static ExportedModel Export(
        CheckpointContent checkpoint, string version, ModelRunner run, IReadOnlyList<float>? thresholds, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(run);
        var settings = checkpoint.Settings;
        var isSeparator = IsSeparator(checkpoint);
        var sizes = SizesOf(checkpoint) with { Precision = MatrixPrecision.Full };
        using var scope = NewDisposeScope();
        using var network = isSeparator
            ? (nn.Module<Tensor, Tensor>)new Separator(sizes, settings.Bins, settings.Instruments.Length)
            : new Transcriptor(sizes, settings.Bins, settings.Instruments.Length);
        checkpoint.CopyTo(network);
        OnnxGraph.RoundMatrices(network);
        network.eval();

        var facts = new ModelFacts
        {
            Kind = isSeparator ? ModelKind.Mask : ModelKind.Transcriptor,
            Sources = [.. settings.Instruments],
            SampleRate = settings.SampleRate,
            Window = settings.Window,
            Hop = settings.PlaybackHop,
            WindowShape = settings.WindowShape,
            Bins = settings.Bins,
            Mode = sizes.Causal ? ModelMode.Streaming : ModelMode.Block,
            ContextFrames = settings.Interleave * sizes.ContextFrames,
            LookaheadFrames = settings.Interleave * sizes.LookaheadFrames,
            SynthesisWindow = settings.SynthesisWindow,
            Interleave = settings.Interleave,
            Thresholds = thresholds,
        };
        var model = network is Separator separator
            ? Masks(separator).ToBytes(facts.ToMetadata(), version)
            : Roll((Transcriptor)network).ToBytes(facts.ToMetadata(), version);
        var difference = ExportParity.Check(checkpoint.Path, network, model, settings.Bins, run, tolerance);

        return new ExportedModel(model, facts, difference);
    }

    private static bool IsSeparator(CheckpointContent checkpoint) => checkpoint.Stage == "separator";

    private static TcnSettings SizesOf(CheckpointContent checkpoint) =>
        IsSeparator(checkpoint) ? checkpoint.Settings.Separator : checkpoint.Settings.Transcriptor;

    private static OnnxGraph Masks(Separator separator)
    {
        var graph = new OnnxGraph();
        var bins = separator.Network.Bins;
        var logits = TcnExport.Add(graph, separator.Network, Magnitude(graph, bins));

        return Finish(graph, logits, "masks", "sources", separator.Sources, "bins", bins);
    }

    private static OnnxGraph Roll(Transcriptor transcriptor)
    {
        var graph = new OnnxGraph();
        var logits = TcnExport.Add(graph, transcriptor.Network, Magnitude(graph, transcriptor.Network.Bins));

        return Finish(graph, logits, "pianoroll", "instruments", transcriptor.Instruments, "pitches", PianoRoll.Pitches);
    }

    private static string Magnitude(OnnxGraph graph, int bins)
    {
        return graph.Input("magnitude", "batch", "frames", $"{bins}");
    }

    private static OnnxGraph Finish(
        OnnxGraph graph, string logits, string name, string groupName, int groups, string lastName, int last)
    {
        // 0 keeps the size of batch and frames as it comes.
        var apart = graph.Add("Reshape", [logits, graph.Integers([0, 0, groups, last], $"{groupName}_{lastName}")], "apart");
        var first = graph.Add("Transpose", [apart], "sources_first", ("perm", MiddleTwoSwapped));
        graph.Output(graph.Add("Sigmoid", [first], "probabilities"), name, "batch", $"{groups}", "frames", $"{last}");

        return graph;
    }
}
