using System.Runtime.InteropServices;
using WeakSep.Audio;

namespace WeakSep.Host.Devices;

/// <summary>Plays an input into a processor in real time; what comes out goes nowhere.</summary>
internal sealed unsafe class PacedPlayer : IDisposable
{
    private readonly IPacedInput _input;
    private readonly PacedLoop _loop;
    private readonly int _sampleRate;
    private readonly int _blockFrames;
    private ProcessorCall? _call;
    private float* _samples;        // [left, right, outputs; frames]
    private volatile DeviceState _state = DeviceState.Ready;
    private long _starvedBlocks;
    private bool _disposed;

    /// <summary>Makes a player.</summary>
    /// <param name="name">Name of its thread, for debuggers.</param>
    /// <param name="input">What to play; disposed with the player.</param>
    /// <param name="sampleRate">Samples per second, in hertz.</param>
    /// <param name="blockFrames">Samples per block.</param>
    internal PacedPlayer(string name, IPacedInput input, int sampleRate, int blockFrames)
    {
        _input = input;
        _sampleRate = sampleRate;
        _blockFrames = blockFrames;
        _loop = new PacedLoop(name, sampleRate, blockFrames, Step);
    }

    /// <summary>How it fares.</summary>
    internal DeviceState State => _state;

    /// <summary>Deadlines missed by more than a block, and blocks for which the input was not there in time.</summary>
    internal long Xruns => _loop.MissedDeadlines + Interlocked.Read(ref _starvedBlocks);

    /// <summary>Why it is lost.</summary>
    internal Exception? Failure => _call?.Failure ?? _input.Failure;

    /// <summary>Prepares the processor and plays.</summary>
    /// <exception cref="DeviceException">It plays already.</exception>
    internal void Start(IBlockProcessor processor)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);

        if (_call is not null)
        {
            throw new DeviceException("the device was started already");
        }

        const int Sides = 2;
        _call = new ProcessorCall(processor);
        _samples = (float*)NativeMemory.AllocZeroed((nuint)(Sides + processor.OutputNames.Count) * (nuint)_blockFrames, sizeof(float));

        for (var input = 0; input < processor.InputNames.Count; input++)
        {
            _call.Inputs[input] = Channel(Math.Min(input, Sides - 1));
        }

        for (var output = 0; output < processor.OutputNames.Count; output++)
        {
            _call.Outputs[output] = Channel(Sides + output);
        }

        _call.Prepare(_sampleRate, _blockFrames);
        _input.Start(_blockFrames, _call.LatencySamples);
        _state = DeviceState.Running;
        _loop.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _loop.Dispose();
            _input.Dispose();
            _call?.Dispose();
            NativeMemory.Free(_samples);
        }
    }

    /// <summary>One block.</summary>
    /// <returns>Whether more follow.</returns>
    [AudioThread]
    private bool Step()
    {
        var input = _input.Next(new Span<float>(Channel(0), _blockFrames), new Span<float>(Channel(1), _blockFrames));

        if (input == PacedInputState.Failed || !_call!.Run(_blockFrames))
        {
            _state = DeviceState.Lost;
            return false;
        }

        if (input == PacedInputState.Starved)
        {
            Interlocked.Increment(ref _starvedBlocks);
        }
        else if (input == PacedInputState.Ended)
        {
            _state = DeviceState.Finished;
            return false;
        }

        return true;
    }

    private float* Channel(int index) => _samples + ((long)index * _blockFrames);
}
