using System.Runtime.InteropServices;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;
using WeakSep.Host.Devices;
using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>A live separation of the device's inputs, its outputs added up; the dry mixture begins muted.</summary>
/// <remarks>A pause is silence: the separation goes on, so that it comes back at once.</remarks>
internal sealed unsafe class LiveDeck : IMixDeck
{
    private const int Sides = 2;
    private const double FadeSeconds = 0.005;

    private readonly Glide _gate = new(0f);
    private readonly float** _channels = (float**)NativeMemory.AllocZeroed(2 * Sides, (nuint)sizeof(float*));   // inputs, then the sum
    private readonly float** _outputs;
    private OutputFold? _fold;
    private float* _samples;        // [inputs and sum, frames]
    private int _sampleRate;
    private int _blockFrames;

    /// <summary>Wraps a live separation.</summary>
    /// <param name="input">Disposed with the deck.</param>
    internal LiveDeck(LiveInput input)
    {
        Input = input;
        input.Engine.MuteDry();
        _outputs = (float**)NativeMemory.AllocZeroed((nuint)input.Engine.OutputNames.Count, (nuint)sizeof(float*));
    }

    /// <summary>What is wrapped.</summary>
    internal LiveInput Input { get; }

    /// <inheritdoc/>
    public IReadOnlyList<OutputStrip> Strips => Input.Engine.Strips;

    /// <inheritdoc/>
    public int LatencySamples => Input.Engine.LatencySamples;

    /// <inheritdoc/>
    public void Prepare(int sampleRate, int blockFrames)
    {
        // The engine asks again, in case the device has changed since; warming up a model takes its time.
        if ((sampleRate, blockFrames) == (_sampleRate, _blockFrames))
        {
            return;
        }

        Input.Engine.Prepare(sampleRate, blockFrames);
        _gate.PrepareTimed(sampleRate, FadeSeconds);
        (_sampleRate, _blockFrames) = (sampleRate, blockFrames);
        _fold?.Dispose();
        _fold = new OutputFold(Input.Engine.OutputNames, Sides, blockFrames);
        NativeMemory.Free(_samples);
        _samples = (float*)NativeMemory.AllocZeroed(2 * Sides * (nuint)blockFrames, sizeof(float));

        for (var channel = 0; channel < 2 * Sides; channel++)
        {
            _channels[channel] = _samples + ((long)channel * blockFrames);
        }

        for (var output = 0; output < Input.Engine.OutputNames.Count; output++)
        {
            _outputs[output] = _fold.Output(output);
        }
    }

    /// <inheritdoc/>
    [AudioThread]
    public bool TryJoin(IMixDeck? other, bool isPlaying, int frames)
    {
        Play(isPlaying);
        _gate.Settle();
        return true;
    }

    /// <inheritdoc/>
    [AudioThread]
    public void Play(bool isPlaying) => _gate.Target = isPlaying ? 1f : 0f;

    /// <inheritdoc/>
    [AudioThread]
    public void Process(in AudioBlock block, Span<float> left, Span<float> right)
    {
        for (var side = 0; side < Sides; side++)
        {
            block.Input(side).CopyTo(new Span<float>(_channels[side], _blockFrames));
        }

        Input.Engine.Process(new AudioBlock(_channels, _outputs, block.Frames));
        _fold!.Add(_channels + Sides, 0, block.Frames);
        var sumLeft = new ReadOnlySpan<float>(_channels[Sides], block.Frames);
        var sumRight = new ReadOnlySpan<float>(_channels[Sides + 1], block.Frames);
        var target = _gate.Target;

        for (var frame = 0; frame < block.Frames; frame++)
        {
            var gate = _gate.Next(target);
            left[frame] = gate * sumLeft[frame];
            right[frame] = gate * sumRight[frame];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Input.Dispose();
        _fold?.Dispose();
        NativeMemory.Free(_samples);
        NativeMemory.Free(_outputs);
        NativeMemory.Free(_channels);
    }
}
