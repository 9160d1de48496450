using WeakSep.Audio.Dsp;
using WeakSep.Host.Mixing;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Mixing;

public sealed class StemPlayerTests
{
    [Fact]
    public void Every_frame_is_played_once_and_in_order()
    {
        using var rig = Playing(MemoryStems.Ramp(100_000), from: 1000);
        var played = rig.Play(400);

        Assert.Equal(Enumerable.Range(1000 + PlayerRig.Fade, played.Length - PlayerRig.Fade), Frames(played.AsSpan(PlayerRig.Fade)));
        Assert.Equal(1000 + played.Length, rig.Player.Position);
    }

    [Theory]
    [InlineData(1000, 1777)]
    [InlineData(5, 6000)]
    [InlineData(20_000, 20_500)]
    public void A_loop_is_exact_to_the_sample_and_has_no_gap(int start, int end)
    {
        using var rig = Playing(MemoryStems.Ramp(100_000), from: start, new FrameRange(start, end));
        var played = rig.Play(700);
        var expected = Enumerable.Range(0, played.Length).Select(frame => start + (frame % (end - start)));

        Assert.Equal(expected.Skip(PlayerRig.Fade), Frames(played.AsSpan(PlayerRig.Fade)));
    }

    [Fact]
    public void A_loop_that_begins_later_is_reached_and_one_that_was_passed_is_not()
    {
        using var ahead = Playing(MemoryStems.Ramp(20_000), from: 0, new FrameRange(3000, 4000));
        var played = Frames(ahead.Play(100));
        Assert.Equal((3999, 3000), (played[3999], played[4000]));

        using var behind = Playing(MemoryStems.Ramp(20_000), from: 5000, new FrameRange(3000, 4000));
        Assert.Equal(5000 + 6399, Frames(behind.Play(100))[^1]);
    }

    [Fact]
    public void A_new_loop_is_not_heard_before_it_is_reached()
    {
        using var rig = Playing(MemoryStems.Constant(200_000), from: 0);
        var played = rig.Play(20).ToList();

        for (var step = 0; step < 10; step++)
        {
            rig.Player.SetLoop(new FrameRange(0, 50_000 + (1000 * step)));
            played.AddRange(rig.Settle());
            played.AddRange(rig.Play(5));
        }

        Assert.All(played.Skip(PlayerRig.Fade), sample => Assert.Equal(1f, sample, 1e-6f));
        Assert.Equal(played.Count, rig.Player.Position);
    }

    [Fact]
    public void A_jump_lands_on_its_frame_and_fades_over_without_a_dip()
    {
        using var ramp = Playing(MemoryStems.Ramp(200_000), from: 0);
        ramp.Play(20);
        ramp.Player.Seek(90_000, default);
        Assert.Equal(90_000, ramp.Player.Position);
        var before = ramp.Settle();
        var after = ramp.Play(20);

        // The last block before it was settled is the first of the fade, and of the path.
        Assert.Equal(Enumerable.Range(90_000 + PlayerRig.Block, after.Length).Skip(PlayerRig.Fade), Frames(after.AsSpan(PlayerRig.Fade)));
        Assert.True(PlayerRig.LargestStep([.. before, .. after]) < 0.09f / 200);

        using var constant = Playing(MemoryStems.Constant(200_000), from: 0);
        constant.Play(20);
        constant.Player.Seek(90_000, default);
        Assert.All(constant.Settle().Concat(constant.Play(10)), sample => Assert.Equal(1f, sample, 1e-6f));
    }

    [Fact]
    public void A_pause_fades_out_and_play_goes_on_with_the_next_frame()
    {
        var sine = Signals.Sine(100, PlayerRig.Rate, 100_000);
        using var rig = Playing(new MemoryStems(PlayerRig.Rate, ("bass", sine, sine)), from: 0);
        var played = rig.Play(50).ToList();
        rig.Player.IsPlaying = false;
        played.AddRange(rig.Play(20));
        var stopped = rig.Player.Position;
        Assert.Equal(0f, played[^1]);
        rig.Player.IsPlaying = true;
        played.AddRange(rig.Play(20));

        Assert.Equal(stopped + (20 * PlayerRig.Block), rig.Player.Position);
        Assert.InRange(stopped, 50 * PlayerRig.Block, (50 * PlayerRig.Block) + PlayerRig.Fade);

        // A sine of 100 Hz moves by 2 pi 100 / 48000 = 0.0131 a sample, the fade by 1/240.
        Assert.True(PlayerRig.LargestStep(played) < 0.0131f + (1f / 240));
    }

