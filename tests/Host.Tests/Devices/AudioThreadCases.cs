using System.Reflection;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Devices;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Devices;

/// <summary>Runs what the devices do on their threads and counts what it allocates.</summary>
public sealed unsafe class AudioThreadCases : IDisposable
{
    /// <summary>Blocks in which the runtime may allocate by itself: it does once or twice when it recompiles hot methods.</summary>
    internal const int RuntimesOwn = 5;

    private const int Frames = 64;
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Only a device calls these; the tests of the devices count what their threads allocate.
    private static readonly string[] CalledByDevices =
    [
        "JackCallbackFunctions.OnProcess",
        "JackClient.BufferOf",
        "JackDevice.OnProcess",
        "JackPorts.Fetch",
        "PacedLoop.WaitUntil",
        "PacedPlayer.Step",
        "PortAudioDevice.OnBlock",
        "PortAudioDevice.Point",
        "PortAudioStream.OnBlock",
    ];

    private readonly Workspace _workspace = new();

    public static TheoryData<string> Names => ["ProcessorCall", "OutputFold", "SilentInput", "FileInput"];

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        var buffer = GC.AllocateArray<float>(Frames, pinned: true);

        switch (name)
        {
            case "ProcessorCall":
                using (var call = new ProcessorCall(new DelayProcessor(3)))
                {
                    Point(call, buffer);
                    call.Prepare(48_000, Frames);
                    Assert.Equal(0, AllocationProbe.Bytes(() => call.Run(Frames)));
                }

                break;
            case "OutputFold":
                using (var fold = new OutputFold(["bass_L", "bass_R", "other_L"], 1, Frames))
                {
                    var outputs = GC.AllocateArray<nint>(1, pinned: true);
                    outputs[0] = (nint)Address(buffer);
                    var pointers = (float**)Address(outputs);
                    Assert.Equal(0, AllocationProbe.Bytes(() => fold.Add(pointers, 0, Frames)));
                }

                break;
            case "SilentInput":
                using (var input = new SilentInput())
                {
                    Assert.Equal(0, AllocationProbe.Bytes(() => input.Next(buffer, buffer)));
                }

                break;
            default:
                var format = new AudioFormat(48_000, 2);
                var path = _workspace.WriteSamples("sound.wav", format, Signals.Noise(2 * 48_000), SampleEncoding.Float32);

                using (var input = new FileInput(AudioReader.Open(path), loop: true))
                {
                    input.Start(Frames, 0);
                    Assert.Equal(0, AllocationProbe.Bytes(() => input.Next(buffer, buffer)));
                }

                break;
        }
    }

    [Fact]
    public void Every_audio_thread_method_of_the_devices_is_run()
    {
        string[] run = ["ProcessorCall.Run", "ProcessorCall.TryProcess", "OutputFold.Add", "SilentInput.Next", "FileInput.Next"];
        var marked =
            from type in typeof(IAudioDevice).Assembly.GetTypes()
            where type.Namespace?.StartsWith(typeof(IAudioDevice).Namespace!, StringComparison.Ordinal) == true
            from method in type.GetMethods(Declared)
            where !method.IsAbstract && method.IsDefined(typeof(AudioThreadAttribute))
            select $"{type.Name}.{method.Name.Split('.')[^1]}";

        Assert.Equal(CalledByDevices.Concat(run).Order(), marked.Distinct().Order());
    }

    private static void Point(ProcessorCall call, float[] buffer)
    {
        for (var channel = 0; channel < 2; channel++)
        {
            call.Inputs[channel] = Address(buffer);
        }

        for (var channel = 0; channel < 4; channel++)
        {
            call.Outputs[channel] = Address(buffer);
        }
    }

    // Of arrays that are pinned for good.
    private static T* Address<T>(T[] pinned)
        where T : unmanaged => (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref pinned[0]);
}
