using WeakSep.Audio.Spectral;
using WeakSep.Tests.Shared;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Data.Labels.Music;

namespace WeakSep.Trainer.Tests.Data.Labels.Music;

public sealed class MusdbFolderTests : IDisposable
{
    private static readonly ClipShape OneSecond = new(new StftGrid(2000, 64, 16), 2000);

    private readonly EventFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_published_songs_are_for_validation()
    {
        WriteSong("train", "Leaf - Summerghost");
        WriteSong("train", "A - B");
        WriteSong("test", "C - D");
        Assert.True(MusdbFolder.Holds(_folder.Root));
        var songs = MusdbFolder.Read(_folder.Root, MusdbFolder.DefaultClasses);
        Assert.Equal(["A - B: train", "Leaf - Summerghost: validation", "C - D: test"], songs.Select(song => $"{song.Name}: {song.Split}"));
        Assert.Equal(3.5, songs[0].Seconds);
    }

    [Fact]
    public void Other_songs_are_divided_the_same_way_always()
    {
        for (var number = 0; number < 10; number++)
        {
            WriteSong("train", $"song {number}", seconds: 0.1);
        }

        var songs = MusdbFolder.Read(_folder.Root, MusdbFolder.DefaultClasses);
        Assert.Single(songs, song => song.Split == "validation");
        Assert.Equal(songs, MusdbFolder.Read(_folder.Root, MusdbFolder.DefaultClasses));
    }

    [Fact]
    public void Chunks_are_labelled_by_the_energy_of_stems()
    {
        // Bass sounds in the first second, drums too quietly in all, vocals from the second to the third; the fourth is not whole.
        WriteSong("train", "song", bass: (0, 1, 0.1f), drums: (0, 3.5, 0.0005f), vocals: (1, 2, 0.1f));
        var song = MusdbFolder.Read(_folder.Root, MusdbFolder.DefaultClasses).Single();
        var chunks = MusicChunks.Create([song], MusdbFolder.DefaultClasses, OneSecond, -60, null, CancellationToken.None);

        Assert.Equal(2, chunks.Count);      // of the third second nothing is left
        Assert.Equal([1, 0, 0], chunks.Labels(0).Clip);
        Assert.Equal([0, 0, 1], chunks.Labels(1).Clip);
        var clip = chunks.Clip(1);
        Assert.Null(clip.Labels.Frames);
        Assert.All(Enumerable.Range(0, 2000), n => Assert.Equal(clip.Sources!.Sum(source => source[n]), clip.Mixture[n], 1e-6f));
        Assert.Contains(clip.Sources![2], sample => sample > 0.05f);

        var whole = MusicChunks.Whole(song, MusdbFolder.DefaultClasses, 2000);
        Assert.Equal(7000, whole.Mixture.Length);
        Assert.Equal([1, 1, 1], whole.Labels.Clip);
        WaveAssert.Close(clip.Mixture, whole.Mixture.AsSpan(2000, 2000), 1e-6f);
    }

    [Fact]
    public void A_stem_that_is_missing_or_short_is_named()
    {
        WriteSong("train", "song");
        _folder.Write("train/song/drums.wav", 2);
        Fails("drums.wav: 2.00 s, and the mixture 3.50 s; expected one length");
        File.Delete(_folder.At("train", "song", "drums.wav"));
        Fails("drums.wav: no such file");
        Directory.Delete(_folder.At("train"), recursive: true);
        Fails("no songs; expected train/SONG/mixture.wav");

        void Fails(string expected) => Assert.Contains(
            expected,
            Assert.Throws<TrainingDataException>(() => MusdbFolder.Read(_folder.Root, MusdbFolder.DefaultClasses)).Message,
            StringComparison.Ordinal);
    }

    private void WriteSong(
        string split,
        string name,
        double seconds = 3.5,
        (double From, double To, float Level)? bass = null,
        (double From, double To, float Level)? drums = null,
        (double From, double To, float Level)? vocals = null)
    {
        foreach (var (stem, sounds) in new[] { ("bass", bass), ("drums", drums), ("vocals", vocals), ("other", null), ("mixture", null) })
        {
            var (from, to, level) = sounds ?? (0, seconds, 0.1f);
            var noise = Signals.Noise((int)(seconds * 2000), stem.Length);
            var samples = noise.Select((sample, n) => n >= from * 2000 && n < to * 2000 ? level * sample : 0).ToArray();
            _folder.WriteSamples(Path.Combine(split, name, stem + ".wav"), samples, 2000);
        }
    }
}
