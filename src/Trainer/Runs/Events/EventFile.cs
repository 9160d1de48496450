using System.Globalization;
using Google.Protobuf;
using WeakSep.Audio.Files;

namespace WeakSep.Trainer.Runs.Events;

/// <summary>Writes a stage's numbers for TensorBoard, beside its metrics: one events.out.tfevents file per stage.</summary>
internal sealed class EventFile
{
    private const string Prefix = "events.out.tfevents.";
    private const string Version = "brain.Event:2";     // of the format
    private const string Suffix = ".weaksep";

    private readonly string _path;
    private readonly TimeProvider _clock;

    /// <summary>Finds the file of a folder, or names it; it is created by the first event.</summary>
    /// <param name="folder">The stage's folder.</param>
    /// <param name="clock">Gives the times of events.</param>
    public EventFile(string folder, TimeProvider clock)
    {
        _clock = clock;
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        _path = Directory.EnumerateFiles(folder, Prefix + "*" + Suffix).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? Path.Combine(folder, Prefix + seconds + Suffix);
    }

    /// <summary>
    /// Drops events after a step, and what a crash left half written: a run that goes on from a checkpoint reports again what
    /// came after it.
    /// </summary>
    /// <param name="step">Last step to keep.</param>
    public void Truncate(long step)
    {
        if (!File.Exists(_path))
        {
            return;
        }

        var bytes = File.ReadAllBytes(_path);
        var end = 0;

        while (RecordFrame.TryRead(bytes.AsSpan(end), out var payload, out var length) && Event.Parser.ParseFrom(payload).Step <= step)
        {
            end += length;
        }

        AtomicFile.WriteAllBytes(_path, bytes.AsSpan(0, end));
    }

    /// <summary>Appends what was reported.</summary>
    public void Append(TrainingProgress progress)
    {
        using var stream = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);

        if (stream.Position == 0)
        {
            Write(stream, new Event { FileVersion = Version });
        }

        var summary = new Summary();

        foreach (var (name, value) in Scalars(progress))
        {
            summary.Value.Add(new Summary.Types.Value { Tag = name, SimpleValue = (float)value });
        }

        Write(stream, new Event { Step = progress.Step, Summary = summary });
    }

    private void Write(FileStream stream, Event item)
    {
        item.WallTime = _clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        stream.Write(RecordFrame.Of(item.ToByteArray()));
    }

    /// <summary>Names with a slash are one panel in TensorBoard.</summary>
    private static IEnumerable<(string Name, double Value)> Scalars(TrainingProgress progress)
    {
        foreach (var (name, value) in progress.Losses)
        {
            yield return ($"loss/{(name == "loss" ? "total" : name)}", value);
        }

        if (progress.ValidationLoss is { } validation)
        {
            yield return ("loss/validation", validation);
        }

        yield return ("optimizer/learning-rate", progress.LearningRate);
        yield return ("optimizer/gradient-norm", progress.GradientNorm);
        yield return ("speed/clips-per-second", progress.ClipsPerSecond);
    }
}
