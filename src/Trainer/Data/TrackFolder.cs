namespace WeakSep.Trainer.Data;

/// <summary>
/// One track of a data set in Slakh2100's layout. Its files exist; none has been opened but metadata.yaml.
/// </summary>
/// <param name="Name">Name of its folder, such as Track00001.</param>
/// <param name="Split">Name of the folder that it lies in, such as train.</param>
/// <param name="Directory">Its folder.</param>
/// <param name="MixPath">The mix of all stems.</param>
/// <param name="ScorePath">The MIDI file of all stems; may differ from the stems' own (score.md section 3).</param>
/// <param name="Stems">The stems that have sound and score, in the order of their names.</param>
public sealed record TrackFolder(
    string Name,
    string Split,
    string Directory,
    string MixPath,
    string ScorePath,
    IReadOnlyList<StemEntry> Stems)
{
    /// <summary>Whether the audio of all stems is there, which training from scores does without.</summary>
    public bool StemsHaveSound => Stems.All(stem => File.Exists(stem.AudioPath));
}
