namespace WeakSep.MidiScore.PianoRolls;

/// <summary>How often each class plays: the priors that weight the losses (score specification, section 3).</summary>
public static class ActivityRates
{
    /// <summary>Share of frames in which at least one pitch sounds, over all rolls of one class.</summary>
    /// <param name="rolls">The rolls of one class, of any lengths; a clip in which it is silent counts, too.</param>
    /// <returns>0 to 1; 0 where there are no frames.</returns>
    public static double ActiveShare(IEnumerable<PianoRoll> rolls)
    {
        var active = 0L;
        var total = 0L;

        foreach (var roll in rolls)
        {
            active += roll.ActiveFrames;
            total += roll.Frames;
        }

        return total == 0 ? 0 : (double)active / total;
    }
}
