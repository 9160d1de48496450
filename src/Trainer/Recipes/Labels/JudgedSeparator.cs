using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Labels;

/// <summary>A separator and the classifier that judges it, trained together and kept in one checkpoint.</summary>
internal sealed class JudgedSeparator : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _separator;
    private readonly Classifier _classifier;

    public JudgedSeparator(nn.Module<Tensor, Tensor> separator, Classifier classifier)
        : base(nameof(JudgedSeparator))
    {
        _separator = separator;
        _classifier = classifier;
        RegisterComponents();
    }

    public Classifier Classifier => _classifier;

    /// <summary>Masks [batch, sources, frames, bins] for magnitudes [batch, frames, bins].</summary>
    public override Tensor forward(Tensor input)
    {
        return _separator.call(input);
    }
}
