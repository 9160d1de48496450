namespace TorchSharp.Modules;

/// <summary>Options of Adam and AdamW.</summary>
internal sealed class AdamOptions : OptimizerOptions
{
    /// <summary>Decay of the mean of the gradients.</summary>
    public double? beta1;

    /// <summary>Decay of the mean of their squares.</summary>
    public double? beta2;

    /// <summary>Part of the weights that is taken away per step (AdamW) or added to the gradient (Adam).</summary>
    public double? weight_decay;

    /// <summary>Keeps the quotient finite.</summary>
    public double? eps;

    /// <inheritdoc/>
    public override void SaveStateDict(BinaryWriter writer)
    {
        base.SaveStateDict(writer);
        writer.Write(beta1!.Value);
        writer.Write(beta2!.Value);
        writer.Write(weight_decay!.Value);
        writer.Write(eps!.Value);
    }

    /// <inheritdoc/>
    public override void LoadStateDict(BinaryReader reader)
    {
        base.LoadStateDict(reader);
        beta1 = reader.ReadDouble();
        beta2 = reader.ReadDouble();
        weight_decay = reader.ReadDouble();
        eps = reader.ReadDouble();
    }

    /// <inheritdoc/>
    public override void LoadStateDict(OptimizerOptions source)
    {
        base.LoadStateDict(source);
        var other = (AdamOptions)source;
        (beta1, beta2, weight_decay, eps) = (other.beta1, other.beta2, other.weight_decay, other.eps);
    }
}
