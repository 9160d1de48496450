using System.Diagnostics;
using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Buffers;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Masking;
using WeakSep.RealtimeSeparator.Streaming;

namespace WeakSep.RealtimeSeparator;

/// <summary>
/// The audio side of live separation: mixture in, sources out, block by block, at a latency that is known beforehand and
/// never changes. Every output, the dry mixture and the residual included, is equally late.
/// </summary>
/// <remarks>
/// Fill <see cref="Input"/>, call <see cref="Process"/>, read <see cref="Output"/>: on the audio thread, which never waits,
/// locks or allocates here. The transforms run on that thread, the model on one of its own, and the masks of a frame are
/// needed a block after the frame was complete; when they are late the last masks are used once more.
/// </remarks>
public sealed class StreamingSeparator : IDisposable
{
    private const float Loudest = 16f;          // +24 dBFS; larger values are faults and would reach loudspeakers
    private const int SpareFrames = 4;
    private const int FramesBehind = 128;       // that a model may be late without losing any: most of a second

    private readonly IStreamingMaskModel _model;
    private readonly BlockScheduler _scheduler;
    private readonly BinMap _bins;
    private readonly MaskExtension _extension;
    private readonly StftAnalyzer[] _analyzers;         // per channel
    private readonly FrameStore _frames;                // between analysis and synthesis
    private readonly StemStream[] _stems;               // per source
    private readonly float[][] _inputs;                 // [channels][block]
    private readonly float[][] _dry;                    // the same, late
    private readonly float[][] _residual;
    private readonly DelayLine[] _delays;
    private readonly float _scale;
    private readonly float[] _magnitude;
    private readonly float[] _mean;
    private readonly float[] _fileMask;
    private readonly float[] _re;
    private readonly float[] _im;
    private long _due;                                  // number of the next frame to synthesise
    private int _silence;                               // samples of silence that still come before the signal
    private int _owed;                                  // samples that were missing, to be left out once they come

