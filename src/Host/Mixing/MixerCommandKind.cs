namespace WeakSep.Host.Mixing;

/// <summary>What the controlling thread tells the audio thread.</summary>
internal enum MixerCommandKind
{
    /// <summary>Another deck is to play: <see cref="MixerCommand.Index"/> is its slot.</summary>
    Deck,

    /// <summary>Play or pause: <see cref="MixerCommand.Index"/> is 1 or 0.</summary>
    Play,

    /// <summary>Gains of strip <see cref="MixerCommand.Index"/> of the newest deck.</summary>
    Strip,

    /// <summary>Gains of the master.</summary>
    Master,
}
