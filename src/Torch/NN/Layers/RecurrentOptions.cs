namespace TorchSharp.Modules;

/// <summary>What GRU and LSTM have in common.</summary>
internal sealed record RecurrentOptions(
    long HiddenSize, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    public long Directions => Bidirectional ? 2 : 1;
}
