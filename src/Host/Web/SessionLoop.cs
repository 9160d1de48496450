namespace WeakSep.Host.Web;

/// <summary>A region that repeats.</summary>
internal sealed record SessionLoop
{
    /// <summary>Its first moment, in seconds.</summary>
    public double Start { get; set; }

    /// <summary>The moment behind its last, in seconds.</summary>
    public double End { get; set; }

    /// <summary>Whether it repeats.</summary>
    public bool On { get; set; }
}
