using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using WeakSep.Composer.Rendering.Soundfonts;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>Makes a data set: scores, rendered part by part, in Slakh2100's layout.</summary>
public static class DatasetSynthesizer
{
    /// <summary>Tracks made when neither a number nor hours are asked for.</summary>
    public const int DefaultTracks = 10;

    private const double SecondsPerHour = 3600;

    /// <summary>Makes or completes a data set.</summary>
    /// <remarks>
    /// A track that is there is not made again, so an interrupted run goes on where it stopped. A track depends on the
    /// seed and its number alone: neither the number of jobs nor what was rendered before it changes a bit.
    /// </remarks>
    /// <param name="settings">What to make.</param>
    /// <param name="report">Called after each track, from one thread at a time.</param>
    /// <param name="warn">Receives lines for the user, before the first track.</param>
    /// <param name="cancellation">Stops the run; unfinished tracks are removed.</param>
    /// <returns>How far it came.</returns>
    /// <exception cref="RenderingException">Something that is needed is missing, or the folder holds something
    /// else.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static SynthProgress Run(
        SynthSettings settings, Action<SynthProgress> report, Action<string> warn, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Interop.FluidSynthLibrary.Require();
        var soundfonts = settings.Soundfonts is { } names
            ? SoundfontCatalog.Open(names)
            : SoundfontCatalog.Defaults(warn);
        var dice = new Dice(settings.Seed).Fork("dataset");
        IPieceSource pieces = settings.Scores is { } scores
            ? MidiPieces.Read(scores, settings.Humanize, dice, warn)
            : new ComposedPieces(dice);
        var models = settings.ModelShare ?? (settings.Soundfonts is null ? SoundPlan.DefaultModelShare : 0);
        var folder = DatasetFolder.Open(settings, pieces.Identity, soundfonts.Select(font => font.Name), models);
        var designer = new SoundDesigner(soundfonts, new SoundPlan { Dry = settings.Dry, ModelShare = models });
        var progress = new Progress(settings, pieces, report);
        using var contexts = new ContextPool(settings.SampleRate);
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Jobs, CancellationToken = cancellation };

        try
        {
            // One at a time: a buffer of planned tracks would hold their scores for nothing.
            var plans = Partitioner.Create(Plan(settings, pieces), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(plans, options, plan =>
            {
                var skip = folder.Has(plan);

                if (!skip)
                {
                    contexts.Use(context => Make(plan, folder, designer, dice, settings, context, cancellation));
                }

                progress.Add(plan, skip);
            });
        }
        catch (AggregateException failures)
        {
            // The first reason is the one to tell; the other workers failed alike or were stopped by it.
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }

        return progress.Current;
    }

    private static void Make(
        TrackPlan plan, DatasetFolder folder, SoundDesigner designer, Dice dice, SynthSettings settings,
        RenderContext context, CancellationToken cancellation)
    {
        var sound = designer.Design(plan.Piece.Score, dice.Fork($"sound {plan.Number}"));
        var rendered = TrackRenderer.Render(plan.Piece.Score, sound, settings.Channels, context, cancellation);
        folder.Add(plan, path => TrackWriter.Write(path, plan, sound, rendered, settings));
    }

    private static IEnumerable<TrackPlan> Plan(SynthSettings settings, IPieceSource pieces)
    {
        using var splits = settings.Splits.Assign().GetEnumerator();
        var splitOfGroup = new Dictionary<int, string>();
        var seconds = 0.0;
        var tracks = TrackCount(settings, pieces);

        for (var number = 1; tracks is { } last ? number <= last : seconds < settings.Hours * SecondsPerHour; number++)
        {
            var group = pieces.GroupOf(number - 1);

            if (!splitOfGroup.TryGetValue(group, out var split))
            {
                splits.MoveNext();
                splitOfGroup.Add(group, split = splits.Current);
            }

            var piece = pieces.Get(number - 1);
            seconds += piece.Score.DurationSeconds;
            yield return new TrackPlan(number, split, piece);
        }
    }

    private static int? TrackCount(SynthSettings settings, IPieceSource pieces) =>
        settings.Hours is null ? settings.Tracks ?? pieces.Count ?? DefaultTracks : null;

    // Counts what is done; workers report in turn.
    private sealed class Progress(SynthSettings settings, IPieceSource pieces, Action<SynthProgress> report)
    {
        private readonly Lock _turn = new();

        internal SynthProgress Current { get; private set; }

        internal void Add(TrackPlan plan, bool skipped)
        {
            lock (_turn)
            {
                var tracks = Current.Tracks + 1;
                var seconds = Current.Seconds + plan.Piece.Score.DurationSeconds;
                var fraction = TrackCount(settings, pieces) is { } count
                    ? (double)tracks / count
                    : seconds / (settings.Hours!.Value * SecondsPerHour);
                Current = new SynthProgress(
                    tracks, seconds, Current.Skipped + (skipped ? 1 : 0), Math.Min(1, fraction));
                report(Current);
            }
        }
    }
}
