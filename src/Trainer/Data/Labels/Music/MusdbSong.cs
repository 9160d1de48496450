namespace WeakSep.Trainer.Data.Labels.Music;

/// <summary>A song of MUSDB18-HQ; its files exist and have one length.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Split">train, validation or test.</param>
/// <param name="Directory">Its folder.</param>
/// <param name="Seconds">Its length.</param>
public sealed record MusdbSong(string Name, string Split, string Directory, double Seconds) : IStemSong
{
    /// <inheritdoc/>
    public IReadOnlyList<string> SoundOf(string name) => [PathOf(name)];

    /// <summary>The sound of a stem.</summary>
    /// <param name="name">bass, drums, other, vocals or mixture.</param>
    public string PathOf(string name) => Path.Combine(Directory, name + ".wav");
}
