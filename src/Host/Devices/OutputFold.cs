using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using WeakSep.Audio;

namespace WeakSep.Host.Devices;

/// <summary>Adds many outputs up into the two sides of a device, or into one channel of a device that has but one.</summary>
internal sealed unsafe class OutputFold : IDisposable
{
    private readonly int[] _sides;
    private readonly int _channels;
    private readonly int _frames;
    private readonly float* _samples;       // [outputs, frames]

    /// <summary>Takes the memory.</summary>
    /// <param name="outputNames">Names of the outputs, which tell their sides.</param>
    /// <param name="channels">Channels of the device that are used, 1 or 2.</param>
    /// <param name="blockFrames">The most samples per block.</param>
    internal OutputFold(IReadOnlyList<string> outputNames, int channels, int blockFrames)
    {
        _sides = [.. outputNames.Select(name => channels > 1 && ChannelName.IsRight(name) ? 1 : 0)];
        _channels = channels;
        _frames = blockFrames;
        _samples = (float*)NativeMemory.AllocZeroed((nuint)_sides.Length * (nuint)blockFrames, sizeof(float));
    }

    /// <summary>Where an output is to be written, [blockFrames].</summary>
    internal float* Output(int index) => _samples + ((long)index * _frames);

    /// <summary>Adds what was written up.</summary>
    /// <param name="outputs">The device's buffers, [channels].</param>
    /// <param name="at">The first sample of the block within them.</param>
    /// <param name="frames">Samples of the block.</param>
    [AudioThread]
    internal void Add(float** outputs, int at, int frames)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            new Span<float>(outputs[channel] + at, frames).Clear();
        }

        for (var index = 0; index < _sides.Length; index++)
        {
            var sum = new Span<float>(outputs[_sides[index]] + at, frames);
            TensorPrimitives.Add(sum, new ReadOnlySpan<float>(Output(index), frames), sum);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => NativeMemory.Free(_samples);
}
