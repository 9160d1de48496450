using WeakSep.Audio;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Export;

/// <summary>What a network starts with: fresh weights, or those of a model that is trained further.</summary>
internal static class StartingWeights
{
    private const string ModelName = "model.onnx";
    private const string TranscriptorName = "transcriptor.onnx";

    /// <summary>A separator of the kind that the settings ask for, with the weights that the run starts from.</summary>
    /// <exception cref="CheckpointException">The model to start from is of another kind, grid or size; the message says where.</exception>
    /// <exception cref="SettingsException">A recurrent separator is to start from a model.</exception>
    public static nn.Module<Tensor, Tensor> NewSeparator(RunContext context)
    {
        var settings = context.Settings;

        if (settings.Recurrent is { } recurrent)
        {
            return context.From is null
                ? new RecurrentSeparator(recurrent, settings.Bins, settings.Instruments.Length)
                : throw new SettingsException($"{context.From}: a recurrent separator starts with fresh weights; expected no --from");
        }

        var separator = new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        CopyTo(separator, context);

        return separator;
    }

    /// <summary>
    /// Gives a separator the weights that the run starts from; without any it stays as it is. A model whose blocks are repeated
    /// less often is grown, a checkpoint with more hidden channels loses the weakest of them, and a causal separator may start
    /// from one that hears the future, which is taken from it.
    /// </summary>
    /// <exception cref="CheckpointException">The model to start from is of another kind, grid or size; the message says where.</exception>
    public static void CopyTo(Separator separator, RunContext context)
    {
        if (context.From is not { } from)
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var still = no_grad();
        var path = Directory.Exists(from) ? Path.Combine(from, ModelName) : from;
        using var model = Path.GetExtension(path) == ".onnx" ? ReadModel(path, context.Settings) : ReadCheckpoint(path);
        using var narrowed = Narrowed(model, separator.Network.Settings.Hidden);
        Copy(narrowed ?? model, separator, path);
        var (given, wanted) = (model.Network, separator.Network);
        wanted.SilenceFrom(given.BlockCount);

        if (wanted.Settings.Causal && !given.Settings.Causal)
        {
            wanted.ForgetFuture();
        }
    }

    /// <summary>Gives a transcriptor the weights of that of the preset that the run starts from; without any it stays as it is.</summary>
    /// <exception cref="CheckpointException">The preset's transcriptor is of another grid or size; the message says where.</exception>
    public static void CopyTo(Transcriptor transcriptor, RunContext context)
    {
        if (context.From is not { } from || Path.Combine(from, TranscriptorName) is var path && !File.Exists(path))
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var still = no_grad();
        TcnExport.Add(OpenModel(path, ModelKind.Transcriptor, context.Settings).Reader, transcriptor.Network, "magnitude");
    }

    private static void Copy(Separator model, Separator separator, string path)
    {
        var weights = model.state_dict();
        var grows = model.Network.Settings.BlocksPerRepeat == separator.Network.Settings.BlocksPerRepeat;

        foreach (var (name, target) in separator.state_dict())
        {
            if (weights.Remove(name, out var weight))
            {
                Check(weight.shape.SequenceEqual(target.shape), name, target);
                target.copy_(weight);
            }
            else
            {
                Check(grows, name, target);     // a weight of a further block
            }
        }

        if (weights.Count > 0)
        {
            throw new CheckpointException($"{path}: weight {weights.First().Key}: the network has none of that name");
        }

        void Check(bool fits, string name, Tensor target)
        {
            if (!fits)
            {
                throw new CheckpointException($"{path}: weight {name}: expected shape [{string.Join(", ", target.shape)}]");
            }
        }
    }

    // The same model with fewer hidden channels; null when it has no more than that.
    private static Separator? Narrowed(Separator model, int hidden)
    {
        var settings = model.Network.Settings;

        if (settings.Hidden <= hidden || settings.Order != TcnBlockOrder.FilterFirst)
        {
            return null;
        }

        var narrowed = new Separator(settings with { Hidden = hidden }, model.Network.Bins, model.Sources);
        var weights = model.state_dict();

        foreach (var (name, target) in narrowed.state_dict())
        {
            if (weights[name].shape.SequenceEqual(target.shape))
            {
                target.copy_(weights[name]);
            }
        }

        foreach (var (narrow, wide) in narrowed.Network.FilterFirstBlocks.Zip(model.Network.FilterFirstBlocks))
        {
            narrow.CopyStrongest(wide);
        }

        return narrowed;
    }

    private static Separator ReadCheckpoint(string path)
    {
        var checkpoint = Checkpoint.Load(path).Part("separator");
        var settings = checkpoint.Settings;
        var model = new Separator(settings.Separator, settings.Bins, settings.Instruments.Length);
        checkpoint.CopyTo(model);

        return model;
    }

    private static Separator ReadModel(string path, TrainingSettings settings)
    {
        var (reader, facts) = OpenModel(path, ModelKind.Mask, settings);
        var sizes = settings.Separator with { Causal = facts.Mode == ModelMode.Streaming };
        var model = new Separator(sizes, settings.Bins, settings.Instruments.Length);
        TcnExport.Add(reader, model.Network, "magnitude");

        return model;
    }

    private static (OnnxWeightReader Reader, ModelFacts Facts) OpenModel(string path, ModelKind kind, TrainingSettings settings)
    {
        var reader = new OnnxWeightReader(path);
        var facts = ReadFacts(reader, path);
        var expected = $"a {NameOf(kind)} of {string.Join(", ", settings.Instruments)} at {settings.SampleRate} Hz, window {settings.Window}, hop {settings.Hop}, {settings.Bins} bins";
        var found = $"a {NameOf(facts.Kind)} of {string.Join(", ", facts.Sources)} at {facts.SampleRate} Hz, window {facts.Window}, hop {facts.Hop * facts.Interleave}, {facts.Bins} bins";

        return found == expected ? (reader, facts) : throw new CheckpointException($"{path}: {found}; the settings expect {expected}");
    }

    private static string NameOf(ModelKind kind) => kind == ModelKind.Mask ? "separator" : kind.ToString().ToLowerInvariant();

    private static ModelFacts ReadFacts(OnnxWeightReader reader, string path)
    {
        try
        {
            return ModelFacts.FromMetadata(reader.Metadata, path);
        }
        catch (ModelFactsException e)
        {
            throw new CheckpointException(e.Message);
        }
    }
}
