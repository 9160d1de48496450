using System.Numerics.Tensors;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Spectral;

namespace WeakSep.MidiScore.Alignment;

/// <summary>What a recording sounds like: frames of 20 ms for warping, onset strengths of 10 ms for the fine work.</summary>
internal sealed class RecordingFrames
{
    /// <summary>Seconds from one frame for warping to the next.</summary>
    public const double HopSeconds = 0.02;

    /// <summary>Seconds from one row of onset strengths to the next.</summary>
    public const double OnsetHopSeconds = 0.01;

    /// <summary>Lowest band of the chroma: a window of 0.2 s resolves a semitone from here on.</summary>
    public const int LowestHarmonicBand = 43;

    /// <summary>Lowest band of the onset strengths: lower partials rise too slowly to time an onset.</summary>
    public const int LowestOnsetBand = 52;

    private const int Classes = AlignmentFrames.Classes;
    private const int HarmonicWindow = 4096;        // 205 ms
    private const int OnsetWindow = 1536;           // 77 ms
    private const double SilenceBelowLoud = 1e-3;   // 60 dB under the loud frames
    private const double LoudShare = 0.95;          // the level that this share of the frames does not exceed
    private const float Compression = 100;          // log(1 + 100 x): soft notes count beside loud ones

    private readonly float[] _onsets;

    private RecordingFrames(AlignmentFrames frames, float[] onsets, double tuningCents)
    {
        Frames = frames;
        _onsets = onsets;
        TuningCents = tuningCents;
    }

    /// <summary>Frames for warping, 20 ms apart.</summary>
    public AlignmentFrames Frames { get; }

    /// <summary>Bands of the onset strengths.</summary>
    public static int OnsetBands => SemitoneBands.Highest - LowestOnsetBand + 1;

    /// <summary>Rows of onset strengths, 10 ms apart.</summary>
    public int OnsetCount => _onsets.Length / OnsetBands;

    /// <summary>How far the recording is tuned above A4 = 440 Hz.</summary>
    public double TuningCents { get; }

    /// <summary>Onset strengths of a row, 0 or more, about 1 where a loud note begins, [bands].</summary>
    public ReadOnlySpan<float> Onsets(int row) => _onsets.AsSpan(row * OnsetBands, OnsetBands);

    /// <summary>Analyses a recording.</summary>
    /// <param name="mono">One channel.</param>
    /// <param name="sampleRate">Its rate in hertz.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    public static RecordingFrames Of(ReadOnlySpan<float> mono, int sampleRate, CancellationToken cancellation)
    {
        var samples = Resampler.Resample(mono, sampleRate, SpectralFrames.SampleRate);
        var tuning = TuningEstimate.Cents(samples, cancellation);
        var values = Chroma(samples, tuning, cancellation);
        var onsets = OnsetStrengths(samples, tuning, cancellation);
        OnsetDecay.Write(FoldOnsets(onsets, values.Length / AlignmentFrames.Width), values);

        return new RecordingFrames(new AlignmentFrames(values), onsets, tuning);
    }

    private static float[] Chroma(ReadOnlySpan<float> samples, double tuning, CancellationToken cancellation)
    {
        var hop = (int)(HopSeconds * SpectralFrames.SampleRate);
        var grid = new StftGrid(SpectralFrames.SampleRate, HarmonicWindow, hop);
        var filter = new SemitoneBands(grid, LowestHarmonicBand, tuning);
        var bands = Bands(samples, grid, filter, cancellation);

        var count = bands.Length / filter.Count;
        var levels = new float[count];

        for (var frame = 0; frame < count; frame++)
        {
            levels[frame] = TensorPrimitives.Sum(bands.AsSpan(frame * filter.Count, filter.Count));
        }

        var loud = Loud(levels);
        var values = new float[count * AlignmentFrames.Width];

        for (var frame = 0; frame < count; frame++)
        {
            if (levels[frame] > SilenceBelowLoud * loud)
            {
                Fold(bands.AsSpan(frame * filter.Count, filter.Count), loud, values.AsSpan(frame * AlignmentFrames.Width, Classes));
            }
        }

        return values;
    }

    /// <summary>The semitone bands of every frame, [frames, bands].</summary>
    private static float[] Bands(ReadOnlySpan<float> samples, StftGrid grid, SemitoneBands filter, CancellationToken cancellation)
    {
        var bands = new float[grid.FrameCount(samples.Length) * filter.Count];
        SpectralFrames.Visit(
            samples, grid, (frame, magnitudes) => filter.Sum(magnitudes, bands.AsSpan(frame * filter.Count, filter.Count)),
            cancellation);

        return bands;
    }

    /// <summary>Sums compressed bands over the octaves; what all pitch classes have in common is noise.</summary>
    private static void Fold(ReadOnlySpan<float> bands, float loud, Span<float> chroma)
    {
        for (var band = 0; band < bands.Length; band++)
        {
            chroma[(LowestHarmonicBand + band) % Classes] += MathF.Log(1 + (Compression * bands[band] / loud));
        }

        TensorPrimitives.Subtract(chroma, TensorPrimitives.Min(chroma), chroma);
        AlignmentFrames.Normalize(chroma);
    }

    /// <summary>The rise of every band over 20 ms around each row, [rows, bands].</summary>
    private static float[] OnsetStrengths(ReadOnlySpan<float> samples, double tuning, CancellationToken cancellation)
    {
        var hop = (int)(OnsetHopSeconds * SpectralFrames.SampleRate);
        var grid = new StftGrid(SpectralFrames.SampleRate, OnsetWindow, hop);
        var filter = new SemitoneBands(grid, LowestOnsetBand, tuning);
        var bands = Bands(samples, grid, filter, cancellation);

        var loud = Loud(bands);

        foreach (ref var band in bands.AsSpan())
        {
            // A square root: the rise of a logarithm would be steepest long before the middle of the window.
            band = MathF.Sqrt(band / loud);
        }

        var rises = new float[bands.Length];

        for (var i = filter.Count; i < bands.Length - filter.Count; i++)
        {
            rises[i] = Math.Max(0, bands[i + filter.Count] - bands[i - filter.Count]);
        }

        return rises;
    }

    /// <summary>Onset strengths per pitch class and frame, the larger of the rows that it spans, [frames, 12].</summary>
    private static float[] FoldOnsets(float[] onsets, int frames)
    {
        const int RowsPerFrame = (int)(HopSeconds / OnsetHopSeconds);
        var folded = new float[frames * Classes];
        var row = new float[Classes];

        for (var at = 0; at < onsets.Length / OnsetBands; at++)
        {
            Array.Clear(row);

            for (var band = 0; band < OnsetBands; band++)
            {
                row[(LowestOnsetBand + band) % Classes] += onsets[(at * OnsetBands) + band];
            }

            var frame = Math.Min(frames - 1, at / RowsPerFrame);
            var target = folded.AsSpan(frame * Classes, Classes);
            TensorPrimitives.Max(target, row, target);
        }

        return folded;
    }

    private static float Loud(float[] levels)
    {
        var sorted = levels.Where(level => level > 0).Order().ToArray();
        return sorted.Length == 0 ? 1 : sorted[(int)(LoudShare * (sorted.Length - 1))];
    }
}
