using System.Reflection;
using WeakSep.Audio;
using WeakSep.Audio.Spectral;
using WeakSep.Host.Mixing;
using WeakSep.Host.Tests.Devices;
using WeakSep.Host.Tests.Live;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Mixing;

public sealed class MixerEngineTests : IDisposable
{
    private const int Rate = 48_000;
    private const int Block = 64;
    private const int Faded = 2048;     // frames after which every fade is over: 30 ms and what a start adds

    private readonly MixerEngine _engine = new();
    private readonly HandDevice _device = new(Rate, Block);
    private readonly float[][] _silence = [new float[Block], new float[Block]];

    public MixerEngineTests() => _device.Start(_engine);

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void It_is_a_stereo_output_that_is_silent_at_first()
    {
        Assert.Equal(["in_L", "in_R"], _engine.InputNames);
        Assert.Equal(["master_L", "master_R"], _engine.OutputNames);
        Assert.All(_device.Play(_silence), side => Assert.All(side, sample => Assert.Equal(0f, sample)));
    }

    [Fact]
    public void Strips_at_unity_add_up_to_the_mix()
    {
        var (left, right) = (Signals.Noise(50_000), Signals.Noise(50_000, seed: 2));
        Insert(Split(left, right, seed: 3), isPlaying: true);
        var (playedLeft, playedRight) = Play(300);
        var at = Faded;

        WaveAssert.Close(left.AsSpan(at, playedLeft.Length - at), playedLeft.AsSpan(at), 1e-5);
        WaveAssert.Close(right.AsSpan(at, playedRight.Length - at), playedRight.AsSpan(at), 1e-5);
    }

    [Fact]
    public void Another_preset_takes_over_to_the_sample_without_being_heard()
    {
        var mix = Signals.Noise(100_000);
        var first = Insert(Split(mix, mix, seed: 3), isPlaying: true);
        var played = Play(100).Left.ToList();

        for (var preset = 0; preset < 3; preset++)
        {
            var next = new SongDeck(Split(mix, mix, seed: 4 + preset), Rate, Block);
            next.Follow(first, _ => default);
            _engine.Insert(next);
            played.AddRange(Play(100).Left);
            Assert.Equal([next], _engine.Decks);
            first = next;
        }

        // Both presets' stems add up to the mix, and so does every blend of the two.
        WaveAssert.Close(mix.AsSpan(Faded, played.Count - Faded), played.ToArray().AsSpan(Faded), 1e-5);
    }

    // Blocks: most of what is read before stems are offered, and more than is ever read ahead.
    [Theory]
    [InlineData(24)]
    [InlineData(1100)]
    public void Stems_that_come_late_take_over_late_and_to_the_sample(int blocks)
    {
        var first = Insert(MemoryStems.Ramp(200_000), isPlaying: true);
        var played = Play(20).Left.ToList();
        using var stems = new LateStems(MemoryStems.Ramp(200_000));
        var next = new SongDeck(stems, Rate, Block);
        next.Follow(first, _ => default);
        var offered = first.Player.Position + 2048;
        _engine.Insert(next);
        played.AddRange(Play(blocks, first).Left);
        stems.LetThrough(offered);
        Assert.True(Patience.Until(() => next.Player.IsAhead));
        played.AddRange(Play(40, first).Left);
        stems.LetThrough(stems.Frames);
        played.AddRange(Play(100).Left);

        Assert.Equal([next], _engine.Decks);
        Assert.Equal(played.Count, next.Player.Position);
        Assert.Equal(Enumerable.Range(Faded, played.Count - Faded), played.Skip(Faded).Select(MemoryStems.FrameOf));
    }

    [Fact]
    public void A_deck_that_was_left_is_disposed()
    {
        var (first, second) = (MemoryStems.Constant(90_000), MemoryStems.Constant(90_000, 0.5f));
        Insert(first, isPlaying: true);
        Insert(second, isPlaying: true);
        var played = Play(100).Left;
        _engine.Collect();

        Assert.Equal(0.5f, played[^1]);
        Assert.Equal((true, false), (first.IsDisposed, second.IsDisposed));
        Assert.True(PlayerRig.LargestStep(played) < 1f / 200);
    }

    [Fact]
    public void What_is_not_read_any_more_does_not_take_the_sound_with_it()
    {
        var deck = new SongDeck(new FailingStems(), Rate, Block);
        deck.Player.Seek(0, default);
        _engine.Insert(deck);
        _engine.TrySend(new MixerCommand(MixerCommandKind.Play, 1));

        Assert.True(Patience.Until(() => _device.Play(_silence) is not null && deck.Player.Failure is IOException && deck.Player.IsSettled));
        Assert.All(Play(20).Left, sample => Assert.Equal(0f, sample));
    }

    [Fact]
    public void Live_separation_goes_through_the_same_master_as_late_as_it_says()
    {
        var facts = new ModelFacts
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
        var model = new BlockStreamingModel(new IdentityMaskModel(facts), burstFrames: 1);
        var deck = new LiveDeck(new LiveInput(model, LatencyClass.Low, "cpu"));
        _engine.Insert(deck);
        _engine.TrySend(new MixerCommand(MixerCommandKind.Play, 1));
        var mix = Signals.Noise(200 * Block);
        var played = new List<float>();

        for (var at = 0; at < mix.Length; at += Block)
        {
            played.AddRange(_device.Play([mix[at..(at + Block)], mix[at..(at + Block)]])[0]);
            Assert.True(Patience.Until(() => deck.Input.Engine.Separator!.FramesUnderWay == 0));
        }

        // Every mask is 1: two sources and what they leave, -1, are the mixture; the dry one is muted.
        Assert.Equal(128, _engine.LatencySamples);
        WaveAssert.Close(mix.AsSpan(Faded - 128, mix.Length - Faded), played.ToArray().AsSpan(Faded), 1e-4);
    }

