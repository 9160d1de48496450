using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Masking;

namespace WeakSep.RealtimeSeparator.Offline;

/// <summary>
/// The last stage: masks the mixture's spectrum and transforms it back, one signal per wanted source and channel, all channels
/// of a source through the same mask, so that the stereo image stays.
/// </summary>
/// <remarks>
/// The spectrum is computed a second time instead of being kept while the model looks ahead: a transform costs less time than
/// the memory for minutes of spectra costs.
/// </remarks>
internal sealed class StemSynthesis
{
    private const int BatchFrames = 32;     // frames per round: spectra stay in the cache, rounds are long against the cost of a fork

    private readonly ModelFacts _facts;
    private readonly BinMap _bins;
    private readonly MaskExtension _extension;
    private readonly IStemSink _sink;
    private readonly SampleQueue _mixture;
    private readonly StftAnalyzer[] _analyzers;
    private readonly SpectrumFrames[] _spectra;     // one per channel, [batch, file bins]
    private readonly StemVoice[] _voices;           // one per wanted source
    private readonly ReadOnlyMemory<float>[] _stems;
    private readonly ParallelOptions _parallel;

    private float[] _interleaved = [];
    private int _analysed;      // samples at the front of _mixture that the analyzers have taken

    internal StemSynthesis(
        ModelFacts facts,
        IReadOnlyList<int> sources,
        BinMap bins,
        AudioFormat format,
        StftGrid grid,
        WindowPair windows,
        IStemSink sink,
        int threads)
    {
        _facts = facts;
        _bins = bins;
        _extension = new MaskExtension(facts.Bins, bins.CoveredFileBins, grid.Bins);
        _sink = sink;
        _mixture = new SampleQueue(format.Channels);
        _analyzers = [.. Enumerable.Range(0, format.Channels).Select(_ => new StftAnalyzer(grid, windows, facts.Edges))];
        _spectra = [.. _analyzers.Select(_ => new SpectrumFrames(grid, facts.WindowShape, BatchFrames))];
        _voices = [.. sources.Select(source => new StemVoice(source, format.Channels, grid, windows, facts.Edges, BatchFrames))];
        _stems = new ReadOnlyMemory<float>[_voices.Length];
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    /// <summary>Samples per channel given to the sink so far.</summary>
    internal long Frames { get; private set; }

    /// <summary>Separates the frames of a block.</summary>
    /// <param name="block">A block whose masks are computed.</param>
    /// <param name="totalFrames">Samples per channel of the whole mixture; used with the last block.</param>
    /// <param name="cancellation">Checked between rounds.</param>
    internal void Process(SeparationBlock block, long totalFrames, CancellationToken cancellation)
    {
        _mixture.Add(block.Samples);

        for (var done = 0; done < block.BodyFrames; done += BatchFrames)
        {
            cancellation.ThrowIfCancellationRequested();
            var frames = Math.Min(BatchFrames, block.BodyFrames - done);
            var first = block.LeadFrames + done;
            ReadSpectra(frames);
            Parallel.For(0, _voices.Length, _parallel, index => MaskFrames(_voices[index], block, first, frames));
            Deliver();
        }

        if (block.IsLast)
        {
            Array.ForEach(_voices, voice => voice.Complete(totalFrames));
            Deliver();
        }
    }

    private void ReadSpectra(int frames)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            while (!TryReadFrame(frame))
            {
                // The first stage has seen this frame; when no sample is left it came from behind the end of the signal.
                if (!PushSamples())
                {
                    Array.ForEach(_analyzers, analyzer => analyzer.Complete());
                }
            }
        }
    }

    private bool TryReadFrame(int frame)
    {
        for (var channel = 0; channel < _analyzers.Length; channel++)
        {
            if (!_analyzers[channel].TryRead(_spectra[channel].Re(frame), _spectra[channel].Im(frame)))
            {
                return false;
            }
        }

        return true;
    }

    private bool PushSamples()
    {
        var taken = 0;

        for (var channel = 0; channel < _analyzers.Length; channel++)
        {
            taken = _analyzers[channel].Push(_mixture.Channel(channel)[_analysed..]);
        }

        _analysed += taken;
        return taken > 0;
    }

    private void MaskFrames(StemVoice voice, SeparationBlock block, int first, int frames)
    {
        var bins = _facts.Bins;
        var masks = block.Masks.AsSpan(voice.Source * block.AllFrames * bins, block.AllFrames * bins);

        for (var frame = 0; frame < frames; frame++)
        {
            var mask = masks.Slice((first + frame) * bins, bins);
            _bins.ToFile(mask, voice.Mask);

            if (_extension.IsNeeded)
            {
                _extension.Extend(block.Magnitudes.AsSpan((first + frame) * bins, bins), mask, voice.Mask);
            }

            for (var channel = 0; channel < _spectra.Length; channel++)
            {
                TensorPrimitives.Multiply(_spectra[channel].Re(frame), voice.Mask, voice.Re);
                TensorPrimitives.Multiply(_spectra[channel].Im(frame), voice.Mask, voice.Im);
                voice.PushFrame(channel);
            }
        }
    }

    private void Deliver()
    {
        // The last frames of a live model reach over the end by up to a hop.
        var frames = Math.Min(_voices[0].ReadyFrames, _mixture.Count);
        var length = frames * _analyzers.Length;

        if (length == 0)
        {
            return;
        }

        if (_interleaved.Length < length)
        {
            _interleaved = new float[length];
        }

        _mixture.CopyInterleaved(_interleaved.AsSpan(0, length));
        _mixture.Drop(frames);
        _analysed -= frames;

        for (var index = 0; index < _voices.Length; index++)
        {
            _stems[index] = _voices[index].TakeReady()[..length];
        }

        _sink.Write(_interleaved.AsMemory(0, length), _stems);
        Frames += frames;
    }
}