    [Fact]
    public void Where_the_render_ends_for_now_it_fades_out_waits_and_goes_on()
    {
        var stems = MemoryStems.Ramp(100_000);
        stems.ReadyFrames = 10_000;
        using var rig = Playing(stems, from: 0);
        var played = rig.Play(200);
        var waitsAt = (int)rig.Player.Position;

        Assert.Equal(1, rig.Player.Underruns);
        Assert.InRange(waitsAt, 9000, 10_000);
        Assert.Equal(0f, played[^1]);
        Assert.True(PlayerRig.LargestStep(played) < 0.01f / 200);

        stems.ReadyFrames = 100_000;
        Assert.True(Devices.Patience.Until(() => rig.Play(1, waits: false)[^1] != 0));
        rig.Play(10);
        var next = rig.Play(1);
        Assert.Equal(Enumerable.Range((int)rig.Player.Position - PlayerRig.Block, PlayerRig.Block), Frames(next));
        Assert.Equal(1, rig.Player.Underruns);
    }

    [Fact]
    public void A_jump_to_what_is_not_rendered_yet_is_silent_and_begins_there_once_it_is()
    {
        var stems = MemoryStems.Ramp(100_000);
        stems.ReadyFrames = 10_000;
        using var rig = Playing(stems, from: 0);
        var played = rig.Play(20).ToList();
        rig.Player.Seek(50_000, default);
        played.AddRange(rig.Settle());
        played.AddRange(rig.Play(10));

        Assert.Equal((50_000, 0f), (rig.Player.Position, played[^1]));
        Assert.True(PlayerRig.LargestStep(played) < 0.01f / 200);

        stems.ReadyFrames = 100_000;
        Assert.True(Devices.Patience.Until(() => rig.Play(1, waits: false)[^1] != 0));
        rig.Play(10);
        Assert.Equal(Enumerable.Range((int)rig.Player.Position, PlayerRig.Block), Frames(rig.Play(1)));
    }

    [Fact]
    public void A_song_is_played_to_its_last_frame_and_then_again()
    {
        using var rig = Playing(MemoryStems.Ramp(3000), from: 1000);
        var played = rig.Play(60);

        Assert.Equal(2999, Frames(played)[1999]);
        Assert.All(played.Skip(2000), sample => Assert.Equal(0f, sample));
        Assert.Equal((true, 3000L), (rig.Player.HasEnded, rig.Player.Position));

        rig.Player.Seek(0, default);
        Assert.False(rig.Player.HasEnded);
        rig.Settle();
        Assert.Equal(PlayerRig.Block + 1023, Frames(rig.Play(16))[^1]);
    }

    [Theory]
    [InlineData(22_050, 44_100)]
    [InlineData(44_100, 48_000)]
    [InlineData(48_000, 44_100)]
    public void At_another_rate_a_loop_is_what_it_is_in_the_whole_song_converted(int songRate, int deviceRate)
    {
        var song = Signals.Noise(40_000);
        var whole = Resampler.Resample(song, songRate, deviceRate);
        using var frames = new StemFrames(new MemoryStems(songRate, ("bass", song, song)), deviceRate);
        float[][] sides = [new float[3000], new float[3000]];

        Assert.Equal(whole.Length, frames.Frames);

        foreach (var from in new[] { 0, 12_345, 15_345, 12_345, 7, whole.Length - 3000 })
        {
            frames.Read(from, sides, 3000);
            WaveAssert.Close(whole.AsSpan(from, 3000), sides[0], 1e-5);
        }
    }

    private static PlayerRig Playing(IStemReader reader, long from, FrameRange loop = default)
    {
        var rig = new PlayerRig(reader);
        rig.Player.Seek(from, loop);
        rig.Settle();
        Assert.Equal(from, rig.Player.Position);
        rig.Player.IsPlaying = true;
        return rig;
    }

    private static int[] Frames(ReadOnlySpan<float> samples)
    {
        var frames = new int[samples.Length];

        for (var index = 0; index < samples.Length; index++)
        {
            frames[index] = MemoryStems.FrameOf(samples[index]);
        }

        return frames;
    }
}