    [Fact]
    public void Ten_thousand_blocks_with_fades_loops_jumps_and_presets_allocate_nothing()
    {
        var mix = Signals.Noise(60_000);
        var deck = Insert(Split(mix, mix, seed: 3), isPlaying: true);
        var least = long.MaxValue;

        // The runtime itself allocates once when it recompiles a method that has become hot.
        for (var round = 0; round < 4 && least > 0; round++)
        {
            var before = _engine.AllocatedBytes;

            for (var block = 0; block < 10_000; block++)
            {
                if (block % 2500 == 40)
                {
                    var next = new SongDeck(Split(mix, mix, seed: block), Rate, Block);
                    next.Follow(deck, _ => default);
                    _engine.Insert(next);
                    deck = next;
                }

                Work(deck, block);
                _device.Play(_silence);
            }

            least = Math.Min(least, _engine.AllocatedBytes - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Every_audio_thread_method_of_the_mixer_is_run_by_these_tests()
    {
        // What Process and Work below call, one after the other; a new one has to be brought into the blocks that are counted.
        string[] run =
        [
            "LaneFade.Enter", "LaneFade.Finish", "LaneFade.Read",
            "LiveDeck.Play", "LiveDeck.Process", "LiveDeck.TryJoin",
            "MixerEngine.Crossfade", "MixerEngine.HandleCommands", "MixerEngine.Leave", "MixerEngine.Play", "MixerEngine.Process",
            "MixerEngine.Switch",
            "PlayGate.Advance", "PlayGate.Apply", "PlayGate.BeginPath", "PlayGate.IsShort", "PlayGate.TryBegin",
            "SongDeck.Play", "SongDeck.Process", "SongDeck.TryJoin",
            "StemLane.PayDebt", "StemLane.Read", "StemLane.Release", "StemLane.TryTake",
            "StemPlayer.Enter", "StemPlayer.Process", "StemPlayer.TakeLane", "StemPlayer.TryJoin", "StemPlayer.Wait",
        ];
        var marked =
            from type in typeof(MixerEngine).Assembly.GetTypes()
            where type.Namespace == typeof(MixerEngine).Namespace && !type.IsInterface
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where method.IsDefined(typeof(AudioThreadAttribute))
            select $"{type.Name}.{method.Name}";

        Assert.Equal(run.Order(), marked.Distinct().Order());
    }

    private static MemoryStems Split(float[] left, float[] right, int seed)
    {
        var (partLeft, partRight) = (Signals.Noise(left.Length, seed), Signals.Noise(right.Length, seed + 100));
        return new MemoryStems(
            Rate,
            ("bass", partLeft, partRight),
            ("residual", [.. left.Zip(partLeft, (all, part) => all - part)], [.. right.Zip(partRight, (all, part) => all - part)]));
    }

    // All that a person can do, spread over the blocks.
    private void Work(SongDeck deck, int block)
    {
        switch (block % 50)
        {
            case 0:
                _engine.TrySend(new MixerCommand(MixerCommandKind.Play, block % 100 == 0 ? 1 : 0));
                break;
            case 10:
                deck.Player.Seek(block, new FrameRange(block, block + 5000));
                break;
            case 20:
                deck.Player.SetLoop(new FrameRange(block, block + 9000));
                break;
            case 30:
                deck.Strips[0].SetPan(Math.Sin(block));
                deck.Strips[0].SetGain(block % 12);
                _engine.TrySend(new MixerCommand(MixerCommandKind.Strip, 0, deck.Strips[0].Heard(othersAreSolo: false)));
                break;
            default:
                break;
        }
    }

    private SongDeck Insert(IStemReader stems, bool isPlaying)
    {
        var deck = new SongDeck(stems, Rate, Block);
        deck.Follow(null, _ => default);
        Assert.True(_engine.TrySend(new MixerCommand(MixerCommandKind.Play, isPlaying ? 1 : 0)));
        _engine.Insert(deck);

        while (!deck.Player.IsSettled)
        {
            _engine.TrySend(new MixerCommand(MixerCommandKind.Play, 0));
            Play(1);
        }

        _engine.TrySend(new MixerCommand(MixerCommandKind.Play, isPlaying ? 1 : 0));
        return deck;
    }

    // Each block as soon as all decks' reading is ahead; where one is named, as soon as that one's is.
    private (float[] Left, float[] Right) Play(int blocks, SongDeck? deck = null)
    {
        var (left, right) = (new float[blocks * Block], new float[blocks * Block]);

        for (var block = 0; block < blocks; block++)
        {
            Assert.True(Patience.Until(() => deck?.Player.IsAhead ?? _engine.IsReadingAhead()));
            var outputs = _device.Play(_silence);
            outputs[0].CopyTo(left, block * Block);
            outputs[1].CopyTo(right, block * Block);
        }

        return (left, right);
    }

    private sealed class FailingStems : IStemReader
    {
        public IReadOnlyList<string> Stems => ["bass"];

        public int SampleRate => Rate;

        public int Channels => 2;

        public long Frames => 100_000;

        public long ReadyFrames => 100_000;

        public int Read(int stem, long frame, Span<float> interleaved) => throw new IOException("the disk is gone");

        public void Dispose()
        {
        }
    }
}
