namespace WeakSep.Trainer.Data.Labels.Music;

/// <summary>A song that has the sound of each class by itself.</summary>
public interface IStemSong
{
    /// <summary>Its name, for messages.</summary>
    string Name { get; }

    /// <summary>train, validation or test.</summary>
    string Split { get; }

    /// <summary>Its length.</summary>
    double Seconds { get; }

    /// <summary>The files that a class is the sum of; none where it is silent throughout.</summary>
    /// <param name="name">A class.</param>
    IReadOnlyList<string> SoundOf(string name);
}
