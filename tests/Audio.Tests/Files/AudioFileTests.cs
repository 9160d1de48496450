using WeakSep.Audio.Files;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Files;

public class AudioFileTests
{
    public static TheoryData<string, SampleEncoding, int, int> Formats => new()
    {
        { "wav", SampleEncoding.Pcm8, 8_000, 1 },
        { "wav", SampleEncoding.Pcm16, 44_100, 2 },
        { "wav", SampleEncoding.Pcm24, 48_000, 1 },
        { "wav", SampleEncoding.Pcm24, 192_000, 6 },
        { "wav", SampleEncoding.Pcm32, 96_000, 2 },
        { "wav", SampleEncoding.Float32, 44_100, 2 },
        { "wav", SampleEncoding.Float64, 22_050, 3 },
        { "wav", SampleEncoding.Pcm16, 44_100, 64 },
        { "flac", SampleEncoding.Pcm8, 16_000, 1 },
        { "flac", SampleEncoding.Pcm16, 44_100, 2 },
        { "flac", SampleEncoding.Pcm24, 96_000, 2 },
        { "flac", SampleEncoding.Pcm24, 8_000, 8 },
        { "flac", SampleEncoding.Pcm16, 192_000, 1 },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_comes_back(string extension, SampleEncoding encoding, int rate, int channels)
    {
        using var folder = new TemporaryFolder();
        var path = folder[$"sound.{extension}"];
        var format = new AudioFormat(rate, channels);
        var signal = Signals.Noise(10_007 * channels);
        Write(path, format, encoding, signal, blockFrames: 1_000);

        using var reader = AudioReader.Open(path);
        Assert.Equal(format, reader.Format);
        Assert.Equal(10_007, reader.Frames);
        Assert.Equal(encoding, reader.Encoding);
        var back = ReadAll(reader, 777);
        WaveAssert.Close(signal, back, StepOf(encoding));
    }

    [Theory]
    [InlineData("wav", SampleEncoding.Pcm16)]
    [InlineData("wav", SampleEncoding.Pcm24)]
    [InlineData("flac", SampleEncoding.Pcm16)]
    [InlineData("flac", SampleEncoding.Pcm24)]
    [InlineData("wav", SampleEncoding.Float32)]
    public void A_copy_is_the_same_bit_by_bit(string extension, SampleEncoding encoding)
    {
        using var folder = new TemporaryFolder();
        var format = new AudioFormat(44_100, 2);
        Write(folder[$"a.{extension}"], format, encoding, Signals.Noise(60_000), 4096);
        var first = ReadAll(folder[$"a.{extension}"]);
        Write(folder[$"b.{extension}"], format, encoding, first, 999);
        WaveAssert.Same(first, ReadAll(folder[$"b.{extension}"]));
    }

    [Fact]
    public void Vorbis_keeps_rate_channels_and_length()
    {
        using var folder = new TemporaryFolder();
        var signal = Signals.Interleave(Signals.Sine(440, 44_100, 100_000, 0.5), 2);
        Write(folder["a.ogg"], new AudioFormat(44_100, 2), SampleEncoding.Lossy, signal, 50_000);

        using var reader = AudioReader.Open(folder["a.ogg"]);
        Assert.Equal(SampleEncoding.Lossy, reader.Encoding);
        Assert.Equal(100_000, reader.Frames);
        var back = ReadAll(reader, 4096);
        Assert.Equal(signal.Length, back.Length);
        WaveAssert.Close(signal.AsSpan(20_000, 40_000), back.AsSpan(20_000, 40_000), 0.05);
    }

    [Fact]
    public void Samples_that_are_not_finite_do_not_spoil_vorbis()
    {
        using var folder = new TemporaryFolder();
        var signal = Signals.Sine(440, 44_100, 44_100, 0.5);
        signal[10_000] = float.NaN;
        signal[20_000] = float.NegativeInfinity;
        Write(folder["a.ogg"], new AudioFormat(44_100, 1), SampleEncoding.Lossy, signal, 4096);
        Assert.All(ReadAll(folder["a.ogg"]), sample => Assert.InRange(sample, -1f, 1f));
    }

    [Theory]
    [InlineData(SampleEncoding.Pcm16, 32767.0 / 32768)]
    [InlineData(SampleEncoding.Pcm24, 8388607.0 / 8388608)]
    [InlineData(SampleEncoding.Pcm32, 1.0)]
    public void Overload_is_clipped_and_counted(SampleEncoding encoding, double top)
    {
        using var folder = new TemporaryFolder();
        float[] signal = [0f, 1.5f, -1.5f, -1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0.25f, 0.5f, 2f, 0f, 3f];

        using (var writer = AudioWriter.Create(folder["a.wav"], new AudioFormat(8_000, 1), encoding))
        {
            writer.Write(signal);
            writer.Commit();
            Assert.Equal(6, writer.ClippedSamples);
        }

        float[] expected = [0f, (float)top, -1f, -1f, 0f, (float)top, -1f, 0.25f, 0.5f, (float)top, 0f, (float)top];
        WaveAssert.Close(expected, ReadAll(folder["a.wav"]), 1e-7);
    }

    [Fact]
    public void Floats_keep_what_is_beyond_full_scale()
    {
        using var folder = new TemporaryFolder();
        float[] signal = [2.5f, float.NaN, -4f, float.PositiveInfinity];
        Write(folder["a.wav"], new AudioFormat(8_000, 1), SampleEncoding.Float32, signal, 4);
        WaveAssert.Same(signal, ReadAll(folder["a.wav"]));
    }

    [Fact]
    public void Nothing_is_left_without_commit()
    {
        using var folder = new TemporaryFolder();

        using (var writer = AudioWriter.Create(folder["a.flac"], new AudioFormat(8_000, 1), SampleEncoding.Pcm16))
        {
            writer.Write(new float[1000]);
            var part = Assert.Single(folder.Files);
            Assert.StartsWith(".a.flac.", part, StringComparison.Ordinal);
        }

        Assert.Empty(folder.Files);
    }

    [Fact]
    public void Commit_replaces_and_leaves_one_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.wav"], "old");
        Write(folder["a.wav"], new AudioFormat(8_000, 1), SampleEncoding.Pcm16, new float[100], 100);
        Assert.Equal(["a.wav"], folder.Files);
        Assert.Equal(100, ReadAll(folder["a.wav"]).Length);
    }

