using WeakSep.Audio;
using WeakSep.Host.Devices;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Live;

/// <summary>
/// What a sound device plays through: stereo in, one stereo output per source out, the residual and the dry mixture beside
/// them, all equally late.
/// </summary>
internal sealed class LiveEngine : IBlockProcessor, IDisposable
{
    internal const string ResidualName = "residual";
    internal const string DryName = "dry";

    private const int Sides = 2;
    private const int RehearsalBlocks = 100;

    private readonly IStreamingMaskModel _model;
    private readonly LatencyClass _latency;
    private readonly Action? _prepareThread;
    private StreamingSeparator? _separator;
    private long _allocatedBytes;
    private long _lateBefore;           // counted by separators that other rates or block sizes have replaced

    /// <summary>Creates an engine.</summary>
    /// <param name="model">The model, warmed up; the caller disposes it after this.</param>
    /// <param name="latency">What is traded for quality.</param>
    /// <param name="prepareThread">Gives the model's thread a real-time priority.</param>
    internal LiveEngine(IStreamingMaskModel model, LatencyClass latency, Action? prepareThread)
    {
        _model = model;
        _latency = latency;
        _prepareThread = prepareThread;
        Strips = [.. model.Facts.Sources.Append(ResidualName).Append(DryName).Select(name => new OutputStrip(name))];
        OutputNames = [.. Strips.SelectMany(strip => new[] { strip.Name + "_L", strip.Name + "_R" })];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> InputNames { get; } = ["in_L", "in_R"];

    /// <inheritdoc/>
    public IReadOnlyList<string> OutputNames { get; }

    /// <inheritdoc/>
    public int LatencySamples => _separator?.Latency.TotalSamples ?? 0;

    /// <summary>The outputs: sources, residual, dry.</summary>
    internal IReadOnlyList<OutputStrip> Strips { get; }

    /// <summary>The separation itself; null until prepared.</summary>
    internal StreamingSeparator? Separator => _separator;

    /// <summary>Where the outputs are recorded; null when they are not.</summary>
    internal LiveRecorder? Recorder { get; set; }

    /// <summary>Bytes that the audio thread and the model's thread have allocated while playing.</summary>
    internal long AllocatedBytes => Volatile.Read(ref _allocatedBytes) + (_separator?.AllocatedBytes ?? 0);

    /// <summary>Blocks that went out with older masks.</summary>
    internal long LateFrames => _lateBefore + (_separator?.LateFrames ?? 0);

    /// <inheritdoc/>
    public void Prepare(int sampleRate, int blockFrames)
    {
        _lateBefore = LateFrames;
        _separator?.Dispose();
        var format = new AudioFormat(sampleRate, Sides);

        // What the runtime has not compiled yet, it compiles now rather than in the first blocks.
        using (var rehearsal = new StreamingSeparator(_model, format, blockFrames, _latency))
        {
            for (var block = 0; block < RehearsalBlocks; block++)
            {
                rehearsal.Process(blockFrames);
            }
        }

        _model.Reset();
        _separator = new StreamingSeparator(_model, format, blockFrames, _latency, _prepareThread);

        foreach (var strip in Strips)
        {
            strip.Prepare(sampleRate);
        }
    }

    /// <summary>
    /// Begins with the dry mixture muted: where outputs are added up, it would play everything a second time, whatever else
    /// is muted.
    /// </summary>
    internal void MuteDry()
    {
        Strips[^1].SetMute(true);
        ApplyStrips();
    }

    /// <summary>Makes gains, mutes and solos heard; for the control thread.</summary>
    internal void ApplyStrips()
    {
        var othersAreSolo = Strips.Any(strip => strip.Solo);

        foreach (var strip in Strips)
        {
            strip.Apply(othersAreSolo);
        }
    }

    /// <inheritdoc/>
    [AudioThread]
    public void Process(in AudioBlock block)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var separator = _separator!;

        for (var side = 0; side < Sides; side++)
        {
            block.Input(side).CopyTo(separator.Input(side));
        }

        separator.Process(block.Frames);
        var sources = separator.Sources.Count;
        // A file has one rate: a recording ends where the device changes its own.
        var recorder = Recorder?.SampleRate == separator.Format.SampleRate ? Recorder : null;

        for (var index = 0; index < Strips.Count; index++)
        {
            var left = index < sources ? separator.Output(index, 0) : index == sources ? separator.Residual(0) : separator.Dry(0);
            var right = index < sources ? separator.Output(index, 1) : index == sources ? separator.Residual(1) : separator.Dry(1);
            var (leftOut, rightOut) = (2 * index, (2 * index) + 1);
            Strips[index].Process(
                left[..block.Frames], right[..block.Frames], block.Output(leftOut), block.Output(rightOut));

            if (recorder is not null)
            {
                recorder.Add(index, left[..block.Frames], right[..block.Frames]);
            }
        }

        Volatile.Write(ref _allocatedBytes, _allocatedBytes + GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <inheritdoc/>
    public void Dispose() => _separator?.Dispose();
}
