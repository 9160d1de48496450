using FsCheck;
using FsCheck.Fluent;
using WeakSep.Audio.Metrics;

namespace WeakSep.Audio.Tests.Metrics;

public class TranscriptionTests
{
    private static readonly NoteEvent[] Reference =
        [new(0, 0.5, 69), new(0.5, 1.0, 72), new(1.0, 1.5, 76), new(2.0, 2.1, 60)];

    private static readonly NoteEvent[] Estimate =
        [new(0.04, 0.48, 69), new(0.56, 1.0, 72), new(1.02, 1.30, 76), new(2.04, 2.14, 60), new(3.0, 3.2, 62)];

    [Fact]
    public void Golden_notes_without_offsets()
    {
        var score = NoteMatching.Compare(Reference, Estimate);
        Assert.Equal(3, score.Counts.TruePositives);
        Assert.Equal(0.6, score.Counts.Precision, 1e-9);
        Assert.Equal(0.75, score.Counts.Recall, 1e-9);
        Assert.Equal(0.666667, score.Counts.FMeasure, 1e-6);
        Assert.Equal(0.622857, score.OverlapRatio, 1e-6);
        Assert.Equal(0.4, score.Counts.FalsePositiveRate, 1e-9);
    }

    [Fact]
    public void Golden_notes_with_offsets()
    {
        var score = NoteMatching.Compare(Reference, Estimate, withOffsets: true);
        Assert.Equal(2, score.Counts.TruePositives);
        Assert.Equal(0.4, score.Counts.Precision, 1e-9);
        Assert.Equal(0.5, score.Counts.Recall, 1e-9);
        Assert.Equal(0.444444, score.Counts.FMeasure, 1e-6);
    }

    [Fact]
    public void Golden_pairs()
    {
        Assert.Equal([(0, 0), (2, 2), (3, 3)], NoteMatching.Match(Reference, Estimate));
        Assert.Equal([(0, 0), (3, 3)], NoteMatching.Match(Reference, Estimate, withOffsets: true));
        Assert.Empty(NoteMatching.Match(Reference, []));
    }

    [Fact]
    public void Golden_frames()
    {
        var counts = new DetectionCounts(6, 2, 4);
        Assert.Equal(0.5, counts.Accuracy, 1e-9);
        Assert.Equal(0.75, counts.Precision, 1e-9);
        Assert.Equal(0.6, counts.Recall, 1e-9);
        Assert.Equal(0.666667, counts.FMeasure, 1e-6);

        var measured = FrameAccuracy.Compare(
            [[60, 64, 67], [60, 64], [60, 62, 64], [], [70, 72]],
            [[60, 64, 67], [60, 65], [60], [50], [70]]);
        Assert.Equal(counts, measured);
    }

    [Fact]
    public void Empty_lists_score_zero()
    {
        Assert.Equal(0, NoteMatching.Compare([], Estimate).Counts.FMeasure);
        Assert.Equal(0, NoteMatching.Compare(Reference, []).Counts.FMeasure);
        Assert.Equal(0, NoteMatching.Compare([], []).OverlapRatio);
    }

    [Fact]
    public void Pooled_scores_are_those_of_all_pairs()
    {
        var golden = NoteMatching.Compare(Reference, Estimate);                             // 3 pairs, overlap 0.622857
        var exact = NoteMatching.Compare([new(0, 1, 60)], [new(0, 1, 60), new(2, 3, 60)]);      // 1 pair, overlap 1
        var pooled = golden + exact;

        Assert.Equal(new DetectionCounts(4, 3, 1), pooled.Counts);
        Assert.Equal(0.717143, pooled.OverlapRatio, 1e-6);
        Assert.Equal(golden, golden + default(NoteScore));
    }

    [Fact]
    public void Limits_belong_to_the_tolerance()
    {
        // 50 ms that floating point makes a little more, and exactly 50 cents
        Assert.Equal(1, NoteMatching.Compare([new(1.1, 1.5, 60)], [new(1.15, 1.5, 60.5)]).Counts.TruePositives);
        Assert.Equal(0, NoteMatching.Compare([new(1.1, 1.5, 60)], [new(1.1502, 1.5, 60)]).Counts.TruePositives);
        Assert.Equal(0, NoteMatching.Compare([new(1.1, 1.5, 60)], [new(1.1, 1.5, 60.51)]).Counts.TruePositives);
    }

    [Fact]
    public void Matching_is_the_largest_not_the_greedy_one()
    {
        // The first reference note fits both, the second only the first estimate: greedy pairing finds one.
        NoteEvent[] reference = [new(1.00, 1.2, 60), new(0.94, 1.2, 60)];
        NoteEvent[] estimate = [new(0.98, 1.2, 60), new(1.04, 1.2, 60)];
        Assert.Equal(2, NoteMatching.Compare(reference, estimate).Counts.TruePositives);
    }

    [Fact]
    public void No_matching_is_larger() => Check.QuickThrowOnFailure(
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            NoteEvent[] Notes() => [.. Enumerable.Range(0, random.Next(7))
                .Select(_ => new NoteEvent(random.Next(8) * 0.03, 1, 60 + random.Next(2)))];
            var (reference, estimate) = (Notes(), Notes());
            return NoteMatching.Compare(reference, estimate).Counts.TruePositives
                == LargestByTrying(reference, estimate, 0, []);
        }));

    [Fact]
    public void Long_chains_of_exchanges_do_not_exhaust_the_stack()
    {
        const int Count = 20_000;
        NoteEvent[] reference = [.. Enumerable.Range(0, Count).Select(i => new NoteEvent(i * 0.04, (i * 0.04) + 0.1, 60))];
        NoteEvent[] estimate = [.. reference.Select(note => note with { OnsetSeconds = note.OnsetSeconds + 0.02 })];
        Assert.Equal(Count, NoteMatching.Compare(reference, estimate).Counts.TruePositives);
    }

    [Fact]
    public void Frames_are_taken_from_the_nearest_time()
    {
        var counts = FrameAccuracy.Compare(
            [0, 0.1, 0.2, 0.3],
            [[60], [60], [62], [64]],
            [0.02, 0.19, 0.24],
            [[60], [62], [64]]);

        // 0 and 0.3 lie outside the estimate; 0.1 is nearer to 0.02 than to 0.19.
        Assert.Equal(new DetectionCounts(2, 0, 2), counts);
    }

    [Fact]
    public void Cells_are_counted()
    {
        Assert.Equal(
            new DetectionCounts(1, 1, 1),
            DetectionCounts.OfCells([true, false, true, false], [true, true, false, false]));
        Assert.Equal(
            new DetectionCounts(1, 1, 1),
            DetectionCounts.OfCells([1f, 0f, 1f, 0f], [0.5f, 0.9f, 0.49f, 0f]));
        Assert.Throws<ArgumentException>(() => DetectionCounts.OfCells([true], [true, false]));
    }

    private static int LargestByTrying(NoteEvent[] reference, NoteEvent[] estimate, int at, HashSet<int> used)
    {
        if (at == reference.Length)
        {
            return 0;
        }

        var best = LargestByTrying(reference, estimate, at + 1, used);

        for (var j = 0; j < estimate.Length; j++)
        {
            if (!used.Contains(j) && NoteMatching.Compare([reference[at]], [estimate[j]]).Counts.TruePositives == 1)
            {
                used.Add(j);
                best = Math.Max(best, 1 + LargestByTrying(reference, estimate, at + 1, used));
                used.Remove(j);
            }
        }

        return best;
    }
}
