using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>
/// Makes notes of frame-wise probabilities (<c>metrics.md</c> section 10.1): a note is a run of frames at or above the source's
/// threshold; gaps of one frame are filled first, then runs of one frame are dropped. Runs in which the note's partials suddenly gain
/// energy are notes struck again, which probabilities alone cannot tell. Where thresholds were chosen for a model, they say when notes
/// begin: a note goes on as long as its probability is not much lower.
/// </summary>
internal sealed class NoteTracker
{
    private const int LongestGap = 1;       // frames; longer ones separate notes
    private const int ShortestNote = 2;     // frames; shorter ones are flicker
    private const int AttackFrames = 3;     // within which a note is loudest; 0.1 s
    private const int StruckAgainFrames = 4;            // earliest after a note's beginning: its own attack is over then
    private const double StruckAgainRise = 3;           // in energy, over two frames; of 2, 3 and 4 the best on validation pieces
    private const float Hold = 0.6f;        // of a chosen threshold, above which a note that has begun goes on
    private const int None = -1;

    private readonly double _framesPerSecond;
    private readonly HarmonicEnergy _harmonics;
    private readonly IReadOnlyList<float> _thresholds;
    private readonly float _hold;
    private readonly int[] _starts;         // [sources, pitches]: first frame of the run, or None
    private readonly int[] _ends;           // last active frame of the run
    private readonly double[] _energies;    // the largest of its first frames
    private readonly double[] _last;        // energy of the frame before
    private readonly double[] _lastButOne;
    private readonly List<TrackedNote> _notes = [];
    private int _frame;

    /// <summary>Begins at frame 0.</summary>
    /// <param name="facts">The transcriptor.</param>
    /// <param name="framesPerSecond">Frames per second.</param>
    internal NoteTracker(ModelFacts facts, double framesPerSecond)
    {
        _framesPerSecond = framesPerSecond;
        _harmonics = new HarmonicEnergy(facts);
        _thresholds = facts.SoundingFrom;
        _hold = facts.Thresholds is null ? 1 : Hold;
        _starts = new int[facts.Sources.Count * OnnxTranscriptor.Pitches];
        _ends = new int[_starts.Length];
        _energies = new double[_starts.Length];
        _last = new double[_starts.Length];
        _lastButOne = new double[_starts.Length];
        Array.Fill(_starts, None);
    }

    /// <summary>Adds frames.</summary>
    /// <param name="frames">Frames with their context.</param>
    /// <param name="first">The first to take.</param>
    /// <param name="count">How many to take.</param>
    internal void Add(SourceFrames frames, int first, int count)
    {
        for (var frame = first; frame < first + count; frame++, _frame++)
        {
            for (var index = 0; index < _starts.Length; index++)
            {
                var (source, pitch) = (index / OnnxTranscriptor.Pitches, index % OnnxTranscriptor.Pitches);
                var needed = _starts[index] == None ? _thresholds[source] : _hold * _thresholds[source];
                Step(index, frames.Probability(source, frame, pitch) >= needed);

                if (_starts[index] != None)
                {
                    Follow(index, _harmonics.Of(frames.Magnitude(source, frame), pitch));
                }
            }
        }
    }

    /// <summary>Ends all notes.</summary>
    /// <returns>The notes by onset, then source, then pitch.</returns>
    internal IReadOnlyList<TrackedNote> Complete()
    {
        for (var index = 0; index < _starts.Length; index++)
        {
            EndNote(index, _ends[index] + 1);
        }

        return [.. _notes.OrderBy(note => note.OnsetSeconds).ThenBy(note => note.Source).ThenBy(note => note.Pitch)];
    }

    private void Step(int index, bool active)
    {
        if (active)
        {
            if (_starts[index] == None)
            {
                BeginNote(index, _frame);
            }

            _ends[index] = _frame;
        }
        else if (_starts[index] != None && _frame - _ends[index] > LongestGap)
        {
            EndNote(index, _ends[index] + 1);
        }
    }

    /// <summary>Takes the energy of a note that sounds.</summary>
    private void Follow(int index, double energy)
    {
        var isStruckAgain = _frame - _starts[index] >= StruckAgainFrames
            && _ends[index] == _frame
            && energy > StruckAgainRise * _lastButOne[index];

        if (isStruckAgain)
        {
            // The window is several hops long: energy has risen when half of it lies behind the onset.
            EndNote(index, _frame - 1);
            BeginNote(index, _frame - 1);
        }

        if (_frame - _starts[index] < AttackFrames)
        {
            _energies[index] = Math.Max(_energies[index], energy);
        }

        (_lastButOne[index], _last[index]) = (_last[index], energy);
    }

    private void BeginNote(int index, int frame)
    {
        _starts[index] = frame;
        _energies[index] = 0;
    }

    private void EndNote(int index, int end)
    {
        var start = _starts[index];
        _starts[index] = None;

        if (start != None && end - start >= ShortestNote)
        {
            _notes.Add(new TrackedNote(
                index / OnnxTranscriptor.Pitches,
                OnnxTranscriptor.LowestPitch + (index % OnnxTranscriptor.Pitches),
                start / _framesPerSecond,
                end / _framesPerSecond,
                _energies[index]));
        }
    }
}
