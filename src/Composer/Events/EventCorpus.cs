using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json.Nodes;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.DataSets;

namespace WeakSep.Composer.Events;

/// <summary>
/// Makes a corpus of single sound events in UrbanSound8K's layout: car horns, dogs, guns, jackhammers and sirens, all
/// synthesised. No individual is in two folds.
/// </summary>
public static class EventCorpus
{
    // Raised whenever the same settings come to sound different, so that old and new recordings are not mixed.
    private const int FormatVersion = 1;

    private const string Header = "slice_file_name,fsID,start,end,salience,fold,classID,class";

    /// <summary>Makes or completes a corpus.</summary>
    /// <remarks>
    /// A recording that is there is not made again, and each depends on the seed and its own number alone. The table of
    /// metadata is written last.
    /// </remarks>
    /// <param name="settings">What to make.</param>
    /// <param name="report">Called after each recording, from one thread at a time.</param>
    /// <param name="cancellation">Stops the run; unfinished recordings are removed.</param>
    /// <returns>How far it came.</returns>
    /// <exception cref="RenderingException">The folder holds something else.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static SynthProgress Run(EventCorpusSettings settings, Action<SynthProgress> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.PerClass, settings.Folds);
        var root = Path.GetFullPath(settings.Output);
        DatasetRecord.Claim(root, RecordOf(settings), kind: "events", settings.Overwrite, () => Remove(root));
        var dice = new Dice(settings.Seed).Fork("events");
        var plans = EventPlan.All(settings, dice).ToList();
        var progress = default(SynthProgress);
        var turn = new Lock();

        try
        {
            Parallel.ForEach(plans, new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs, CancellationToken = cancellation }, plan =>
            {
                var isNew = Make(root, plan, settings, dice);

                lock (turn)
                {
                    var tracks = progress.Tracks + 1;
                    progress = new SynthProgress(
                        tracks, progress.Seconds + plan.Seconds, progress.Skipped + (isNew ? 0 : 1), (double)tracks / plans.Count);
                    report(progress);
                }
            });
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }

        AtomicFile.WriteAllText(Path.Combine(root, "metadata", "UrbanSound8K.csv"), Table(plans, dice));
        return progress;
    }

    private static bool Make(string root, EventPlan plan, EventCorpusSettings settings, Dice dice)
    {
        var path = Path.Combine(root, "audio", $"fold{plan.Fold}", plan.FileName);

        if (File.Exists(path))
        {
            return false;
        }

        using var writer = AudioWriter.Create(path, new AudioFormat(settings.SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(plan.Make(settings.SampleRate, dice));
        writer.Commit();
        return true;
    }

    // An individual's recordings follow one another in the recording that they are said to be cut from.
    private static string Table(List<EventPlan> plans, Dice dice)
    {
        var table = new StringBuilder(Header).Append('\n');
        var end = 0.0;

        foreach (var plan in plans)
        {
            var start = plan.Slice == 0 ? 0 : end;
            end = start + plan.Seconds;
            table.Append(CultureInfo.InvariantCulture, $"{plan.FileName},{plan.Source},{start:0.00},{end:0.00},")
                .Append(CultureInfo.InvariantCulture, $"{(plan.PlaceOf(dice).IsBackground ? 2 : 1)},{plan.Fold},{plan.Class.Id},{plan.Class.Name}\n");
        }

        return table.ToString();
    }

    private static JsonObject RecordOf(EventCorpusSettings settings) => new()
    {
        ["format"] = FormatVersion,
        ["events"] = string.Join(",", EventClass.All.Select(one => one.Name)),
        ["seed"] = settings.Seed,
        ["perClass"] = settings.PerClass,
        ["folds"] = settings.Folds,
        ["rate"] = settings.SampleRate,
    };

    private static void Remove(string root)
    {
        foreach (var folder in new[] { Path.Combine(root, "metadata"), Path.Combine(root, "audio") }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