    [Fact]
    public void Folders_are_made_and_failures_are_one_line()
    {
        using var folder = new TemporaryFolder();
        Write(folder["deep/er/a.wav"], new AudioFormat(8_000, 1), SampleEncoding.Pcm16, new float[100], 100);
        Assert.True(File.Exists(folder["deep/er/a.wav"]));

        File.WriteAllText(folder["file"], "in the way");
        AssertRefused(() => AudioWriter.Create(folder["file/a.wav"], new AudioFormat(8_000, 1), SampleEncoding.Pcm16), "a.wav");
    }

    [Theory]
    [InlineData("a.flac", SampleEncoding.Float32, 44_100, 2)]
    [InlineData("a.flac", SampleEncoding.Pcm16, 44_100, 9)]
    [InlineData("a.flac", SampleEncoding.Pcm16, 768_000, 1)]
    [InlineData("a.ogg", SampleEncoding.Pcm16, 44_100, 2)]
    [InlineData("a.wav", SampleEncoding.Lossy, 44_100, 2)]
    [InlineData("a.mp3", SampleEncoding.Lossy, 44_100, 2)]
    [InlineData("a", SampleEncoding.Pcm16, 44_100, 2)]
    public void Impossible_files_are_refused_before_anything_is_made(string name, SampleEncoding encoding, int rate, int channels)
    {
        using var folder = new TemporaryFolder();
        AssertRefused(() => AudioWriter.Create(folder[name], new AudioFormat(rate, channels), encoding), name);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void An_empty_file_is_a_file()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.wav"], new AudioFormat(44_100, 2), SampleEncoding.Pcm16, [], 1);
        using var reader = AudioReader.Open(folder["a.wav"]);
        Assert.Equal(0, reader.Frames);
        Assert.Equal(0, reader.Read(new float[100]));
        Assert.Empty(AudioReader.ReadMono(folder["a.wav"], out _));
    }

