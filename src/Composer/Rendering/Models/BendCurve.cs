using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>The pitch wheel of a part over time: steps, as MIDI has them.</summary>
internal sealed class BendCurve
{
    private readonly (int Frame, double Ratio)[] _steps;

    /// <summary>Reads the bends of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    internal BendCurve(ScorePart part, int sampleRate) => _steps =
    [
        (int.MinValue, 1),
        .. part.Bends.Select(bend => ((int)Math.Round(bend.Time * sampleRate), Math.Pow(2, bend.Semitones / 12))),
    ];

    /// <summary>Factor on every frequency at a moment.</summary>
    /// <param name="frame">Sample from the start of the part.</param>
    internal double RatioAt(int frame)
    {
        var (low, high) = (0, _steps.Length);

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = _steps[middle].Frame <= frame ? (middle, high) : (low, middle);
        }

        return _steps[low].Ratio;
    }

    /// <summary>Lowest factor of the whole part; sizes the memory of a string.</summary>
    internal double LowestRatio => _steps.Min(step => step.Ratio);
}
