namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    protected Parameter _parameter { get; }

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Moves what is remembered to the device of the parameter.</summary>
    public virtual void to(torch.Device device)
    {
    }
}
