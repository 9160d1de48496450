namespace WeakSep.MidiScore;

/// <summary>Turns controller 64 into longer notes.</summary>
internal static class SustainPedal
{
    private const int Controller = 64;
    private const int ResetAllControllers = 121;    // releases the pedal, too (MIDI recommended practice RP-015)
    private const int DownFrom = 64;                // a switch controller is on in the upper half of its range

    /// <summary>Prolongs the notes that sound while the pedal is down; order and count stay.</summary>
    public static IReadOnlyList<ScoreNote> Apply(IReadOnlyList<ScoreNote> notes, IReadOnlyList<ControlChange> controls)
    {
        var spans = Spans(controls);

        return spans.Count == 0 ? notes : Prolong(notes, spans);
    }

    /// <summary>The times between press and release, in order; a press without release is left out.</summary>
    private static List<PedalSpan> Spans(IReadOnlyList<ControlChange> controls)
    {
        var spans = new List<PedalSpan>();
        double? pressed = null;

        foreach (var change in controls)
        {
            var isPedal = change.Controller == Controller;

            if (isPedal && change.Value >= DownFrom)
            {
                pressed ??= change.Time;
            }
            else if ((isPedal || change.Controller == ResetAllControllers) && pressed is { } start)
            {
                if (change.Time > start)
                {
                    spans.Add(new PedalSpan(start, change.Time));
                }

                pressed = null;
            }
        }

        return spans;
    }

    private static ScoreNote[] Prolong(IReadOnlyList<ScoreNote> notes, List<PedalSpan> spans)
    {
        var sustained = new ScoreNote[notes.Count];
        Span<double> nextStrike = stackalloc double[128];
        nextStrike.Fill(double.PositiveInfinity);

        for (var i = notes.Count - 1; i >= 0; i--)
        {
            var note = notes[i];
            ref var strike = ref nextStrike[note.Pitch & 127];
            var released = Release(note.Offset, spans);

            // Struck again under the pedal: the string starts anew, and the first note ends there.
            var offset = Math.Max(note.Offset, Math.Min(released, strike));

            sustained[i] = note with { Offset = offset };
            strike = note.Onset;
        }

        return sustained;
    }

    /// <summary>When a key let go at <paramref name="offset"/> is silent: the end of the span that holds it.</summary>
    private static double Release(double offset, List<PedalSpan> spans)
    {
        var low = 0;
        var high = spans.Count;

        while (low < high)
        {
            var middle = (low + high) / 2;

            if (spans[middle].Release > offset)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low < spans.Count && spans[low].Press < offset ? spans[low].Release : offset;
    }
}
