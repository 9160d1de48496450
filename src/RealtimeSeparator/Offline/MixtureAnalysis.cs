using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Masking;

namespace WeakSep.RealtimeSeparator.Offline;

/// <summary>
/// The first stage: reads the mixture, takes the mean magnitude of its channels on the model's bins, and cuts the frames into
/// blocks with the context that the model needs on both sides.
/// </summary>
/// <remarks>
/// Frames outside the file do not exist: the first block has no context before it and the last none behind, exactly as in a
/// call on the whole file, so the network pads where it would pad there.
/// </remarks>
internal sealed class MixtureAnalysis
{
    private const int ReadFrames = 8192;    // samples per channel and read: few calls, little memory
    private const int SpareFrames = 64;     // frames of one read beyond what a block needs
    private const int MostPreparedFrames = 4096;

    private readonly ISampleSource _source;
    private readonly ModelFacts _facts;
    private readonly BinMap _bins;
    private readonly StftAnalyzer[] _analyzers;
    private readonly float _scale;
    private readonly int _chunkFrames;
    private readonly float[] _interleaved;
    private readonly float[] _re;
    private readonly float[] _im;
    private readonly float[] _magnitude;
    private readonly float[] _mean;

    private float[] _window = [];           // frames that a coming block needs, [frames, model bins]
    private int _windowFrames;
    private int _lead;                      // how many of them lie before the next block's body
    private bool _ended;

    internal MixtureAnalysis(ISampleSource source, ModelFacts facts, BinMap bins, StftGrid grid, WindowPair windows, int chunkFrames)
    {
        var channels = source.Format.Channels;
        _source = source;
        _facts = facts;
        _bins = bins;
        _chunkFrames = chunkFrames;
        _analyzers = [.. Enumerable.Range(0, channels).Select(_ => new StftAnalyzer(grid, windows, facts.Edges))];
        _scale = (float)(1 / (windows.AnalysisSum * channels));
        _interleaved = new float[ReadFrames * channels];
        _re = new float[grid.Bins];
        _im = new float[grid.Bins];
        _magnitude = new float[grid.Bins];
        _mean = new float[grid.Bins];
    }

    /// <summary>Samples per channel read so far.</summary>
    internal long Frames { get; private set; }

    /// <summary>Samples so far that were not finite and were taken as 0.</summary>
    internal long NonFiniteSamples { get; private set; }

    /// <summary>Fills the next block.</summary>
    /// <param name="block">Receives samples and magnitudes.</param>
    /// <param name="cancellation">Checked between reads.</param>
    /// <returns>False when no frame is left.</returns>
    internal bool Next(SeparationBlock block, CancellationToken cancellation)
    {
        block.Samples ??= new SampleQueue(_analyzers.Length);
        block.Samples.Clear();
        var needed = (long)_lead + _chunkFrames + _facts.LookaheadFrames;

        while (!_ended && _windowFrames <= needed)      // one more than needed tells whether this block is the last
        {
            cancellation.ThrowIfCancellationRequested();
            ReadSamples(block.Samples);
        }

        var available = _windowFrames - _lead;

        if (available == 0 || Frames == 0)
        {
            return false;
        }

        block.LeadFrames = _lead;
        block.BodyFrames = Math.Min(_chunkFrames, available);
        block.TrailFrames = Math.Min(_facts.LookaheadFrames, available - block.BodyFrames);
        block.IsLast = _ended && block.BodyFrames == available;
        CopyTo(block);
        Advance(block.BodyFrames);
        return true;
    }

    private void ReadSamples(SampleQueue samples)
    {
        var frames = _source.Read(_interleaved);

        if (frames == 0)
        {
            _ended = true;
            Array.ForEach(_analyzers, analyzer => analyzer.Complete());
            ReadFramesOut();
            return;
        }

        var read = _interleaved.AsSpan(0, frames * _analyzers.Length);
        NonFiniteSamples += NonFinite.Silence(read);
        samples.AddInterleaved(read);
        Frames += frames;

        for (var taken = 0; taken < frames;)
        {
            var rest = frames - taken;

            for (var channel = 0; channel < _analyzers.Length; channel++)
            {
                rest = _analyzers[channel].Push(samples.Channel(channel)[^(frames - taken)..]);
            }

            taken += rest;
            ReadFramesOut();
        }
    }

    private void ReadFramesOut()
    {
        while (true)
        {
            for (var channel = 0; channel < _analyzers.Length; channel++)
            {
                if (!_analyzers[channel].TryRead(_re, _im))
                {
                    return;
                }

                var target = channel == 0 ? _mean : _magnitude;
                Spectrum.Magnitudes(_re, _im, target, _scale);

                if (channel > 0)
                {
                    TensorPrimitives.Add(_mean, _magnitude, _mean);
                }
            }

            AddFrame();
        }
    }

    private void AddFrame()
    {
        var end = (_windowFrames + 1) * _facts.Bins;

        if (_window.Length < end)
        {
            // The steady size at once where chunks are short: large arrays that were outgrown stay in memory for long.
            var steady = _facts.ContextFrames + _chunkFrames + _facts.LookaheadFrames + SpareFrames;
            var frames = _chunkFrames <= MostPreparedFrames && _windowFrames < steady ? steady : 2 * (_windowFrames + 1);
            Array.Resize(ref _window, frames * _facts.Bins);
        }

        _bins.ToModel(_mean, _window.AsSpan(_windowFrames * _facts.Bins, _facts.Bins));
        _windowFrames++;
    }

    private void CopyTo(SeparationBlock block)
    {
        var length = block.AllFrames * _facts.Bins;

        if (block.Magnitudes.Length < length)
        {
            block.Magnitudes = new float[length];
        }

        _window.AsSpan(0, length).CopyTo(block.Magnitudes);
    }

    private void Advance(int frames)
    {
        var bodyEnd = _lead + frames;
        _lead = Math.Min(bodyEnd, _facts.ContextFrames);
        var drop = bodyEnd - _lead;
        _window.AsSpan(drop * _facts.Bins, (_windowFrames - drop) * _facts.Bins).CopyTo(_window);
        _windowFrames -= drop;
    }
}
