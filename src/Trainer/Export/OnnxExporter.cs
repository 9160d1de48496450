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
    /// <param name="checkpoint">A separator's, a transcriptor's or a classifier's checkpoint.</param>
    /// <param name="version">Version of WeakSep, for the producer field.</param>
    /// <param name="run">Runs the exported model, for the comparison with libtorch.</param>
    /// <param name="thresholds">Probabilities from which pitches sound, where they were chosen for a transcriptor.</param>
    /// <returns>The model file's bytes, what it promises, and the largest difference found.</returns>
    /// <exception cref="ExportException">The network cannot be shipped, or the exported model differs.</exception>
    public static ExportedModel Export(
        CheckpointContent checkpoint, string version, ModelRunner run, IReadOnlyList<float>? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);

        return NormOf(checkpoint) is { } norm and not TcnNorm.Frame
            ? throw new ExportException(
                $"{checkpoint.Path}: norm {norm} looks at the whole clip, so that chunks would not give the same "
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

        using var scope = NewDisposeScope();
        using var network = NetworkOf(checkpoint);
        checkpoint.CopyTo(network);
        OnnxGraph.RoundMatrices(network);
        network.eval();
        var settings = checkpoint.Settings;
        var facts = FactsOf(network, settings) with { Thresholds = thresholds };
        var model = GraphOf(network).ToBytes(facts.ToMetadata(), version);
        var least = network is Classifier classifier ? classifier.Settings.FrameStep : 1;
        var difference = ExportParity.Check(checkpoint.Path, input => Probabilities(network, input), model, settings.Bins, least, run, tolerance);

        return new ExportedModel(model, facts, difference);
    }

    private static nn.Module NetworkOf(CheckpointContent checkpoint)
    {
        var settings = checkpoint.Settings;

        switch (checkpoint.Stage)
        {
            case "classifier":
                return new Classifier(settings.Labels.Classifier, settings.Grid, settings.Bins, settings.Instruments.Length);
            case "separator" when settings.Recurrent is { } recurrent:
                return new RecurrentSeparator(recurrent, settings.Bins, settings.Instruments.Length);
            case "separator":
                return new Separator(settings.Separator with { Precision = MatrixPrecision.Full }, settings.Bins, settings.Instruments.Length);
            default:
                return new Transcriptor(settings.Transcriptor with { Precision = MatrixPrecision.Full }, settings.Bins, settings.Instruments.Length);
        }
    }

    private static TcnNorm? NormOf(CheckpointContent checkpoint) => checkpoint.Stage switch
    {
        "separator" => checkpoint.Settings.Recurrent is null ? checkpoint.Settings.Separator.Norm : null,
        "transcriptor" => checkpoint.Settings.Transcriptor.Norm,
        _ => null,
    };

    private static ModelFacts FactsOf(nn.Module network, TrainingSettings settings)
    {
        var facts = new ModelFacts
        {
            Kind = network switch
            {
                Transcriptor => ModelKind.Transcriptor,
                Classifier => ModelKind.Classifier,
                _ => ModelKind.Mask,
            },
            Sources = [.. settings.Instruments],
            SampleRate = settings.SampleRate,
            Window = settings.Window,
            Hop = settings.PlaybackHop,
            WindowShape = settings.WindowShape,
            Bins = settings.Bins,
            Mode = ModelMode.Block,
            ContextFrames = 0,
            LookaheadFrames = 0,
            SynthesisWindow = settings.SynthesisWindow,
            Interleave = settings.Interleave,
        };

        return network switch
        {
            Separator separator => WithContext(facts, separator.Network.Settings),
            Transcriptor transcriptor => WithContext(facts, transcriptor.Network.Settings),
            RecurrentSeparator { Settings: { Bidirectional: true } sizes } => facts with
            {
                BlockFrames = facts.Interleave * sizes.BlockFrames,
                ContextFrames = facts.Interleave * sizes.ContextFrames,
                LookaheadFrames = facts.Interleave * sizes.ContextFrames,
            },
            RecurrentSeparator => facts with { Mode = ModelMode.Streaming },
            _ => facts,
        };
    }

    private static ModelFacts WithContext(ModelFacts facts, TcnSettings sizes) => facts with
    {
        Mode = sizes.Causal ? ModelMode.Streaming : ModelMode.Block,
        ContextFrames = facts.Interleave * sizes.ContextFrames,
        LookaheadFrames = facts.Interleave * sizes.LookaheadFrames,
    };

    private static OnnxGraph GraphOf(nn.Module network)
    {
        var graph = new OnnxGraph();

        switch (network)
        {
            case Classifier classifier:
                return ClassifierExport.Graph(classifier);
            case RecurrentSeparator separator:
                var recurrent = RecurrentExport.Add(graph, separator, Magnitude(graph, separator.Bins));
                return Finish(graph, recurrent, "masks", "sources", separator.Sources, "bins", separator.Bins);
            case Separator separator:
                var bins = separator.Network.Bins;
                var masks = TcnExport.Add(graph, separator.Network, Magnitude(graph, bins));
                return Finish(graph, masks, "masks", "sources", separator.Sources, "bins", bins);
            default:
                var transcriptor = (Transcriptor)network;
                var roll = TcnExport.Add(graph, transcriptor.Network, Magnitude(graph, transcriptor.Network.Bins));
                return Finish(graph, roll, "pianoroll", "instruments", transcriptor.Instruments, "pitches", PianoRoll.Pitches);
        }
    }

    /// <summary>What the exported model gives, one output after the other: transcriptors and classifiers give logits here.</summary>
    private static Tensor[] Probabilities(nn.Module network, Tensor magnitude)
    {
        switch (network)
        {
            case Classifier classifier:
                var heard = classifier.call(magnitude);
                return [heard.Frames.sigmoid(), heard.Present];
            case Transcriptor transcriptor:
                return [transcriptor.call(magnitude).sigmoid()];
            default:
                return [((nn.Module<Tensor, Tensor>)network).call(magnitude)];
        }
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
