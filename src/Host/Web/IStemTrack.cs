namespace WeakSep.Host.Web;

/// <summary>A stem, or the song itself, to be heard and drawn.</summary>
internal interface IStemTrack
{
    /// <summary>Frames that lie on the disk and in the peaks so far.</summary>
    long ReadyFrames { get; }

    /// <summary>What its waveform is drawn from.</summary>
    PeakPyramid Peaks { get; }

    /// <summary>Opens its samples for one caller.</summary>
    StemSamples Open();
}
