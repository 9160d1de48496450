using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Transcription;

/// <summary>Memory of one transcription, as large as the largest block so far.</summary>
/// <param name="facts">The transcriptor.</param>
internal sealed class TranscriptionBuffers(ModelFacts facts)
{
    private float[] _roll = [];
    private float[] _rollOfOne = [];
    private float[] _separated = [];
    private int _frames;
    private bool _withSeparator;

    /// <summary>Probabilities, [sources, frames, 88].</summary>
    internal Span<float> Roll => _roll.AsSpan(0, Cells);

    /// <summary>Probabilities of all sources in what was separated as one, [sources, frames, 88].</summary>
    internal Span<float> RollOfOne => _rollOfOne.AsSpan(0, Cells);

    /// <summary>Separated magnitudes, [sources, frames, bins].</summary>
    internal Span<float> Separated => _separated.AsSpan(0, _withSeparator ? facts.Sources.Count * _frames * facts.Bins : 0);

    private int Cells => facts.Sources.Count * _frames * OnnxTranscriptor.Pitches;

    /// <summary>Makes room for a block.</summary>
    /// <param name="frames">Its frames.</param>
    /// <param name="withSeparator">Whether sources are separated.</param>
    internal void Prepare(int frames, bool withSeparator)
    {
        _frames = frames;
        _withSeparator = withSeparator;
        Grow(ref _roll, Cells);

        if (withSeparator)
        {
            Grow(ref _rollOfOne, Cells);
            Grow(ref _separated, facts.Sources.Count * frames * facts.Bins);
        }
    }

    private static void Grow(ref float[] array, int length) => array = array.Length < length ? new float[length] : array;
}
