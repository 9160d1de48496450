using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>
/// The tempo of a track, from its MIDI files: the median over time up to the end of the last note, so that neither a drift nor a few slow
/// bars count for much.
/// </summary>
internal static class ReferenceTempo
{
    /// <summary>The tempo of a track.</summary>
    /// <param name="track">The track.</param>
    /// <returns>Quarter notes per minute; null where the track has no score.</returns>
    /// <exception cref="MidiFormatException">A score cannot be read.</exception>
    internal static double? Of(TrackFolder track) =>
        (track.ScorePath ?? track.Stems.Select(stem => stem.MidiPath).FirstOrDefault(path => path is not null)) is { } path
            ? Of(MidiFileReader.Read(path))
            : null;

    /// <summary>The tempo of a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>Quarter notes per minute.</returns>
    internal static double Of(Score score)
    {
        var changes = score.Tempo.Changes;
        var end = score.DurationSeconds;
        var ends = changes.Skip(1).Select(next => next.Time).Append(end);
        var passed = 0.0;

        foreach (var (bpm, seconds) in changes
            .Zip(ends, (change, until) => (change.Bpm, Seconds: Math.Min(end, until) - Math.Min(end, change.Time)))
            .OrderBy(stretch => stretch.Bpm))
        {
            passed += seconds;

            if (passed >= end / 2)
            {
                return bpm;
            }
        }

        return changes[0].Bpm;
    }
}
