using TorchSharp.Modules;
using WeakSep.Audio.Spectral;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// Says which classes sound, frame by frame and in the clip as a whole (weak-labels.md sections 5.2 to 5.4): magnitudes
/// [batch, frames, bins] in, at least <see cref="ClassifierSettings.FrameStep"/> frames. Classes are independent of each other.
/// </summary>
public sealed class Classifier : nn.Module<Tensor, ClassifierOutput>
{
    private readonly Tensor? _mel;
    private readonly ModuleList<ConvolutionBlock>? _blocks;
    private readonly LSTM? _lstm;
    private readonly ModuleList<Linear>? _layers;
    private readonly Linear _output;
    private readonly Linear? _attention;

    /// <summary>Builds a classifier with fresh weights.</summary>
    /// <param name="settings">Its sizes.</param>
    /// <param name="grid">Where the bins lie.</param>
    /// <param name="bins">Frequency bins.</param>
    /// <param name="classes">Classes.</param>
    /// <exception cref="ArgumentException">The convolutions leave no bin.</exception>
    public Classifier(ClassifierSettings settings, StftGrid grid, int bins, int classes)
        : base(nameof(Classifier))
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        Settings = settings;
        Bins = Require.InRange(bins, 1, 1 << 16);
        Classes = Require.InRange(classes, 1, 256);
        Features = settings.MelFilters ?? bins;

        if (settings.MelFilters is { } filters)
        {
            _mel = tensor(MelFilters.Matrix(grid, bins, filters), [bins, filters]).DetachFromDisposeScope();
        }

        if (settings.Kind == ClassifierKind.Convolutional)
        {
            _blocks = new ModuleList<ConvolutionBlock>([.. settings.Channels.Select((channels, index) =>
                new ConvolutionBlock(index == 0 ? 1 : settings.Channels[index - 1], channels, settings.Kernel, halvesFrames: index > 0))]);
            Features = settings.Channels[^1] * (Features >> settings.Channels.Length);
        }

        if (Features == 0)
        {
            throw new ArgumentException(
                $"channels has {settings.Channels.Length} convolutions; expected fewer for {settings.MelFilters ?? bins} bins, which each halves");
        }

        var depth = settings.Layers ?? (_blocks is null ? 2 : 1);
        var heard = 2 * settings.Units;

        if (settings.Kind == ClassifierKind.FeedForward)
        {
            _layers = new ModuleList<Linear>([.. Enumerable.Range(0, depth).Select(layer => nn.Linear(layer == 0 ? Features : settings.Units, settings.Units))]);
            heard = depth == 0 ? Features : settings.Units;
        }
        else
        {
            _lstm = nn.LSTM(Features, settings.Units, depth, batchFirst: true, bidirectional: true);
        }

        _output = nn.Linear(heard, classes);
        _attention = settings.Pooling == ClipPooling.Attention ? nn.Linear(heard, classes) : null;

        if (_lstm is not null)
        {
            RecurrentStart.Draw(_lstm);
        }

        foreach (var layer in Layers.Append(_output))
        {
            RecurrentStart.Draw(layer);
        }

        RegisterComponents();
    }

    /// <summary>What it was built with.</summary>
    public ClassifierSettings Settings { get; }

    /// <summary>Frequency bins.</summary>
    public int Bins { get; }

    /// <summary>Classes.</summary>
    public int Classes { get; }

    /// <summary>Values per frame that enter the LSTM, or the first layer.</summary>
    internal int Features { get; }

    internal Tensor? Mel => _mel;

    internal IEnumerable<ConvolutionBlock> Blocks => _blocks ?? Enumerable.Empty<ConvolutionBlock>();

    internal LSTM? Lstm => _lstm;

    internal IEnumerable<Linear> Layers => _layers ?? Enumerable.Empty<Linear>();

    internal Linear Output => _output;

    internal Linear? Attention => _attention;

    /// <summary>What sounds in clips.</summary>
    /// <param name="input">Magnitudes [batch, frames, bins].</param>
    public override ClassifierOutput forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var features = InputScale.Apply(_mel is null ? input : input.matmul(_mel), Settings.Input);

        if (_blocks is not null)
        {
            var maps = _blocks.Aggregate(features.unsqueeze(1), (map, block) => block.call(map));
            features = maps.transpose(1, 2).flatten(2);
        }

        var hidden = _lstm is null ? Layers.Aggregate(features, (value, layer) => layer.call(value).relu()) : _lstm.call(features).Item1;
        var logits = _output.call(hidden).transpose(1, 2);
        var (present, absent) = Pool(logits, hidden);

        return new ClassifierOutput(logits, present, absent);
    }

    /// <summary>
    /// Keeps weights and batch norms as they are from now on, while gradients go on through. The LSTM stays in training mode,
    /// which changes nothing in it: cuDNN goes back through no other.
    /// </summary>
    public void Freeze()
    {
        eval();
        _lstm?.train();

        foreach (var parameter in parameters())
        {
            parameter.requires_grad = false;
        }
    }

    /// <summary>The labels of frames at the rate of the output: a class sounds in it if it does in any of its frames.</summary>
    /// <param name="labels">[batch, classes, frames].</param>
    public Tensor Target(Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);

        return Settings.FrameStep == 1 ? labels : nn.functional.max_pool1d(labels, Settings.FrameStep);
    }

    private (Tensor Present, Tensor Absent) Pool(Tensor logits, Tensor hidden)
    {
        if (Settings.Pooling == ClipPooling.Max)
        {
            var most = logits.amax([2]);
            return (most.sigmoid(), most.neg().sigmoid());
        }

        if (_attention is null)
        {
            return (logits.sigmoid().mean([2]), logits.neg().sigmoid().mean([2]));
        }

        var weights = _attention.call(hidden).transpose(1, 2).softmax(2);

        return ((weights * logits.sigmoid()).sum(2), (weights * logits.neg().sigmoid()).sum(2));
    }
}
