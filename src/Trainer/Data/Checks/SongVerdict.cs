using WeakSep.MidiScore;

namespace WeakSep.Trainer.Data.Checks;

/// <summary>What listening to a song gave.</summary>
/// <param name="Findings">What is wrong with it.</param>
/// <param name="Aligned">Its score in the sound's time, where that is to be used; else null.</param>
public sealed record SongVerdict(IReadOnlyList<DataFinding> Findings, Score? Aligned)
{
    /// <summary>Whether sound and score do not belong together.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Kind == FindingKind.Refused);
}
