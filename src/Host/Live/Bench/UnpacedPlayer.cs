using System.Runtime.InteropServices;
using WeakSep.Host.Devices;

namespace WeakSep.Host.Live.Bench;

/// <summary>Plays an input into a processor one block after the other, as fast as it goes; what comes out goes nowhere.</summary>
internal sealed unsafe class UnpacedPlayer : IDisposable
{
    private const int Sides = 2;

    private readonly IPacedInput _input;
    private readonly IBlockProcessor _processor;
    private readonly int _blockFrames;
    private readonly float* _samples;       // [left, right, outputs; frames]
    private readonly float** _channels;     // inputs, then outputs

    /// <summary>Takes the memory.</summary>
    /// <param name="input">What to play; disposed with the player.</param>
    /// <param name="processor">What to call, prepared.</param>
    /// <param name="blockFrames">Samples per block.</param>
    internal UnpacedPlayer(IPacedInput input, IBlockProcessor processor, int blockFrames)
    {
        _input = input;
        _processor = processor;
        _blockFrames = blockFrames;
        var (inputs, outputs) = (processor.InputNames.Count, processor.OutputNames.Count);
        _samples = (float*)NativeMemory.AllocZeroed((nuint)(Sides + outputs) * (nuint)blockFrames, sizeof(float));
        _channels = (float**)NativeMemory.AllocZeroed((nuint)(inputs + outputs), (nuint)sizeof(float*));

        for (var index = 0; index < inputs + outputs; index++)
        {
            _channels[index] = Channel(index < inputs ? Math.Min(index, Sides - 1) : Sides + index - inputs);
        }
    }

    /// <summary>Plays blocks.</summary>
    /// <param name="blocks">How many.</param>
    /// <param name="afterBlock">What to do after each; false ends early.</param>
    internal void Play(long blocks, Func<bool> afterBlock)
    {
        var goesOn = true;

        for (var block = 0L; block < blocks && goesOn; block++)
        {
            _input.Next(new Span<float>(Channel(0), _blockFrames), new Span<float>(Channel(1), _blockFrames));
            _processor.Process(new AudioBlock(_channels, _channels + _processor.InputNames.Count, _blockFrames));
            goesOn = afterBlock();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        NativeMemory.Free(_channels);
        NativeMemory.Free(_samples);
    }

    private float* Channel(int index) => _samples + ((long)index * _blockFrames);
}
