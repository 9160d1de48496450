using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Devices;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Devices;

public sealed class FileDeviceTests : IDisposable
{
    private const int Rate = 48_000;
    private const int Block = 256;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(10_000, 0)]
    [InlineData(10_000, 700)]
    [InlineData(40 * Block, 0)]
    [InlineData(40 * Block, Block)]
    [InlineData(0, 700)]
    public void A_file_is_passed_on_bit_for_bit_and_then_silence_for_the_latency(int frames, int latency)
    {
        var samples = Signals.Noise(2 * frames);
        var processor = new RecordingProcessor(latency, 2 * (frames + latency + Block));
        using var device = new FileDevice(Write(2, samples), Block);
        Assert.Equal((DeviceState.Ready, Rate, Block), (device.State, device.SampleRate, device.BlockFrames));
        device.Start(processor);

        Assert.True(Patience.Until(() => device.State == DeviceState.Finished));
        Assert.Null(device.Failure);
        Assert.Equal((Rate, Block), processor.Prepared);
        Assert.Equal((frames + latency + Block - 1) / Block, processor.Blocks);

        for (var side = 0; side < 2; side++)
        {
            var silence = new float[(processor.Blocks * Block) - frames];
            float[] expected = [.. Enumerable.Range(0, frames).Select(frame => samples[(2 * frame) + side]), .. silence];
            Assert.Equal(expected, processor.Samples(side));
        }
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(5, 0, 1)]
    public void Other_numbers_of_channels_become_two(int channels, int left, int right)
    {
        const int Frames = 1000;
        var samples = Signals.Noise(Frames * channels);
        var processor = new RecordingProcessor(0, Frames);
        using var device = new FileDevice(Write(channels, samples), Block);
        device.Start(processor);

        Assert.True(Patience.Until(() => device.State == DeviceState.Finished));
        Assert.Equal(Enumerable.Range(0, Frames).Select(frame => samples[(frame * channels) + left]), processor.Samples(0));
        Assert.Equal(Enumerable.Range(0, Frames).Select(frame => samples[(frame * channels) + right]), processor.Samples(1));
    }

    [Fact]
    public void A_loop_has_no_seam()
    {
        const int Frames = 3000;
        const int Wanted = 10_000;
        var samples = Signals.Noise(Frames);
        var processor = new RecordingProcessor(100, Wanted);
        using var device = new FileDevice(Write(1, samples), Block, loop: true);
        device.Start(processor);

        Assert.True(Patience.Until(() => processor.Blocks > Wanted / Block));
        Assert.Equal(DeviceState.Running, device.State);
        Assert.Equal(Enumerable.Range(0, Wanted).Select(frame => samples[frame % Frames]), processor.Samples(0));
    }

    [Fact]
    public void A_file_longer_than_what_is_read_ahead_loses_nothing()
    {
        const int Frames = 400_000;
        var samples = Signals.Noise(Frames);
        var heard = new List<float>();
        using var input = new FileInput(AudioReader.Open(Write(1, samples)), loop: false);
        var (left, right) = (new float[1000], new float[1000]);
        input.Start(left.Length, tailFrames: 0);
        var state = PacedInputState.Playing;

        while (state is not PacedInputState.Ended)
        {
            state = input.Next(left, right);

            if (state == PacedInputState.Starved)
            {
                Assert.All(left, sample => Assert.Equal(0, sample));
                Thread.Sleep(1);
            }
            else
            {
                heard.AddRange(left);
            }
        }

        Assert.Equal(samples, heard);
    }

    [Fact]
    public void Blocks_cost_no_memory()
    {
        var processor = new DelayProcessor(100);
        using var device = new FileDevice(Write(2, Signals.Noise(2 * Rate)), 64, loop: true);
        device.Start(processor);

        Assert.True(processor.WaitForBlocks(400));
        Assert.InRange(processor.AllocatingBlocks(), 0, AudioThreadCases.RuntimesOwn);
    }

    [Fact]
    public void What_the_processor_throws_ends_the_device_and_not_the_program()
    {
        var problem = new InvalidOperationException("broken");
        using var device = new FileDevice(Write(1, Signals.Noise(Rate)), Block);
        device.Start(new DelayProcessor(0) { Problem = problem });

        Assert.True(Patience.Until(() => device.State == DeviceState.Lost));
        Assert.Same(problem, device.Failure);
    }

    [Fact]
    public void It_can_be_disposed_unused_at_work_and_twice()
    {
        var path = Write(1, Signals.Noise(Rate));
        new FileDevice(path).Dispose();
        var device = new FileDevice(path, Block, loop: true);
        device.Start(new DelayProcessor(0));
        device.Dispose();
        device.Dispose();

        Assert.Throws<ObjectDisposedException>(() => device.Start(new DelayProcessor(0)));
    }

    [Fact]
    public void What_is_no_audio_file_is_refused()
    {
        var path = _workspace.At("notes.txt");
        File.WriteAllText(path, "do re mi");

        Assert.Contains("notes.txt", Assert.Throws<DeviceException>(() => new FileDevice(path)).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<DeviceException>(() => new FileDevice(path + "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_factory_opens_it_by_name_at_the_files_own_rate()
    {
        var name = "file:" + Write(1, Signals.Noise(100));
        using var device = DeviceFactory.Open(new DeviceChoice { Input = name, BlockFrames = 64, SampleRate = Rate });
        Assert.Equal((Rate, 64), (device.SampleRate, device.BlockFrames));

        var refusal = Assert.Throws<DeviceException>(() => DeviceFactory.Open(new DeviceChoice { Input = name, SampleRate = 44_100 }));
        Assert.Contains("48000 Hz", refusal.Message, StringComparison.Ordinal);
    }

    private string Write(int channels, float[] samples) =>
        _workspace.WriteSamples("sound.wav", new AudioFormat(Rate, channels), samples, SampleEncoding.Float32);
}
