namespace WeakSep.MidiScore.Alignment;

/// <summary>
/// Turns onset strengths per pitch class into the decaying, locally normalised onset features of Ewert, Müller and
/// Grosche (2009): an onset stays visible for a while, so that warping is led to it from both sides.
/// </summary>
internal static class OnsetDecay
{
    private const int Classes = AlignmentFrames.Classes;
    private const float Weight = 1.5f;          // beside a chroma of norm 1
    private const int DecayFrames = 10;         // 0.2 s
    private const int PeakFrames = 2;           // an onset is the largest value within 40 ms on either side
    private const int NormFrames = 50;          // strengths are seen against the strongest within 1 s
    private const float NormFloor = 0.1f;       // of the piece's strongest: noise in a pause is not scaled up

    /// <summary>Computes the features.</summary>
    /// <param name="strengths">Onset strengths, 0 or more, [frames, 12].</param>
    /// <param name="values">Receives the features beside the chroma, [frames, 24].</param>
    public static void Write(float[] strengths, float[] values)
    {
        var frames = strengths.Length / Classes;
        var norms = new float[frames];

        for (var frame = 0; frame < frames; frame++)
        {
            norms[frame] = System.Numerics.Tensors.TensorPrimitives.Norm(strengths.AsSpan(frame * Classes, Classes));
        }

        var floor = NormFloor * norms.DefaultIfEmpty(0).Max();
        var scales = SlidingMaximum(norms, NormFrames);

        for (var frame = 0; frame < frames; frame++)
        {
            for (var place = 0; place < Classes; place++)
            {
                var strength = strengths[(frame * Classes) + place];

                if (strength > 0 && IsPeak(strengths, frames, frame, place))
                {
                    Decay(values, frames, frame, place, Weight * strength / Math.Max(floor, scales[frame]));
                }
            }
        }
    }

    /// <summary>The largest value within a number of places on either side.</summary>
    private static float[] SlidingMaximum(float[] values, int radius)
    {
        var result = new float[values.Length];
        var falling = new LinkedList<int>();     // places of falling values: the first is the largest in the window

        for (var next = 0; next < values.Length + radius; next++)
        {
            if (next < values.Length)
            {
                while (falling.Last is { } last && values[last.Value] <= values[next])
                {
                    falling.RemoveLast();
                }

                falling.AddLast(next);
            }

            var place = next - radius;

            if (place >= 0)
            {
                while (falling.First!.Value < place - radius)
                {
                    falling.RemoveFirst();
                }

                result[place] = values[falling.First.Value];
            }
        }

        return result;
    }

    private static bool IsPeak(float[] strengths, int frames, int frame, int place)
    {
        var value = strengths[(frame * Classes) + place];

        for (var near = Math.Max(0, frame - PeakFrames); near <= Math.Min(frames - 1, frame + PeakFrames); near++)
        {
            if (strengths[(near * Classes) + place] > value)
            {
                return false;
            }
        }

        return true;
    }

    private static void Decay(float[] values, int frames, int frame, int place, float strength)
    {
        for (var later = 0; later < DecayFrames && frame + later < frames; later++)
        {
            ref var value = ref values[((frame + later) * AlignmentFrames.Width) + Classes + place];
            value = Math.Max(value, strength * MathF.Sqrt(1 - ((float)later / DecayFrames)));
        }
    }
}
