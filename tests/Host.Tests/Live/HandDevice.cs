using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Live;

/// <summary>A device whose blocks come when a test asks for them.</summary>
internal sealed unsafe class HandDevice(int sampleRate = 48_000, int blockFrames = 64) : IAudioDevice
{
    private IBlockProcessor? _processor;

    public string Title => "hand";

    public int SampleRate => sampleRate;

    public int BlockFrames => blockFrames;

    public DeviceState State { get; set; }

    public long Xruns => 3;

    public bool IsDisposed { get; private set; }

    public void Start(IBlockProcessor processor)
    {
        processor.Prepare(sampleRate, blockFrames);
        _processor = processor;
        State = DeviceState.Running;
    }

    /// <summary>Plays one block.</summary>
    /// <param name="inputs">[channels][frames].</param>
    /// <returns>[outputs][frames].</returns>
    public float[][] Play(float[][] inputs)
    {
        var outputs = _processor!.OutputNames.Select(_ => new float[blockFrames]).ToArray();
        var pins = inputs.Concat(outputs)
            .Select(buffer => System.Runtime.InteropServices.GCHandle.Alloc(buffer, System.Runtime.InteropServices.GCHandleType.Pinned))
            .ToArray();
        var pointers = stackalloc float*[pins.Length];

        for (var index = 0; index < pins.Length; index++)
        {
            pointers[index] = (float*)pins[index].AddrOfPinnedObject();
        }

        _processor.Process(new AudioBlock(pointers, pointers + inputs.Length, blockFrames));
        Array.ForEach(pins, pin => pin.Free());

        return outputs;
    }

    public void Dispose() => IsDisposed = true;
}
