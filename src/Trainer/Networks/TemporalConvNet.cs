using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Networks;

/// <summary>
/// The temporal convolutional network of score.md section 5, used as separator, transcriptor and classifier alike:
/// magnitudes [batch, frames, bins] to logits [batch, frames, outputs].
/// </summary>
public sealed class TemporalConvNet : nn.Module<Tensor, Tensor>
{
    /// <summary>Exponent of <see cref="MagnitudeScale.Compressed"/>.</summary>
    public const double CompressionExponent = 0.3;

    /// <summary>
    /// Added to magnitudes before compression, where the power's slope is infinite: -120 dB below a full-scale sine.
    /// </summary>
    public const double CompressionFloor = 1e-6;

    private readonly ModuleList<TcnBlock> _blocks;

    /// <summary>Builds a network with fresh weights, drawn as PyTorch draws them.</summary>
    /// <param name="settings">Sizes.</param>
    /// <param name="bins">Frequency bins of the input.</param>
    /// <param name="outputs">Values per output frame.</param>
    public TemporalConvNet(TcnSettings settings, int bins, int outputs)
        : base(nameof(TemporalConvNet))
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        Settings = settings;
        Bins = Require.InRange(bins, 1, 1 << 16);
        Outputs = Require.InRange(outputs, 1, 1 << 20);

        InputNorm = new ClipNorm(bins, settings.Norm);
        Input = nn.Linear(bins, settings.Bottleneck);
        _blocks = new ModuleList<TcnBlock>(
            [.. from repeat in Enumerable.Range(0, settings.Repeats)
                from power in Enumerable.Range(0, settings.BlocksPerRepeat)
                select new TcnBlock(settings, 1 << power)]);
        OutputActivation = new Bend(settings.Activation);
        Output = nn.Linear(settings.Skip, outputs);
        RegisterComponents();
    }

    /// <summary>The sizes it was built with.</summary>
    public TcnSettings Settings { get; }

    /// <summary>Frequency bins of the input.</summary>
    public int Bins { get; }

    /// <summary>Values per output frame.</summary>
    public int Outputs { get; }

    internal ClipNorm InputNorm { get; }

    internal Linear Input { get; }

    internal IEnumerable<TcnBlock> Blocks => _blocks;

    internal Bend OutputActivation { get; }

    internal Linear Output { get; }

    /// <summary>Magnitudes [batch, frames, bins] to logits [batch, frames, outputs]; the sigmoid is left to the caller.</summary>
    /// <param name="input">Magnitudes.</param>
    public override Tensor forward(Tensor input)
    {
        var scaled = Settings.Input == MagnitudeScale.Compressed
            ? (input + CompressionFloor).pow(CompressionExponent)
            : input;
        var hidden = Input.call(InputNorm.call(scaled));
        Tensor? skips = null;

        foreach (var block in _blocks)
        {
            (hidden, var skip) = block.call(hidden);
            skips = skips is null ? skip : skips + skip;
        }

        return Output.call(OutputActivation.call(skips!));
    }
}