    /// <summary>Prepares for a stream and starts the model's thread.</summary>
    /// <param name="model">The model, warmed up; the caller disposes it after this.</param>
    /// <param name="format">Rate and channels of the mixture.</param>
    /// <param name="blockFrames">Samples per channel of a block, all blocks alike; at least 1.</param>
    /// <param name="latency">What is traded for quality; of no effect on models whose windows are equal.</param>
    /// <param name="prepareThread">Called first on the model's thread, to give it a real-time priority.</param>
    public StreamingSeparator(
        IStreamingMaskModel model,
        AudioFormat format,
        int blockFrames,
        LatencyClass latency = LatencyClass.Low,
        Action? prepareThread = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockFrames, 1);
        format.ThrowIfUnsupported();
        _model = model;
        Format = format;
        BlockFrames = blockFrames;
        var facts = model.Facts;
        var grid = LiveGrid.For(facts, format.SampleRate);
        var windows = facts.WindowsOn(grid, (int)latency);
        Latency = SeparatorLatency.Of(windows.SynthesisSize, grid.Hop, blockFrames, model.DelayFrames, model.BurstFrames);
        _bins = new BinMap(facts, grid);
        _extension = new MaskExtension(facts.Bins, _bins.CoveredFileBins, grid.Bins);
        _analyzers = [.. PerChannel(() => new StftAnalyzer(grid, windows, StftEdges.Causal))];
        var underWay = ((Latency.TotalSamples + blockFrames) / grid.Hop) + SpareFrames;
        _frames = new FrameStore(underWay, format.Channels, grid.Bins, facts.Bins);
        _stems = [.. facts.Sources.Select(_ => new StemStream(grid, windows, format.Channels, blockFrames))];
        _inputs = [.. PerChannel(() => new float[blockFrames])];
        _dry = [.. PerChannel(() => new float[blockFrames])];
        _residual = [.. PerChannel(() => new float[blockFrames])];
        _delays = [.. PerChannel(() => new DelayLine(Latency.TotalSamples))];
        Array.ForEach(_delays, delay => delay.Prepare(new AudioFormat(format.SampleRate, 1), blockFrames));
        _scale = (float)(1 / (windows.AnalysisSum * format.Channels));
        _magnitude = new float[grid.Bins];
        _mean = new float[grid.Bins];
        _fileMask = new float[grid.Bins];
        _re = new float[grid.Bins];
        _im = new float[grid.Bins];
        _silence = Latency.TotalSamples;
        Grid = grid;
        _scheduler = new BlockScheduler(model, underWay + FramesBehind, prepareThread);
    }

    /// <summary>Rate and channels.</summary>
    public AudioFormat Format { get; }

    /// <summary>The most samples per channel of a block.</summary>
    public int BlockFrames { get; }

    /// <summary>Names of the sources, in the order of the outputs.</summary>
    public IReadOnlyList<string> Sources => _model.Facts.Sources;

    /// <summary>How late every output is, by cause.</summary>
    public SeparatorLatency Latency { get; }

    /// <summary>The transforms' grid.</summary>
    public StftGrid Grid { get; }

    /// <summary>Frames whose masks were late, so that the last ones were used once more.</summary>
    public long LateFrames => _scheduler.LateFrames;

    /// <summary>Frames whose masks were not numbers, so that the model was reset and other frames' masks were used.</summary>
    public long UnusableFrames => _scheduler.UnusableFrames;

    /// <summary>Samples that were missing in the outputs because blocks were longer than said; 0 unless a device breaks its word.</summary>
    public long MissingSamples { get; private set; }

    /// <summary>Input samples that were not finite and were taken as 0.</summary>
    public long NonFiniteSamples { get; private set; }

    /// <summary>Frames that the model has not finished; for the audio thread, or who knows that it rests.</summary>
    public long FramesUnderWay => _scheduler.FramesUnderWay;

    /// <summary>Bytes that the model's thread has allocated.</summary>
    public long AllocatedBytes => _scheduler.AllocatedBytes;

    /// <summary>Why the model stopped, or null; the outputs go on with its last masks.</summary>
    public Exception? Failure => _scheduler.Failure;

    /// <summary>How long the model takes per frame, on its own thread.</summary>
    public DurationHistogram ModelDurations => _scheduler.Durations;

    /// <summary>How long <see cref="Process"/> takes per block, on the audio thread.</summary>
    public DurationHistogram BlockDurations { get; } = new();

    /// <summary>How long it takes from the start of the block that completes a frame until masks are there: both threads together.</summary>
    public DurationHistogram ResponseDurations => _scheduler.Responses;

    /// <summary>Where a channel of the mixture goes before <see cref="Process"/>, [BlockFrames].</summary>
    public Span<float> Input(int channel) => _inputs[channel];

    /// <summary>A channel of a source after <see cref="Process"/>, [BlockFrames].</summary>
    public ReadOnlySpan<float> Output(int source, int channel) => _stems[source].Block(channel);

    /// <summary>A channel of the mixture, as late as the sources.</summary>
    public ReadOnlySpan<float> Dry(int channel) => _dry[channel];

    /// <summary>What the sources leave of a channel of the mixture.</summary>
    public ReadOnlySpan<float> Residual(int channel) => _residual[channel];

    /// <summary>Separates a block.</summary>
    /// <param name="frames">Samples per channel, at most <see cref="BlockFrames"/>.</param>
    [AudioThread]
    public void Process(int frames)
    {
        var started = Stopwatch.GetTimestamp();

        for (var channel = 0; channel < _inputs.Length; channel++)
        {
            var input = _inputs[channel].AsSpan(0, frames);
            NonFiniteSamples += NonFinite.Silence(input);
            TensorPrimitives.Min(input, Loudest, input);
            TensorPrimitives.Max(input, -Loudest, input);
        }

        Analyse(frames, started);
        Synthesise(frames);

        for (var channel = 0; channel < _inputs.Length; channel++)
        {
            var dry = _dry[channel].AsSpan(0, frames);
            var residual = _residual[channel].AsSpan(0, frames);
            _inputs[channel].AsSpan(0, frames).CopyTo(dry);
            _delays[channel].Process(dry);
            dry.CopyTo(residual);

            foreach (var stem in _stems)
            {
                TensorPrimitives.Subtract(residual, stem.Block(channel)[..frames], residual);
            }
        }

        BlockDurations.AddSince(started);
    }

    /// <summary>
    /// Forgets how long and how late everything was, for a measurement; only while no block is under way and
    /// <see cref="FramesUnderWay"/> is 0.
    /// </summary>
    public void ClearStatistics()
    {
        _scheduler.ClearStatistics();
        BlockDurations.Clear();
        MissingSamples = 0;
    }

    /// <summary>Stops the model's thread.</summary>
    public void Dispose() => _scheduler.Dispose();

    private IEnumerable<T> PerChannel<T>(Func<T> create) => Enumerable.Range(0, Format.Channels).Select(_ => create());

    private void Analyse(int frames, long startedAt)
    {
        for (var done = 0; done < frames;)
        {
            var taken = 0;

            for (var channel = 0; channel < _analyzers.Length; channel++)
            {
                taken = _analyzers[channel].Push(_inputs[channel].AsSpan(done, frames - done));
            }

            done += taken;

            while (TryReadFrame(startedAt))
            {
            }
        }
    }

    private bool TryReadFrame(long startedAt)
    {
        var slot = _frames.Next;

        for (var channel = 0; channel < _analyzers.Length; channel++)
        {
            var re = slot.Re(channel);
            var im = slot.Im(channel);

            if (!_analyzers[channel].TryRead(re, im))
            {
                return false;
            }

            var target = channel == 0 ? _mean : _magnitude;
            Spectrum.Magnitudes(re, im, target, _scale);

            if (channel > 0)
            {
                TensorPrimitives.Add(_mean, _magnitude, _mean);
            }
        }

        _bins.ToModel(_mean, slot.Magnitude);
        _scheduler.Post(slot.Magnitude, startedAt);
        _frames.Advance();

        return true;
    }

    private void Synthesise(int frames)
    {
        var silence = Math.Min(_silence, frames);
        _silence -= silence;
        var wanted = frames - silence;

        while (_stems[0].Available < _owed + wanted && _due < _frames.Count)
        {
            MaskFrame(_frames[_due], _scheduler.Take(_due));
            _due++;
        }

        var skipped = Math.Min(_owed, _stems[0].Available);
        var missing = Math.Max(0, wanted + skipped - _stems[0].Available);
        _owed += missing - skipped;
        MissingSamples += missing;

        foreach (var stem in _stems)
        {
            stem.Fill(skipped, silence, wanted);
        }
    }

    private void MaskFrame(FrameStore.Frame frame, ReadOnlySpan<float> masks)
    {
        for (var source = 0; source < _stems.Length; source++)
        {
            var mask = masks.Slice(source * frame.Magnitude.Length, frame.Magnitude.Length);
            _bins.ToFile(mask, _fileMask);

            if (_extension.IsNeeded)
            {
                _extension.Extend(frame.Magnitude, mask, _fileMask);
            }

            for (var channel = 0; channel < _analyzers.Length; channel++)
            {
                TensorPrimitives.Multiply(frame.Re(channel), _fileMask, _re);
                TensorPrimitives.Multiply(frame.Im(channel), _fileMask, _im);
                _stems[source].Push(channel, _re, _im);
            }
        }
    }
}
