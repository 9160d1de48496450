using WeakSep.MidiScore;

namespace WeakSep.Composer.Performance;

/// <summary>Draws bend gestures as pitch-bend events; every gesture returns to the written pitch.</summary>
internal static class BendSampler
{
    private const double StepSeconds = 0.015;
    private const double VibratoHz = 5.4;
    private const double VibratoDelaySeconds = 0.18;
    private const double MaxPushSeconds = 0.22;
    private const double SlideSeconds = 0.07;

    /// <summary>Events in time order.</summary>
    public static List<PitchBend> Sample(IEnumerable<BendGesture> gestures, Func<double, double> seconds)
    {
        var events = new List<PitchBend>();
        var free = 0.0;
        foreach (var gesture in gestures.OrderBy(gesture => gesture.Start))
        {
            var start = Math.Max(0, seconds(gesture.Start) - 0.005);
            var length = seconds(gesture.Start + gesture.Length) - start;
            if (start < free || length < 0.05)
            {
                continue;
            }

            for (var at = 0.0; at < length; at += StepSeconds)
            {
                events.Add(new PitchBend(start + at, Math.Round(Depth(gesture, at, length), 3)));
            }

            events.Add(new PitchBend(start + length, 0));
            free = start + length + 0.001;
        }

        return events;
    }

    private static double Depth(BendGesture gesture, double at, double length)
    {
        switch (gesture.Kind)
        {
            case BendKind.PushUp:
                var push = Math.Min(MaxPushSeconds, length * 0.4);

                return at >= push ? 0 : -gesture.Depth * (1 + Math.Cos(Math.PI * at / push)) / 2;
            case BendKind.SlideIn:
                var slide = Math.Min(SlideSeconds, length * 0.3);

                return at >= slide ? 0 : -gesture.Depth * (1 - (at / slide));
            case BendKind.FallOff:
                var rest = at - (length * 0.7);

                return rest <= 0 ? 0 : -gesture.Depth * rest / (length * 0.3);
            default:
                var swing = Math.Clamp((at - VibratoDelaySeconds) / 0.2, 0, 1);

                return gesture.Depth * swing * Math.Sin(2 * Math.PI * VibratoHz * (at - VibratoDelaySeconds));
        }
    }
}