    [Theory]
    [InlineData("wav", SampleEncoding.Pcm16)]
    [InlineData("flac", SampleEncoding.Pcm24)]
    public void Seeking_reads_from_there(string extension, SampleEncoding encoding)
    {
        using var folder = new TemporaryFolder();
        Write(folder[$"a.{extension}"], new AudioFormat(44_100, 2), encoding, Signals.Noise(40_000), 4096);
        var whole = ReadAll(folder[$"a.{extension}"]);
        using var reader = AudioReader.Open(folder[$"a.{extension}"]);
        reader.Seek(12_345);
        Assert.Equal(12_345, reader.Position);
        WaveAssert.Same(whole.AsSpan(2 * 12_345), ReadAll(reader, 500));
        Assert.Throws<AudioFileException>(() => reader.Seek(20_001));
        Assert.Throws<AudioFileException>(() => reader.Seek(-1));
    }

    [Fact]
    public void Mono_is_the_mean_of_the_channels()
    {
        using var folder = new TemporaryFolder();
        float[] signal = [1f, 0f, 0.5f, 0.25f, 0f, 0.5f, -0.5f, -0.25f];
        Write(folder["a.wav"], new AudioFormat(12_000, 4), SampleEncoding.Float32, signal, 2);
        WaveAssert.Same([0.4375f, -0.0625f], AudioReader.ReadMono(folder["a.wav"], out var rate));
        Assert.Equal(12_000, rate);
    }

    [Fact]
    public void Short_wav_files_are_plain_riff()
    {
        using var folder = new TemporaryFolder();
        Write(folder["a.wav"], new AudioFormat(44_100, 2), SampleEncoding.Pcm16, new float[200], 100);
        Assert.Equal("RIFF"u8.ToArray(), File.ReadAllBytes(folder["a.wav"])[..4]);
    }

    [Fact]
    public async Task A_pipe_is_read_to_its_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/mkfifo"), "named pipes are made by mkfifo");
        using var folder = new TemporaryFolder();
        Write(folder["a.wav"], new AudioFormat(44_100, 1), SampleEncoding.Pcm16, Signals.Noise(30_000), 4096);
        var pipe = folder["pipe.wav"];
        await System.Diagnostics.Process.Start("/usr/bin/mkfifo", pipe).WaitForExitAsync(TestContext.Current.CancellationToken);
        var bytes = File.ReadAllBytes(folder["a.wav"]);
        var feeding = Task.Run(() => File.WriteAllBytes(pipe, bytes), TestContext.Current.CancellationToken);

        using (var reader = AudioReader.Open(pipe))
        {
            Assert.Equal(30_000, ReadAll(reader, 1000).Length);
            Assert.Throws<AudioFileException>(() => reader.Seek(0));
        }

        await feeding;
    }

    private static double StepOf(SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.Pcm8 => 1.01 / 128,      // a sample near +1 is clipped by a whole step
        SampleEncoding.Pcm16 => 1.01 / 32768,
        SampleEncoding.Pcm24 => 1.01 / 8388608,
        SampleEncoding.Pcm32 => 1e-7,
        _ => 0,
    };

    private static void Write(string path, AudioFormat format, SampleEncoding encoding, float[] signal, int blockFrames)
    {
        using var writer = AudioWriter.Create(path, format, encoding);

        foreach (var block in signal.Chunk(blockFrames * format.Channels))
        {
            writer.Write(block);
        }

        writer.Commit();
    }

    private static float[] ReadAll(string path)
    {
        using var reader = AudioReader.Open(path);
        return ReadAll(reader, 4096);
    }

    private static float[] ReadAll(AudioReader reader, int blockFrames)
    {
        var samples = new List<float>();
        var block = new float[blockFrames * reader.Format.Channels];

        for (var frames = reader.Read(block); frames > 0; frames = reader.Read(block))
        {
            samples.AddRange(block.AsSpan(0, frames * reader.Format.Channels));
        }

        return [.. samples];
    }

    private static void AssertRefused(Action action, string name)
    {
        var error = Assert.Throws<AudioFileException>(action);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
