using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data.Mixed;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Data;

/// <summary>The arrays of a <see cref="ClipBatch"/>, filled on another thread than the one that trains.</summary>
internal sealed class RawClips
{
    private readonly int _instruments;
    private readonly int _frames;
    private readonly int _bins;

    public RawClips(int count, int instruments, int frames, int bins, bool withSources, bool withSpectra)
    {
        _instruments = instruments;
        _frames = frames;
        _bins = bins;
        Names = new string[count];
        Known = new ClipKnowledge[count];
        Mixture = new float[count * frames * bins];
        Roll = new float[count * instruments * frames * PianoRoll.Pitches];
        Sources = withSources && !withSpectra ? new float[count * instruments * frames * bins] : null;
        Spectra = withSpectra ? new float[count * frames * 2 * bins] : null;
        SourceSpectra = withSources && withSpectra ? new float[count * instruments * frames * 2 * bins] : null;
    }

    public string[] Names { get; }

    public ClipKnowledge[] Known { get; }

    /// <summary>[clip, frame, bin].</summary>
    public float[] Mixture { get; }

    /// <summary>[clip, instrument, frame, pitch].</summary>
    public float[] Roll { get; }

    /// <summary>[clip, instrument, frame, bin].</summary>
    public float[]? Sources { get; }

    /// <summary>[clip, frame, real and imaginary part, bin].</summary>
    public float[]? Spectra { get; }

    /// <summary>[clip, instrument, frame, real and imaginary part, bin].</summary>
    public float[]? SourceSpectra { get; }

    public Span<float> MixtureOf(int clip) => Mixture.AsSpan(clip * _frames * _bins, _frames * _bins);

    public Span<float> RollOf(int clip, int instrument)
    {
        var size = _frames * PianoRoll.Pitches;
        return Roll.AsSpan((clip * _instruments + instrument) * size, size);
    }

    public Span<float> SourceOf(int clip, int instrument)
    {
        var size = _frames * _bins;
        return Sources.AsSpan((clip * _instruments + instrument) * size, size);
    }

    public Span<float> SpectrumOf(int clip)
    {
        var size = _frames * 2 * _bins;
        return Spectra.AsSpan(clip * size, size);
    }

    public Span<float> SourceSpectrumOf(int clip, int instrument)
    {
        var size = _frames * 2 * _bins;
        return SourceSpectra.AsSpan((clip * _instruments + instrument) * size, size);
    }

    public ClipBatch ToBatch()
    {
        var count = Names.Length;

        return new ClipBatch(
            Names,
            tensor(Mixture, [count, _frames, _bins]),
            tensor(Roll, [count, _instruments, _frames, PianoRoll.Pitches]),
            Sources is null ? null : tensor(Sources, [count, _instruments, _frames, _bins]),
            Spectra is null ? null : tensor(Spectra, [count, _frames, 2, _bins]),
            SourceSpectra is null ? null : tensor(SourceSpectra, [count, _instruments, _frames, 2, _bins]),
            Known: Known);
    }
}
