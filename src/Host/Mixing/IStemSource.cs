namespace WeakSep.Host.Mixing;

/// <summary>Where a mixer finds the stems of a song.</summary>
internal interface IStemSource
{
    /// <summary>Opens the stems of a song by a preset, whole or still growing.</summary>
    /// <param name="song">Id of the song; comes from outside.</param>
    /// <param name="preset">Name of the preset; comes from outside.</param>
    /// <exception cref="MixerException">There is no such song, or nothing of it by this preset; the message is one line for people.</exception>
    IStemReader Open(string song, string preset);
}
