namespace WeakSep.Host.Devices;

/// <summary>How the input of a <see cref="PacedPlayer"/> fares after a block.</summary>
internal enum PacedInputState
{
    /// <summary>There is more.</summary>
    Playing,

    /// <summary>The block is silent because the next samples have not arrived in time.</summary>
    Starved,

    /// <summary>This was the last block.</summary>
    Ended,

    /// <summary>The input broke; what the block holds counts no more.</summary>
    Failed,
}
