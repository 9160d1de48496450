using WeakSep.Audio.Files;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests.Files;

public class HostileFileTests
{
    public static TheoryData<string, byte[]> NoAudio => new()
    {
        { "empty.wav", [] },
        { "one.flac", [0x66] },
        { "text.wav", "This is a letter, not a recording."u8.ToArray() },
        { "renamed.flac", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52] },
        { "header.wav", "RIFF\u0010\0\0\0WAVEfmt "u8.ToArray() },
        { "flac.flac", "fLaC"u8.ToArray() },
        { "ogg.ogg", "OggS\0\0\0\0\0\0\0\0"u8.ToArray() },
        { "zeros.mp3", new byte[10_000] },
    };

    [Theory]
    [MemberData(nameof(NoAudio))]
    public void What_is_no_audio_is_refused_in_one_line(string name, byte[] content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder[name], content);
        AssertOneLine(Assert.Throws<AudioFileException>(() => AudioReader.Open(folder[name])), name);
    }

    [Fact]
    public void Missing_files_and_folders_are_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        AssertOneLine(Assert.Throws<AudioFileException>(() => AudioReader.Open(folder["none.wav"])), "none.wav");
        AssertOneLine(Assert.Throws<AudioFileException>(() => AudioReader.Open(folder.FullPath)), "weaksep-");
        Assert.Throws<AudioFileException>(() => AudioReader.Open("-"));
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(1, 2_000_000)]
    [InlineData(65, 44_100)]
    [InlineData(40_000, 44_100)]
    [InlineData(0, 44_100)]
    [InlineData(2, 0)]
    public void Formats_out_of_range_are_refused(ushort channels, uint rate)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["odd.wav"], WavHeader(channels, rate, dataBytes: 1 << 20, actualBytes: 1 << 20));
        AssertOneLine(Assert.Throws<AudioFileException>(() => AudioReader.Open(folder["odd.wav"])), "odd.wav");
    }

    [Fact]
    public void A_header_that_lies_about_its_length_costs_no_memory()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["long.wav"], WavHeader(1, 44_100, dataBytes: uint.MaxValue - 40, actualBytes: 2_000));
        Assert.Equal(1_000, AudioReader.ReadMono(folder["long.wav"], out _).Length);
    }

    [Theory]
    [InlineData("wav", SampleEncoding.Pcm16)]
    [InlineData("flac", SampleEncoding.Pcm16)]
    [InlineData("ogg", SampleEncoding.Lossy)]
    public void A_truncated_file_gives_what_it_holds_or_one_line(string extension, SampleEncoding encoding)
    {
        using var folder = new TemporaryFolder();
        var whole = folder[$"whole.{extension}"];
        var signal = Signals.Noise(50_000);

        using (var writer = AudioWriter.Create(whole, new AudioFormat(44_100, 1), encoding))
        {
            writer.Write(signal);
            writer.Commit();
        }

        var bytes = File.ReadAllBytes(whole);

        foreach (var length in (int[])[bytes.Length - 1, bytes.Length / 2, bytes.Length / 7, 200, 60, 20])
        {
            var name = $"cut{length}.{extension}";
            File.WriteAllBytes(folder[name], bytes[..length]);

            try
            {
                var mono = AudioReader.ReadMono(folder[name], out _);
                Assert.InRange(mono.Length, 0, signal.Length);
            }
            catch (AudioFileException error)
            {
                AssertOneLine(error, name);
            }
        }
    }

    [Theory]
    [InlineData("wav", SampleEncoding.Pcm24)]
    [InlineData("flac", SampleEncoding.Pcm24)]
    [InlineData("ogg", SampleEncoding.Lossy)]
    public void Damaged_bytes_never_crash(string extension, SampleEncoding encoding)
    {
        using var folder = new TemporaryFolder();
        var path = folder[$"a.{extension}"];

        using (var writer = AudioWriter.Create(path, new AudioFormat(22_050, 2), encoding))
        {
            writer.Write(Signals.Noise(8_000));
            writer.Commit();
        }

        var bytes = File.ReadAllBytes(path);
        var random = new Random(7);

        for (var round = 0; round < 60; round++)
        {
            var damaged = (byte[])bytes.Clone();

            for (var i = 0; i < 8; i++)
            {
                damaged[random.Next(i < 4 ? Math.Min(200, damaged.Length) : damaged.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, damaged);

            try
            {
                _ = AudioReader.ReadMono(path, out _);
            }
            catch (AudioFileException error)
            {
                AssertOneLine(error, $"a.{extension}");
            }
        }
    }

    private static void AssertOneLine(AudioFileException error, string name)
    {
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static byte[] WavHeader(ushort channels, uint rate, uint dataBytes, int actualBytes)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(dataBytes + 36);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((ushort)1);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(unchecked(rate * channels * 2));
        writer.Write((ushort)(channels * 2));
        writer.Write((ushort)16);
        writer.Write("data"u8);
        writer.Write(dataBytes);
        writer.Write(new byte[actualBytes]);
        return stream.ToArray();
    }
}
