namespace WeakSep.Host.Web;

/// <summary>The master strip.</summary>
internal sealed record SessionMaster
{
    /// <summary>Its fader, in decibels, -60 (silence) to 12. Default 0.</summary>
    public double GainDb { get; set; }
}
