using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Audio.Spectral;
using WeakSep.Host.Devices;
using WeakSep.Host.Live;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Live;

public sealed class LiveEngineTests : IDisposable
{
    private const int Block = 64;
    private const int Latency = 128;

    private static readonly ModelFacts Facts = new()
    {
        Kind = ModelKind.Mask,
        Sources = ["bass", "piano"],
        SampleRate = 22_050,
        Window = 512,
        Hop = 32,
        WindowShape = WindowShape.SqrtHann,
        Bins = 257,
        Mode = ModelMode.Streaming,
        ContextFrames = 0,
        LookaheadFrames = 0,
        SynthesisWindow = 64,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-live-").FullName;
    private readonly BlockStreamingModel _model = new(new IdentityMaskModel(Facts), burstFrames: 1);
    private readonly LiveEngine _engine;

    public LiveEngineTests() => _engine = new LiveEngine(_model, LatencyClass.Low, prepareThread: null);

    public void Dispose()
    {
        _engine.Dispose();
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_source_the_residual_and_the_dry_mixture_have_a_pair_of_outputs()
    {
        Assert.Equal(["in_L", "in_R"], _engine.InputNames);
        Assert.Equal(
            ["bass_L", "bass_R", "piano_L", "piano_R", "residual_L", "residual_R", "dry_L", "dry_R"], _engine.OutputNames);
    }

    [Fact]
    public void What_goes_in_comes_out_everywhere_after_the_stated_latency()
    {
        var played = Play(Signals.Noise(30 * Block), Signals.Noise(30 * Block, seed: 2));

        Assert.Equal(Latency, _engine.LatencySamples);

        // Every mask is 1: both sources are the mixture, so that the residual is the mixture turned over.
        foreach (var (left, right, sign) in new[] { (0, 1, 1f), (2, 3, 1f), (4, 5, -1f), (6, 7, 1f) })
        {
            WaveAssert.Close(
                Signals.Noise(30 * Block).Select(sample => sign * sample).ToArray().AsSpan(..^Latency), played[left].AsSpan(Latency), 1e-5);
            WaveAssert.Close(
                Signals.Noise(30 * Block, seed: 2).Select(sample => sign * sample).ToArray().AsSpan(..^Latency),
                played[right].AsSpan(Latency),
                1e-5);
        }
    }

    [Fact]
    public void Mute_solo_and_gain_act_without_a_click()
    {
        var (bass, piano) = (_engine.Strips[0], _engine.Strips[1]);
        var one = Enumerable.Repeat(1f, 100 * Block).ToArray();

        bass.SetGain(-6);
        _engine.ApplyStrips();
        var quieter = Play(one, one);
        piano.Solo = true;
        _engine.ApplyStrips();
        var alone = Play(one, one);
        piano.Solo = false;
        piano.SetMute(true);
        _engine.ApplyStrips();
        var muted = Play(one, one);

        Assert.Equal(0.5012f, quieter[0][^1], 1e-3f);
        Assert.Equal((0f, 1f), (alone[0][^1], (float)Math.Round(alone[2][^1], 4)));
        Assert.Equal((0.501f, 0f), ((float)Math.Round(muted[0][^1], 3), muted[2][^1]));
        Assert.All(alone[0].Zip(alone[0].Skip(1)), pair => Assert.InRange(pair.First - pair.Second, -0.005f, 0.005f));
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("jack:system", false, true)]
    [InlineData("jack", false, false)]
    [InlineData(null, false, false)]
    [InlineData("portaudio:USB", false, false)]
    public void Where_outputs_are_added_up_the_dry_mixture_begins_muted(string? output, bool fold, bool expected)
    {
        Assert.Equal(expected, new DeviceChoice { Output = output, Fold = fold }.AddsUp);

        _engine.MuteDry();
        var ones = Enumerable.Repeat(1f, 40 * Block).ToArray();
        var played = Play(ones, ones);
        Assert.Equal(0f, played[^1][^1]);
        Assert.Equal(1f, played[0][^1], 1e-4f);
    }

    [Fact]
    public void A_meter_shows_the_highest_level_since_it_was_read()
    {
        Play(Enumerable.Repeat(0.5f, 20 * Block).ToArray(), new float[20 * Block]);

        Assert.Equal(-6.02, _engine.Strips[^1].TakePeakDb(), 0.01);
        Assert.Equal(double.NegativeInfinity, _engine.Strips[^1].TakePeakDb());
    }

    [Fact]
    public void Recordings_hold_what_the_separator_gave()
    {
        using var device = new HandDevice();
        device.Start(_engine);
        _engine.Strips[0].SetMute(true);
        _engine.ApplyStrips();
        var signal = Signals.Noise(50 * Block);

        using (var recorder = new LiveRecorder(_folder, [.. _engine.Strips.Select(strip => strip.Name)], 48_000, Block))
        {
            _engine.Recorder = recorder;
            Feed(device, signal, signal);
            recorder.Commit();
            Assert.Equal(0, recorder.LostFrames);
        }

        foreach (var name in new[] { "bass", "piano", "dry" })
        {
            using var reader = AudioReader.Open(Path.Combine(_folder, name + ".wav"));
            var read = new float[2 * signal.Length];
            Assert.Equal(signal.Length, reader.Read(read));
            var left = read.Where((_, index) => index % 2 == 0).ToArray();
            WaveAssert.Close(signal.AsSpan(..^Latency), left.AsSpan(Latency), 1e-5);
        }
    }

    [Fact]
    public void Recording_goes_on_when_blocks_grow_and_ends_when_the_rate_changes()
    {
        var ones = Enumerable.Repeat(1f, 4 * Block).ToArray();

        using (var recorder = new LiveRecorder(_folder, [.. _engine.Strips.Select(strip => strip.Name)], 48_000, Block))
        {
            _engine.Recorder = recorder;

            foreach (var (rate, block) in new[] { (48_000, Block), (48_000, 4 * Block), (44_100, Block) })
            {
                using var device = new HandDevice(rate, block);
                device.Start(_engine);
                device.Play([ones[..block], ones[..block]]);
            }

            recorder.Commit();
        }

        using var reader = AudioReader.Open(Path.Combine(_folder, "dry.wav"));
        Assert.Equal(48_000, reader.Format.SampleRate);
        Assert.Equal(5 * Block, reader.Read(new float[20 * Block]));
    }

    [Fact]
    public void Ten_thousand_blocks_allocate_nothing()
    {
        using var device = new HandDevice();
        device.Start(_engine);
        var silence = new[] { new float[Block], new float[Block] };
        var least = long.MaxValue;

        // The runtime itself allocates once when it recompiles a method that has become hot.
        for (var round = 0; round < 4 && least > 0; round++)
        {
            var before = _engine.AllocatedBytes;

            for (var block = 0; block < 10_000; block++)
            {
                device.Play(silence);
            }

            SpinWait.SpinUntil(() => _engine.Separator!.FramesUnderWay == 0, TimeSpan.FromSeconds(10));
            least = Math.Min(least, _engine.AllocatedBytes - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void A_lost_device_is_opened_anew_and_the_session_goes_on()
    {
        var devices = new List<HandDevice>();
        var refusals = 2;
        using var view = new ScriptedView(step =>
        {
            if (step == 3)
            {
                devices[0].State = DeviceState.Lost;
            }

            return step < 8;
        });
        var session = new LiveSession(_engine, new LiveSettings { Device = new DeviceChoice() }, view, Open);
        session.Run(new LiveMeter(_engine, "cpu"), CancellationToken.None);

        Assert.Equal(2, devices.Count);
        Assert.All(devices, device => Assert.True(device.IsDisposed));
        Assert.Contains(view.Lines, line => line.Contains("gone", StringComparison.Ordinal));
        Assert.Contains(view.Lines, line => line.Contains("back", StringComparison.Ordinal));

        IAudioDevice Open(DeviceChoice choice)
        {
            if (devices.Count == 1 && refusals-- > 0)
            {
                throw new DeviceException("no server");
            }

            devices.Add(new HandDevice());

            return devices[^1];
        }
    }

    [Fact]
    public void A_session_ends_with_its_time_with_its_device_and_with_a_signal()
    {
        using var view = new ScriptedView(_ => true);
        var limited = new LiveSettings { Device = new DeviceChoice(), Duration = TimeSpan.FromMilliseconds(200) };
        new LiveSession(_engine, limited, view, _ => new HandDevice()).Run(new LiveMeter(_engine, "cpu"), CancellationToken.None);

        var endless = limited with { Duration = null };
        new LiveSession(_engine, endless, new ScriptedView(_ => true), _ => new HandDevice()).Run(
            new LiveMeter(_engine, "cpu"), new CancellationToken(canceled: true));

        HandDevice? last = null;
        using var finishing = new ScriptedView(_ =>
        {
            last!.State = DeviceState.Finished;

            return true;
        });
        new LiveSession(_engine, endless, finishing, _ => last = new HandDevice()).Run(
            new LiveMeter(_engine, "cpu"), CancellationToken.None);
        Assert.True(last!.IsDisposed);
    }

    [Fact]
    public void Statistics_have_the_members_that_others_rely_on()
    {
        using var device = new HandDevice();
        device.Start(_engine);
        Feed(device, new float[20 * Block], new float[20 * Block]);
        using var json = JsonDocument.Parse(new LiveMeter(_engine, "cpu").Take(device).ToJson());
        var names = json.RootElement.EnumerateObject().Select(member => member.Name);

        Assert.Equal(
            ["time", "rate", "buffer", "latencySamples", "load", "lateBlocks", "xruns", "allocatedBytes", "gcPauseMs", "provider"], names);
        Assert.Equal(48_000, json.RootElement.GetProperty("rate").GetInt32());
        Assert.Equal(Latency, json.RootElement.GetProperty("latencySamples").GetInt32());
        Assert.True(json.RootElement.GetProperty("load").GetDouble() > 0);
        Assert.Equal(3, json.RootElement.GetProperty("xruns").GetInt32());
    }

    private float[][] Play(float[] left, float[] right)
    {
        using var device = new HandDevice();
        device.Start(_engine);

        return Feed(device, left, right);
    }

    private float[][] Feed(HandDevice device, float[] left, float[] right)
    {
        var played = _engine.OutputNames.Select(_ => new List<float>()).ToArray();

        for (var at = 0; at < left.Length; at += Block)
        {
            var outputs = device.Play([left[at..(at + Block)], right[at..(at + Block)]]);

            for (var index = 0; index < outputs.Length; index++)
            {
                played[index].AddRange(outputs[index]);
            }

            Assert.True(SpinWait.SpinUntil(() => _engine.Separator!.FramesUnderWay == 0, TimeSpan.FromSeconds(10)));
        }

        return [.. played.Select(channel => channel.ToArray())];
    }
}
