using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Labels.Mixtures;

namespace WeakSep.Trainer.Tests.Data.Labels.Mixtures;

/// <summary>
/// Recordings with short and long ones per class in such shares that the published priors come out
/// (docs/labels-data.md).
/// </summary>
public sealed class EventBankFixture : IDisposable
{
    private static readonly (double Seconds, int Count)[][] Lengths =
        [[(1.0, 3), (2.7, 1)], [(0.8, 2), (3.7, 5)], [(0.6, 3), (3.7, 2)], [(2.4, 3), (3.9, 7)], [(0.8, 1), (4.0, 11)]];

    public EventBankFixture()
    {
        var recordings = Lengths.SelectMany((byLength, index) => byLength.SelectMany(pair =>
            Enumerable.Range(0, pair.Count).Select(number => Folder.Recording(index, pair.Seconds, number))));
        Bank = Load([.. recordings]);
    }

    public EventBank Bank { get; }

    internal EventFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();

    internal static EventBank Load(LabelledRecording[] recordings) =>
        EventBank.Load(recordings, EventFolder.Classes, EventFolder.SampleRate, new EventMixtureSettings(), null, CancellationToken.None);
}
