namespace WeakSep.Composer.Harmony;

/// <summary>A chord: root and bass as pitch classes, and its quality.</summary>
internal readonly record struct Chord(int Root, ChordQuality Quality, int Bass)
{
    /// <summary>A chord in root position.</summary>
    public static Chord Of(int root, string suffix) =>
        new(PitchSet.Class(root), ChordQuality.Named(suffix), PitchSet.Class(root));

    /// <summary>All pitch classes of the chord, the bass included.</summary>
    public PitchSet Tones => PitchSet.Of(Root, Quality.Intervals).With(Bass);

    /// <summary>The three or four tones that make the chord (no extensions).</summary>
    public PitchSet Core => PitchSet.Of(Root, Quality.Intervals.Where(interval => interval < 12));

    /// <summary>
    /// The scale over this chord: the key's scale, bent where the chord leaves it, so that a secondary dominant gets
    /// its leading tone and a borrowed chord its flat.
    /// </summary>
    public PitchSet ScaleIn(Key key)
    {
        var scale = key.Scale;
        var tones = Tones;
        foreach (var interval in Quality.Intervals)
        {
            var tone = Root + interval;
            if (key.Scale.Contains(tone))
            {
                continue;
            }

            var raised = interval is 4 or 8 or 11 or 18;
            var replaced = raised ? tone - 1 : tone + 1;
            scale = scale.With(tone);
            if (!tones.Contains(replaced))
            {
                scale = scale.Without(replaced);
            }
        }

        return scale;
    }
}
