using System.Runtime.InteropServices;
using WeakSep.Audio;

namespace WeakSep.Host.Devices;

/// <summary>
/// Calls a processor from a device's thread and keeps the thread safe from it: an exception becomes silence, is
/// remembered, and ends the calls.
/// </summary>
/// <remarks>
/// <see cref="Run"/> belongs to the device's thread; everything else to the threads that control it. While it is
/// closed, or prepared anew, calls give silence; nobody waits but the thread that closes.
/// </remarks>
internal sealed unsafe class ProcessorCall : IDisposable
{
    private readonly IBlockProcessor _processor;
    private readonly int _outputCount;
    private float** _channels;      // inputs, then outputs
    private Exception? _failure;
    private int _frames;
    private int _latencySamples;
    private int _closed = 1;
    private int _inside;

    /// <summary>Takes the memory for a processor's channels; calls are silent until it is prepared.</summary>
    internal ProcessorCall(IBlockProcessor processor)
    {
        _processor = processor;
        _outputCount = processor.OutputNames.Count;
        _channels = (float**)NativeMemory.AllocZeroed((nuint)(processor.InputNames.Count + _outputCount), (nuint)sizeof(float*));
        Inputs = _channels;
        Outputs = _channels + processor.InputNames.Count;
    }

    /// <summary>Where the device puts a buffer per input before it calls.</summary>
    internal float** Inputs { get; }

    /// <summary>Where the device puts a buffer per output before it calls.</summary>
    internal float** Outputs { get; }

    /// <summary>What the processor threw; null as long as all is well.</summary>
    internal Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>The processor's latency as it was last looked at.</summary>
    internal int LatencySamples => Volatile.Read(ref _latencySamples);

    /// <summary>Prepares the processor, while calls are silent, and lets calls through.</summary>
    internal void Prepare(int sampleRate, int blockFrames)
    {
        Close();
        _processor.Prepare(sampleRate, blockFrames);
        _frames = blockFrames;
        Volatile.Write(ref _latencySamples, _processor.LatencySamples);
        Interlocked.Exchange(ref _closed, 0);
    }

    /// <summary>Looks at the processor's latency anew; for any thread but the device's.</summary>
    internal void RestateLatency() => Volatile.Write(ref _latencySamples, _processor.LatencySamples);

    /// <summary>Calls the processor for one block; the outputs are filled in any case.</summary>
    /// <param name="frames">Samples per channel; more than prepared give silence.</param>
    /// <returns>Whether the processor filled them.</returns>
    [AudioThread]
    internal bool Run(int frames)
    {
        // The exchange is a full fence: whoever closes either sees this call inside, or this call sees it closed.
        Interlocked.Exchange(ref _inside, 1);
        var done = Volatile.Read(ref _closed) == 0 && _failure is null && frames <= _frames && TryProcess(frames);

        if (!done)
        {
            for (var channel = 0; channel < _outputCount; channel++)
            {
                new Span<float>(Outputs[channel], frames).Clear();
            }
        }

        Volatile.Write(ref _inside, 0);
        return done;
    }

    /// <summary>Turns calls away and waits until none is under way.</summary>
    internal void Close()
    {
        Interlocked.Exchange(ref _closed, 1);
        var wait = default(SpinWait);

        while (Volatile.Read(ref _inside) != 0)
        {
            wait.SpinOnce();
        }
    }

    /// <summary>Gives the memory back; only when the device calls no more.</summary>
    public void Dispose()
    {
        NativeMemory.Free(_channels);
        _channels = null;
    }

    [AudioThread]
    private bool TryProcess(int frames)
    {
        try
        {
            _processor.Process(new AudioBlock(Inputs, Outputs, frames));
            return true;
        }
        catch (Exception problem)
        {
            Volatile.Write(ref _failure, problem);
            return false;
        }
    }
}
