using System.Collections.Concurrent;

namespace WeakSep.Trainer.Data.Labels.Mixtures;

/// <summary>Recordings of single events by class, in memory: what mixtures are made of.</summary>
public sealed class EventBank
{
    private const double MostHours = 24;        // 2.8 GB at 16 kHz

    private readonly EventRecording[][] _byClass;

    private EventBank(IReadOnlyList<string> classes, int sampleRate, EventRecording[][] byClass)
    {
        Classes = classes;
        SampleRate = sampleRate;
        _byClass = byClass;
    }

    /// <summary>The classes, in order.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Rate of the recordings, Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Reads recordings and measures their loudness; nothing about them can fail later.</summary>
    /// <param name="recordings">Recordings of one class each.</param>
    /// <param name="classes">The classes, in order.</param>
    /// <param name="sampleRate">Rate of training, Hz.</param>
    /// <param name="settings">Says which recordings are too short.</param>
    /// <param name="progress">Told how many of how many are ready.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="TrainingDataException">
    /// A recording cannot be read, is silent or holds several classes; a class has no recording that is long enough.
    /// </exception>
    public static EventBank Load(
        IReadOnlyList<LabelledRecording> recordings,
        IReadOnlyList<string> classes,
        int sampleRate,
        EventMixtureSettings settings,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(settings);
        var used = recordings.Where(recording => SamplesOf(recording, sampleRate) >= ShortestSamples(settings, sampleRate)).ToList();
        CheckFit(used, classes, settings);
        var loaded = new EventRecording[used.Count];
        var failures = new ConcurrentDictionary<int, TrainingDataException>();
        var done = 0;

        Parallel.For(0, used.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            try
            {
                loaded[i] = LoadOne(used[i], sampleRate);
            }
            catch (TrainingDataException failure)
            {
                failures[i] = failure;
            }

            progress?.Report((Interlocked.Increment(ref done), used.Count));
        });

        if (!failures.IsEmpty)
        {
            throw failures.MinBy(failure => failure.Key).Value;
        }

        var byClass = used.Zip(loaded).ToLookup(pair => pair.First.Classes[0], pair => pair.Second);

        return new EventBank(classes, sampleRate, [.. classes.Select((_, index) => byClass[index].ToArray())]);
    }

    /// <summary>Number of recordings of a class.</summary>
    /// <param name="index">Index of the class.</param>
    public int Count(int index) => _byClass[index].Length;

    internal EventRecording Recording(int index, int number) => _byClass[index][number];

    internal static int ShortestSamples(EventMixtureSettings settings, int sampleRate) =>
        (int)Math.Round(settings.ShortestSeconds * sampleRate);

    private static int SamplesOf(LabelledRecording recording, int sampleRate) => (int)Math.Round(recording.Seconds * sampleRate);

    private static void CheckFit(List<LabelledRecording> used, IReadOnlyList<string> classes, EventMixtureSettings settings)
    {
        if (used.Find(recording => recording.Classes.Count != 1) is { } several)
        {
            throw new TrainingDataException(
                $"{several.Path}: labelled with {several.Classes.Count} classes; expected one, since mixtures are made of single events");
        }

        for (var index = 0; index < classes.Count; index++)
        {
            if (!used.Exists(recording => recording.Classes[0] == index))
            {
                throw new TrainingDataException(FormattableString.Invariant(
                    $"{classes[index]}: no recording of {settings.ShortestSeconds} s or more; expected at least one to make mixtures of"));
            }
        }

        var hours = used.Sum(recording => recording.Seconds) / 3600;

        if (hours > MostHours)
        {
            throw new TrainingDataException(FormattableString.Invariant(
                $"{hours:0.0} h of recordings; expected up to {MostHours} h, which are kept in memory"));
        }
    }

    private static EventRecording LoadOne(LabelledRecording recording, int sampleRate)
    {
        var samples = RecordingSamples.Read(recording.Path, recording.StartSeconds, sampleRate, SamplesOf(recording, sampleRate));

        return EventRecording.Create(recording.Name, samples, sampleRate)
            ?? throw new TrainingDataException($"{recording.Path}: silent; expected a recording of the event that it is labelled with");
    }
}
