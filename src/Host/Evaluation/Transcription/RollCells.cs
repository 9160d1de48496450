using System.Runtime.InteropServices;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>Keeps the probabilities of a whole track.</summary>
/// <param name="sources">Number of sources.</param>
internal sealed class RollCells(int sources) : IRollSink
{
    private readonly List<float>[] _cells = [.. Enumerable.Range(0, sources).Select(_ => new List<float>())];

    /// <summary>Frames so far.</summary>
    internal int Frames => _cells[0].Count / OnnxTranscriptor.Pitches;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> roll, int allFrames, int first, int count)
    {
        for (var source = 0; source < _cells.Length; source++)
        {
            var start = ((source * allFrames) + first) * OnnxTranscriptor.Pitches;
            _cells[source].AddRange(roll.Slice(start, count * OnnxTranscriptor.Pitches));
        }
    }

    /// <summary>The probabilities of a source, [frames, 88].</summary>
    internal ReadOnlySpan<float> Of(int source) => CollectionsMarshal.AsSpan(_cells[source]);
}
