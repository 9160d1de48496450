using WeakSep.MidiScore;

namespace WeakSep.Trainer.Data;

/// <summary>
/// One track of a data set. Its files exist; of its sound none has been opened.
/// </summary>
/// <param name="Name">Name of its folder, such as Track00001.</param>
/// <param name="Split">Name of the folder that it lies in, such as train.</param>
/// <param name="Directory">Its folder.</param>
/// <param name="MixPath">The mix of all stems.</param>
/// <param name="ScorePath">The MIDI file of all stems; may differ from the stems' own (score.md section 3). Null where there is none.</param>
/// <param name="Stems">The stems that have sound and score, in the order of their names.</param>
public sealed record TrackFolder(
    string Name,
    string Split,
    string Directory,
    string MixPath,
    string? ScorePath,
    IReadOnlyList<StemEntry> Stems)
{
    /// <summary>Whether the audio of all stems is there, which training from scores does without.</summary>
    public bool StemsHaveSound => Stems.All(stem => File.Exists(stem.AudioPath));

    /// <summary>Whether it lies in the plain layout, one score for all stems.</summary>
    public bool IsPlain => Stems.Any(stem => stem.Parts is not null);

    /// <summary>The parts of all stems.</summary>
    public IEnumerable<ScorePart> ReadParts() => Stems.SelectMany(stem => stem.ReadParts());
}
