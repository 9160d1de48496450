using WeakSep.Audio;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Live.Bench;

/// <summary>Something like music without end, for measurements: notes that fade, spread in stereo, over a little noise.</summary>
/// <remarks>A few seconds are computed beforehand and play again and again without a seam, so that playing costs a copy.</remarks>
internal sealed class NoteInput : IPacedInput
{
    private const int LoopSeconds = 4;
    private const int NotesPerSecond = 8;
    private const int Harmonics = 5;
    private const double NoteSeconds = 1;
    private const double FadesPerSecond = 5;        // by a factor of e each
    private const double LowestHz = 55;
    private const int Semitones = 48;
    private const double SemitonesPerOctave = 12;
    private const double NoiseLevel = 0.01;         // -40 dB: no bin of a spectrum is quite empty
    private const float Peak = 0.5f;                // -6 dBFS

    private readonly float[] _left;
    private readonly float[] _right;
    private int _at;

    /// <summary>Computes the music.</summary>
    /// <param name="sampleRate">In hertz.</param>
    internal NoteInput(int sampleRate)
    {
        var random = new Random(11);
        _left = new float[LoopSeconds * sampleRate];
        _right = new float[LoopSeconds * sampleRate];

        for (var note = 0; note < LoopSeconds * NotesPerSecond; note++)
        {
            AddNote(random, sampleRate, note * sampleRate / NotesPerSecond);
        }

        foreach (var side in new[] { _left, _right })
        {
            var loudest = side.Max(Math.Abs);

            for (var index = 0; index < side.Length; index++)
            {
                side[index] = (Peak / loudest * side[index]) + (float)(NoiseLevel * ((2 * random.NextDouble()) - 1));
            }
        }
    }

    /// <inheritdoc/>
    public Exception? Failure => null;

    /// <inheritdoc/>
    public void Start(int blockFrames, int tailFrames)
    {
    }

    /// <inheritdoc/>
    [AudioThread]
    public PacedInputState Next(Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            var count = Math.Min(left.Length - done, _left.Length - _at);
            _left.AsSpan(_at, count).CopyTo(left[done..]);
            _right.AsSpan(_at, count).CopyTo(right[done..]);
            done += count;
            _at = (_at + count) % _left.Length;
        }

        return PacedInputState.Playing;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // Notes that reach beyond the end of the loop go on at its start.
    private void AddNote(Random random, int sampleRate, int start)
    {
        var hertz = LowestHz * Math.Pow(2, random.Next(Semitones) / SemitonesPerOctave);
        var pan = random.NextDouble();

        for (var sample = 0; sample < (int)(NoteSeconds * sampleRate); sample++)
        {
            var time = (double)sample / sampleRate;
            var value = 0.0;

            for (var harmonic = 1; harmonic <= Harmonics && harmonic * hertz < sampleRate / 2.0; harmonic++)
            {
                value += Math.Sin(2 * Math.PI * harmonic * hertz * time) / harmonic;
            }

            // The fade reaches 0 with the note's end.
            value *= Math.Exp(-FadesPerSecond * time) * (1 - (time / NoteSeconds));
            var at = (start + sample) % _left.Length;
            _left[at] += (float)((1 - pan) * value);
            _right[at] += (float)(pan * value);
        }
    }
}
