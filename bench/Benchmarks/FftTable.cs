using System.Diagnostics;
using System.Globalization;
using System.Text;
using WeakSep.Benchmarks.Transforms;

namespace WeakSep.Benchmarks;

/// <summary>
/// All libraries side by side in one process: short batches in turn, the fastest batch of each counts. Other work on
/// the machine slows single batches, and never the same ones, so the ratios hold where times do not.
/// </summary>
internal static class FftTable
{
    private const int Rounds = 150;
    private const double BatchSeconds = 0.0005;
    private const int WarmUpRounds = 10;
    private const int WarmUpPauseMilliseconds = 40;
    private const double LargestDifference = 1e-4;      // of a bin's magnitude: single precision

    private static readonly int[] Sizes = [512, 1022, 2048, 4096, 4480];

    public static string Measure(TextWriter messages)
    {
        var libraries = TransformLibrary.All.Where(library => library.IsAvailable(messages)).ToArray();
        var text = new StringBuilder();
        var headings = string.Join(" | ", libraries.Select(Heading));
        text.AppendLine(CultureInfo.InvariantCulture, $"| size | direction | {headings} |");
        text.AppendLine($"|---|---|{string.Concat(libraries.Select(_ => "---:|"))}");

        foreach (var size in Sizes)
        {
            var transforms = libraries.Select(library => library.Create(size)).ToArray();
            Compare(libraries, transforms, size);
            AddRow(text, size, "forward", transforms.Select(transform => (Action)transform.Forward).ToArray());
            AddRow(text, size, "inverse", transforms.Select(transform => (Action)transform.Inverse).ToArray());

            foreach (var transform in transforms)
            {
                transform.Dispose();
            }
        }

        return text.ToString();
    }

    private static string Heading(TransformLibrary library) => library.Name + " us (ratio)";

    private static void Compare(TransformLibrary[] libraries, IRealTransform[] transforms, int size)
    {
        foreach (var transform in transforms)
        {
            transform.Forward();
        }

        for (var bin = 0; bin <= size / 2; bin++)
        {
            var expected = transforms[0].Magnitude(bin);

            for (var i = 1; i < transforms.Length; i++)
            {
                if (Math.Abs(transforms[i].Magnitude(bin) - expected) > LargestDifference * Math.Sqrt(size))
                {
                    throw new InvalidOperationException($"{libraries[i].Name} computes another bin {bin} of {size}");
                }
            }
        }
    }

    private static void AddRow(StringBuilder text, int size, string direction, Action[] candidates)
    {
        var counts = candidates.Select(BatchSize).ToArray();
        var best = Enumerable.Repeat(double.MaxValue, candidates.Length).ToArray();

        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                best[i] = Math.Min(best[i], Time(candidates[i], counts[i]));
            }
        }

        var cells = best.Select(seconds => string.Create(
            CultureInfo.InvariantCulture, $"{seconds * 1e6:0.00} ({seconds / best[0]:0.00})"));
        text.AppendLine(CultureInfo.InvariantCulture, $"| {size} | {direction} | {string.Join(" | ", cells)} |");
    }

    private static int BatchSize(Action candidate)
    {
        // Several rounds of calls with pauses between them: the tiered compiler reaches its last tier before anything
        // is timed.
        for (var i = 0; i < WarmUpRounds; i++)
        {
            Time(candidate, 40);
            Thread.Sleep(WarmUpPauseMilliseconds);
        }

        return Math.Max(1, (int)(BatchSeconds / Time(candidate, 20)));
    }

    private static double Time(Action candidate, int count)
    {
        var start = Stopwatch.GetTimestamp();

        for (var i = 0; i < count; i++)
        {
            candidate();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }
}
