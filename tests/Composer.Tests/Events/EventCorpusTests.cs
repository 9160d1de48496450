using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Composer.Events;
using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.DataSets;

namespace WeakSep.Composer.Tests.Events;

public sealed class EventCorpusTests : IDisposable
{
    private readonly string _root = Path.Combine(Directory.CreateTempSubdirectory("weaksep-corpus-").FullName, "events");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_root)!, recursive: true);

    [Fact]
    public void A_corpus_is_laid_out_as_urbansound()
    {
        var end = Run(new() { Output = _root, PerClass = 7, Folds = 2, SampleRate = 8000 });
        Assert.Equal((35, 0, 1.0), (end.Tracks, end.Skipped, end.Fraction));
        var lines = File.ReadAllLines(Path.Combine(_root, "metadata", "UrbanSound8K.csv"));
        Assert.Equal("slice_file_name,fsID,start,end,salience,fold,classID,class", lines[0]);
        Assert.Equal(36, lines.Length);

        foreach (var fields in lines.Skip(1).Select(line => line.Split(',')))
        {
            using var reader = AudioReader.Open(Path.Combine(_root, "audio", "fold" + fields[5], fields[0]));
            Assert.Equal(new AudioFormat(8000, 1), reader.Format);
            Assert.Equal(reader.Format.SecondsOf(reader.Frames), double.Parse(fields[3], Invariant) - double.Parse(fields[2], Invariant), 1e-6);
            Assert.StartsWith($"{fields[1]}-{fields[6]}-0-", fields[0], StringComparison.Ordinal);
        }

        // Seven recordings in two folds are four and three; no individual is in both.
        var folds = lines.Skip(1).Select(line => line.Split(',')).GroupBy(fields => fields[5]).ToList();
        Assert.Equal([20, 15], folds.Select(fold => fold.Count()));
        Assert.Empty(folds[0].Select(fields => fields[1]).Intersect(folds[1].Select(fields => fields[1])));
    }

    [Fact]
    public void A_seed_is_a_corpus_and_an_interrupted_run_goes_on()
    {
        var settings = new EventCorpusSettings { Output = _root, PerClass = 2, Folds = 2, SampleRate = 8000, Jobs = 2 };
        Run(settings);
        var files = Directory.GetFiles(_root, "*", SearchOption.AllDirectories);
        var before = files.ToDictionary(file => file, File.ReadAllBytes);
        var lost = files.Where(file => file.EndsWith(".wav", StringComparison.Ordinal)).Order().Take(3).ToList();
        lost.ForEach(File.Delete);
        Assert.Equal(7, Run(settings with { Jobs = 1 }).Skipped);
        Assert.All(files, file => Assert.Equal(before[file], File.ReadAllBytes(file)));

        var refusal = Assert.Throws<RenderingException>(() => Run(settings with { Seed = 1 }));
        Assert.Contains("seed 0, not 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, Run(settings with { Seed = 1, Overwrite = true }).Skipped);
        Assert.NotEqual(before[lost[0]], File.ReadAllBytes(lost[0]));
    }

    [Fact]
    public void A_folder_of_something_else_is_left_alone()
    {
        Directory.CreateDirectory(_root);
        File.WriteAllText(Path.Combine(_root, "dataset.json"), """{"format":1,"scores":"composed"}""");
        var refusal = Assert.Throws<RenderingException>(() => Run(new() { Output = _root, PerClass = 1, Folds = 1, Overwrite = true }));
        Assert.Contains("another kind of data set", refusal.Message, StringComparison.Ordinal);
        File.Move(Path.Combine(_root, "dataset.json"), Path.Combine(_root, "letter.txt"));
        Assert.Throws<RenderingException>(() => Run(new() { Output = _root, PerClass = 1, Folds = 1, Overwrite = true }));
    }

    [Fact]
    public void Individuals_share_the_range_of_their_class_out()
    {
        var settings = new EventCorpusSettings { Output = "", PerClass = 80, Folds = 10 };
        var plans = EventPlan.All(settings, new Dice(3)).ToList();
        Assert.Equal(400, plans.Count);
        Assert.Equal(400, plans.Select(plan => plan.FileName).Distinct().Count());

        foreach (var ofClass in plans.GroupBy(plan => plan.Class))
        {
            var places = ofClass.Select(plan => (plan.Individual, plan.Place)).Distinct().OrderBy(pair => pair.Place).ToList();
            Assert.Equal(20, places.Count);
            Assert.All(places.Index(), pair => Assert.InRange(pair.Item.Place, pair.Index / 20.0, (pair.Index + 1) / 20.0));
            Assert.All(ofClass.GroupBy(plan => plan.Fold), fold => Assert.Equal(8, fold.Count()));

            // Any six folds have short recordings in the share of the class.
            var isShort = ofClass.Where(plan => plan.Fold <= 6).Average(plan => plan.Seconds <= ofClass.Key.ShortSeconds.High ? 1.0 : 0);
            Assert.Equal(ofClass.Key.ShortShare, isShort, 0.04);
        }
    }

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private static SynthProgress Run(EventCorpusSettings settings) => EventCorpus.Run(settings, _ => { }, CancellationToken.None);
}
