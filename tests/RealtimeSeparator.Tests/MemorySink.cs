namespace WeakSep.RealtimeSeparator.Tests;

/// <summary>Keeps everything that a separator makes.</summary>
internal sealed class MemorySink : IStemSink
{
    public List<float> Mixture { get; } = [];

    public List<List<float>> Stems { get; } = [];

    public void Write(ReadOnlyMemory<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems)
    {
        Mixture.AddRange(mixture.Span);

        for (var index = 0; index < stems.Count; index++)
        {
            if (Stems.Count == index)
            {
                Stems.Add([]);
            }

            Stems[index].AddRange(stems[index].Span);
        }
    }
}
