namespace WeakSep.Host.Web;

/// <summary>The channel strip of a stem.</summary>
internal sealed record SessionStrip
{
    /// <summary>Its fader, in decibels, -60 (silence) to 12. Default 0.</summary>
    public double GainDb { get; set; }

    /// <summary>Left -1 to right 1. Default 0, the middle.</summary>
    public double Pan { get; set; }

    /// <summary>Whether it is silent.</summary>
    public bool Mute { get; set; }

    /// <summary>Whether only it and others with solo sound.</summary>
    public bool Solo { get; set; }
}
