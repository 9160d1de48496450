namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>
/// Makes notes of frame-wise probabilities (<c>metrics.md</c> section 10.1): a note is a run of frames at or above one half; gaps of one
/// frame are filled first, then runs of one frame are dropped.
/// </summary>
internal sealed class NoteTracker
{
    private const float Threshold = 0.5f;
    private const int LongestGap = 1;       // frames; longer ones separate notes
    private const int ShortestNote = 2;     // frames; shorter ones are flicker
    private const int None = -1;

    private readonly double _framesPerSecond;
    private readonly int[] _starts;         // [sources, pitches]: first frame of the run, or None
    private readonly int[] _ends;           // last active frame of the run
    private readonly List<TrackedNote> _notes = [];
    private int _frame;

    /// <summary>Begins at frame 0.</summary>
    /// <param name="sources">Number of sources.</param>
    /// <param name="framesPerSecond">Frames per second.</param>
    internal NoteTracker(int sources, double framesPerSecond)
    {
        _framesPerSecond = framesPerSecond;
        _starts = new int[sources * OnnxTranscriptor.Pitches];
        _ends = new int[_starts.Length];
        Array.Fill(_starts, None);
    }

    /// <summary>Adds frames.</summary>
    /// <param name="roll">Probabilities, [sources, frames, 88].</param>
    /// <param name="allFrames">Frames in <paramref name="roll"/>.</param>
    /// <param name="first">The first to take.</param>
    /// <param name="count">How many to take.</param>
    internal void Add(ReadOnlySpan<float> roll, int allFrames, int first, int count)
    {
        for (var frame = first; frame < first + count; frame++, _frame++)
        {
            for (var index = 0; index < _starts.Length; index++)
            {
                var source = index / OnnxTranscriptor.Pitches;
                var pitch = index % OnnxTranscriptor.Pitches;
                Step(index, roll[(((source * allFrames) + frame) * OnnxTranscriptor.Pitches) + pitch] >= Threshold);
            }
        }
    }

    /// <summary>Ends all notes.</summary>
    /// <returns>The notes by onset, then source, then pitch.</returns>
    internal IReadOnlyList<TrackedNote> Complete()
    {
        for (var index = 0; index < _starts.Length; index++)
        {
            EndNote(index);
        }

        return [.. _notes.OrderBy(note => note.OnsetSeconds).ThenBy(note => note.Source).ThenBy(note => note.Pitch)];
    }

    private void Step(int index, bool active)
    {
        if (active)
        {
            _starts[index] = _starts[index] == None ? _frame : _starts[index];
            _ends[index] = _frame;
        }
        else if (_starts[index] != None && _frame - _ends[index] > LongestGap)
        {
            EndNote(index);
        }
    }

    private void EndNote(int index)
    {
        var (start, end) = (_starts[index], _ends[index] + 1);
        _starts[index] = None;

        if (start != None && end - start >= ShortestNote)
        {
            _notes.Add(new TrackedNote(
                index / OnnxTranscriptor.Pitches,
                OnnxTranscriptor.LowestPitch + (index % OnnxTranscriptor.Pitches),
                start / _framesPerSecond,
                end / _framesPerSecond));
        }
    }
}
