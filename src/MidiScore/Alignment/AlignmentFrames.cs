using System.Numerics.Tensors;

namespace WeakSep.MidiScore.Alignment;

/// <summary>
/// What a recording or a score sounds like frame by frame: twelve chroma values of norm 1, or 0 in silence, and twelve
/// onset values, [frames, 24].
/// </summary>
/// <remarks>The distance of two frames is half the squared Euclidean distance: 1 - cosine for the chroma alone.</remarks>
internal sealed class AlignmentFrames
{
    /// <summary>Pitch classes, C to B.</summary>
    public const int Classes = 12;

    /// <summary>Values per frame.</summary>
    public const int Width = 2 * Classes;

    private readonly float[] _values;
    private readonly float[] _halfNorms;

    /// <summary>Takes over the values, [frames, 24].</summary>
    public AlignmentFrames(float[] values)
    {
        _values = values;
        _halfNorms = new float[values.Length / Width];

        for (var frame = 0; frame < _halfNorms.Length; frame++)
        {
            _halfNorms[frame] = 0.5f * TensorPrimitives.SumOfSquares(this[frame]);
        }
    }

    /// <summary>Number of frames.</summary>
    public int Count => _halfNorms.Length;

    /// <summary>The values of a frame, [24].</summary>
    public ReadOnlySpan<float> this[int frame] => _values.AsSpan(frame * Width, Width);

    /// <summary>Distance of two frames, 0 or more.</summary>
    public static float Distance(AlignmentFrames a, int i, AlignmentFrames b, int j) =>
        Math.Max(0, a._halfNorms[i] + b._halfNorms[j] - TensorPrimitives.Dot(a[i], b[j]));

    /// <summary>Whether a frame is silent.</summary>
    public bool IsSilent(int frame) => !this[frame][..Classes].ContainsAnyExcept(0f);

    /// <summary>The frames from one to another, the last one excluded.</summary>
    public AlignmentFrames Slice(int from, int to) => new(_values[(from * Width)..(to * Width)]);

    /// <summary>Means of groups of frames, their chroma scaled to norm 1 again.</summary>
    /// <param name="factor">Frames per group, 1 or more; the last group may be smaller.</param>
    public AlignmentFrames Coarse(int factor)
    {
        var coarse = new float[((Count + factor - 1) / factor) * Width];

        for (var frame = 0; frame < Count; frame++)
        {
            var sum = coarse.AsSpan(frame / factor * Width, Width);
            TensorPrimitives.Add(sum, this[frame], sum);
        }

        for (var start = 0; start < coarse.Length; start += Width)
        {
            Normalize(coarse.AsSpan(start, Classes));
            var onsets = coarse.AsSpan(start + Classes, Classes);
            TensorPrimitives.Divide(onsets, factor, onsets);
        }

        return new AlignmentFrames(coarse);
    }

    /// <summary>The same music some semitones higher.</summary>
    public AlignmentFrames Transposed(int semitones)
    {
        var moved = new float[_values.Length];

        for (var i = 0; i < moved.Length; i++)
        {
            var place = i % Classes;
            moved[i - place + ((place + semitones + (2 * Classes)) % Classes)] = _values[i];
        }

        return new AlignmentFrames(moved);
    }

    /// <summary>Scales values to norm 1; leaves silence.</summary>
    public static void Normalize(Span<float> values)
    {
        var norm = TensorPrimitives.Norm(values);

        if (norm > 0)
        {
            TensorPrimitives.Divide(values, norm, values);
        }
    }
}
