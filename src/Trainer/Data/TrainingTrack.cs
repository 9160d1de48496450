using WeakSep.Trainer.Data.Mixed;

namespace WeakSep.Trainer.Data;

/// <summary>A track at the training rate: the mixture, its score as rolls and, where a recipe may see them, its sources.</summary>
internal sealed class TrainingTrack : IDisposable
{
    public TrainingTrack(
        string name, MappedSamples mixture, MappedSamples?[]? sources, UInt128[][] rolls, ClipKnowledge? known = null)
    {
        Name = name;
        Mixture = mixture;
        Sources = sources;
        Rolls = rolls;
        Known = known ?? ClipKnowledge.OfScore;
    }

    public string Name { get; }

    public MappedSamples Mixture { get; }

    /// <summary>Per instrument; null for one that the track lacks. Null as a whole where stems are not to be seen.</summary>
    public MappedSamples?[]? Sources { get; }

    /// <summary>
    /// Per instrument and frame, a bit per pitch: bit n is MIDI note 21 + n. Where the notes are not known, as
    /// <see cref="CoarseRolls"/> makes them.
    /// </summary>
    public UInt128[][] Rolls { get; }

    /// <summary>What is known of its clips.</summary>
    public ClipKnowledge Known { get; }

    /// <summary>Whole hops of audio.</summary>
    public int Frames => Rolls[0].Length;

    public void Dispose()
    {
        Mixture.Dispose();

        foreach (var source in Sources ?? [])
        {
            source?.Dispose();
        }
    }
}
