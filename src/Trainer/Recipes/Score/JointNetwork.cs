using WeakSep.Trainer.Networks;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Score;

/// <summary>A separator and the transcriptor that judges it, trained together and kept in one checkpoint.</summary>
internal sealed class JointNetwork : nn.Module<Tensor, Tensor>
{
    private readonly Separator _separator;
    private readonly Transcriptor _transcriptor;

    public JointNetwork(Separator separator, Transcriptor transcriptor)
        : base(nameof(JointNetwork))
    {
        _separator = separator;
        _transcriptor = transcriptor;
        RegisterComponents();
    }

    public Separator Separator => _separator;

    public Transcriptor Transcriptor => _transcriptor;

    /// <summary>Masks [batch, sources, frames, bins] for magnitudes [batch, frames, bins].</summary>
    public override Tensor forward(Tensor input)
    {
        return _separator.call(input);
    }
}
