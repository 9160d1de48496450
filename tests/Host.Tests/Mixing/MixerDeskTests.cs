using WeakSep.Host.Devices;
using WeakSep.Host.Mixing;
using WeakSep.Host.Tests.Devices;
using WeakSep.Host.Tests.Live;

namespace WeakSep.Host.Tests.Mixing;

public sealed class MixerDeskTests : IDisposable
{
    private const int Block = 64;
    private const int Settled = 60;     // blocks after which every fade is over

    private static readonly float[][] Silence = [new float[Block], new float[Block]];

    private readonly List<HandDevice> _devices = [];
    private readonly List<string> _lines = [];
    private readonly MixerDesk _desk;
    private int _refusals;
    private int? _nextRate;         // of a server that does not ask anybody

    public MixerDeskTests() => _desk = Desk(new DeviceChoice { Input = "null", Output = "null" });

    public void Dispose() => _desk.Dispose();

    // 0.5 of bass, 0.25 of piano, 0.125 of residual.
    [Theory]
    [InlineData("", 0.875f)]
    [InlineData("bass:solo", 0.5f)]
    [InlineData("bass:solo piano:solo", 0.75f)]
    [InlineData("bass:mute", 0.375f)]
    [InlineData("bass:mute bass:solo", 0f)]
    [InlineData("piano:mute bass:solo", 0.5f)]
    [InlineData("bass:low", 0.375f)]
    public void Mutes_and_solos_are_heard_in_the_sum(string settings, float expected)
    {
        Open("song", "trio");
        _desk.Controls.Play();
        Play(Settled);

        foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(':')))
        {
            _desk.Controls.SetStrip(setting[0], strip => setting[1] switch
            {
                "solo" => strip with { Solo = true },
                "mute" => strip with { Mute = true },
                _ => strip with { GainDb = -60 },
            });
        }

        // Within 50 ms, 38 blocks.
        Assert.Equal(expected, Play(37)[^1], 1e-6f);
        _desk.Controls.SetMaster(-6.0206);
        Assert.Equal(expected / 2, Play(37)[^1], 1e-5f);
    }

    [Fact]
    public void Another_preset_keeps_faders_place_and_loop()
    {
        Open("song", "trio");
        _desk.Controls.Play();
        _desk.Controls.SetLoop(new LoopState(1, 2, On: true));
        _desk.Controls.SetStrip("bass", strip => strip with { GainDb = -60 });
        _desk.Controls.Seek(1.5);
        Play(Settled);
        _desk.SwitchPreset("other");
        var played = Play(2 * Settled);

        Assert.Equal("other", _desk.State.Preset);
        Assert.Equal(-60, _desk.State.Strips["bass"].GainDb);
        Assert.All(played, sample => Assert.Equal(0.375f, sample, 1e-5f));
        // Within the loop: how many blocks pass until the other preset's stems are there depends on the disk.
        Assert.InRange(_desk.Controls.TakeMeters().Seconds, 1, 2);
        Assert.True(_desk.State.Playing);
    }

    [Fact]
    public void A_song_that_is_open_goes_on_when_another_page_opens_it()
    {
        Open("song", "trio");
        _desk.Controls.Play();
        _desk.Controls.SetStrip("bass", strip => strip with { GainDb = -60 });
        Play(Settled);
        Open("song", "trio");

        Assert.All(Play(2 * Settled), sample => Assert.Equal(0.375f, sample, 1e-5f));
        Assert.True(_desk.State.Playing);
        Assert.True(_desk.Controls.TakeMeters().Seconds > 2.0 * Settled * Block / 48_000);

        Open("another", "trio");
        Assert.Equal((false, 0.0), (_desk.State.Playing, _desk.State.Strips["bass"].GainDb));
    }

    [Fact]
    public void Meters_show_what_left_the_strips_and_the_master()
    {
        Open("song", "trio");
        _desk.Controls.Play();
        _desk.Controls.SetStrip("piano", strip => strip with { Pan = 1 });
        Play(Settled);
        _desk.Controls.TakeMeters();
        Play(Settled);
        var meters = _desk.Controls.TakeMeters();

        // Panned to a side, both sides of the signal go there.
        Assert.Equal([0f, 0.5f], meters.Stems["piano"]);
        Assert.Equal([0.5f, 0.5f], meters.Stems["bass"]);
        Assert.Equal([0.625f, 1.125f], meters.Master);
        Assert.Equal(3, meters.Xruns);
    }

    [Theory]
    [InlineData(null, 22_050)]
    [InlineData(48_000, 48_000)]
    public void A_device_that_may_have_any_rate_takes_the_songs(int? asked, int expected)
    {
        using var desk = Desk(new DeviceChoice { Input = "null", Output = "null", SampleRate = asked }, MemorySource.Constants(22_050));
        desk.Open("song", "trio");

        Assert.Equal(expected, desk.State.Engine.Rate);
        Assert.Equal(expected, ((SongDeck)desk.Engine.Newest!).Player.SampleRate);
        Assert.Equal(asked is null, _devices[^2].IsDisposed);
    }

    [Fact]
    public void A_device_that_is_lost_comes_back_and_the_song_goes_on_at_its_new_rate()
    {
        using var desk = Desk(new DeviceChoice { Input = "null", Output = "null", SampleRate = 48_000 });
        desk.Open("song", "trio");
        desk.Controls.Play();
        desk.Controls.Seek(3);
        Play(Settled, desk);
        _refusals = 1;
        _nextRate = 44_100;
        _devices[^1].State = DeviceState.Lost;
        desk.Tend();
        Assert.False(desk.State.Engine.Available);
        Assert.Throws<MixerException>(() => desk.Open("song", "trio"));

        Assert.True(Patience.Until(() =>
        {
            desk.Tend();
            return desk.State.Engine.Available;
        }));
        Assert.Equal(44_100, ((SongDeck)desk.Engine.Newest!).Player.SampleRate);
        Assert.Equal(0.875f, Play(2 * Settled, desk)[^1], 1e-3f);
        Assert.InRange(desk.Controls.TakeMeters().Seconds, 3.1, 3.4);
        Assert.Contains(_lines, line => line.Contains("gone", StringComparison.Ordinal));
        Assert.Contains(_lines, line => line.Contains("back", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_device_nothing_plays_and_the_reason_is_told()
    {
        _refusals = int.MaxValue;
        using var desk = Desk(new DeviceChoice());
        Assert.False(desk.State.Engine.Available);
        Assert.Contains("browser", Assert.Throws<MixerException>(() => desk.Open("song", "trio")).Message, StringComparison.Ordinal);
        Assert.Contains(_lines, line => line.Contains("no server", StringComparison.Ordinal));

        using var none = Desk(null);
        Assert.Equal((false, 0), (none.State.Engine.Available, none.State.Engine.Rate));
        none.Tend();
    }

    [Fact]
    public void A_song_that_ends_stops_and_plays_again_from_its_start()
    {
        Open("song", "trio");
        _desk.Controls.Seek(29.9);
        _desk.Controls.Play();
        Play(2 * Settled);
        _desk.Tend();
        Assert.Equal((false, 30.0), (_desk.State.Playing, _desk.Controls.TakeMeters().Seconds));

        _desk.Controls.Play();
        Play(Settled);
        Assert.InRange(_desk.Controls.TakeMeters().Seconds, 0.01, 0.5);
    }

    [Fact]
    public void What_does_not_exist_is_refused_in_one_line()
    {
        Assert.Throws<MixerException>(_desk.Controls.Play);
        Assert.Throws<MixerException>(() => _desk.SwitchPreset("trio"));
        Assert.Throws<MixerException>(() => _desk.Open("nosong", "trio"));
        Assert.Throws<MixerException>(() => _desk.Open(MixerDesk.LiveSong, "no-such-preset"));
        Open("song", "trio");
        var stem = Assert.Throws<MixerException>(() => _desk.Controls.SetStrip("kazoo", strip => strip));
        Assert.Contains("bass, piano, residual", stem.Message, StringComparison.Ordinal);
    }

    private MixerDesk Desk(DeviceChoice? choice, MemorySource? source = null) => new(
        new MixerSettings
        {
            Device = choice,
            Say = _lines.Add,
            OpenDevice = asked =>
            {
                if (_refusals > 0)
                {
                    _refusals--;
                    throw new DeviceException("no server");
                }

                _devices.Add(new HandDevice(_nextRate ?? asked.SampleRate ?? 44_100, Block));
                return _devices[^1];
            },
        },
        source ?? MemorySource.Constants());

    private void Open(string song, string preset) => _desk.Open(song, preset);

    // Left of the sum, once what was asked for last plays; each block as soon as all decks' reading is ahead.
    private float[] Play(int blocks, MixerDesk? desk = null)
    {
        var engine = (desk ?? _desk).Engine;
        var played = new List<float>();

        while (played.Count < blocks * Block)
        {
            Assert.True(Patience.Until(engine.IsReadingAhead));
            var isAsked = ((SongDeck)engine.Newest!).Player.IsSettled;
            var left = _devices[^1].Play(Silence)[0];

            if (isAsked)
            {
                played.AddRange(left);
            }
        }

        return [.. played];
    }
}
