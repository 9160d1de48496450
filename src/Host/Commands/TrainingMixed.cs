using WeakSep.MidiScore.Files;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Checks;
using WeakSep.Trainer.Data.Mixed;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Commands;

/// <summary>
/// What <c>train mixed</c> does before it starts: reads what is known of each song, says what is wrong with it, aligns scores
/// where they do not fit, and loads the sound.
/// </summary>
internal static class TrainingMixed
{
    /// <summary>Loads a folder of songs of which not the same is known.</summary>
    /// <param name="dataPath">The folder.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="run">Takes aligned scores.</param>
    /// <param name="loading">Told how many songs are ready.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="TrainingDataException">The annotations hold an error, or too few songs can be used.</exception>
    internal static TrainingData Load(
        string dataPath, TrainingSettings settings, RunFolder run, IProgress<(int Done, int Total)> loading, CancellationToken cancellation)
    {
        var (training, validation, findings) = AnnotatedFolder.Read(dataPath, settings);
        Print(findings);
        var errors = findings.Where(finding => finding.IsError).ToList();

        if (errors.Count > 0)
        {
            throw new TrainingDataException(errors[0].Message + (errors.Count > 1 ? $" (and {errors.Count - 1} more, see above)" : ""));
        }

        var (learned, held) = (Fitting(training), Fitting(validation));
        Console.WriteLine($"{learned.Count} songs to train on ({Kinds(learned)}), {held.Count} to validate on ({Kinds(held)})");

        return new TrackLoader(settings).Load(dataPath, learned, held, loading, cancellation);

        List<AnnotatedSong> Fitting(IEnumerable<AnnotatedSong> songs) => [.. songs.Select(Checked).OfType<AnnotatedSong>()];

        AnnotatedSong? Checked(AnnotatedSong song)
        {
            cancellation.ThrowIfCancellationRequested();

            return song.Folder is { IsPlain: true, ScorePath: not null } ? WithFittingScore(song, settings, run, cancellation) : song;
        }
    }

    /// <summary>The song with its score in the sound's time; null where the score is of something else.</summary>
    private static AnnotatedSong? WithFittingScore(AnnotatedSong song, TrainingSettings settings, RunFolder run, CancellationToken cancellation)
    {
        var verdict = new SoundCheck(settings.PartMap, settings.Align).Examine(song.Folder, cancellation);
        Print(verdict.Findings);

        if (verdict.IsRefused || verdict.Aligned is null)
        {
            return verdict.IsRefused ? null : song;
        }

        var path = run.AlignedScore(song.Folder.Split, song.Folder.Name);
        MidiFileWriter.Write(verdict.Aligned, path);

        return song with { Folder = SongFolder.Read(song.Folder.Directory, settings.PartMap, song.Known.HasSources, path) };
    }

    private static string Kinds(IEnumerable<AnnotatedSong> songs)
    {
        var kinds = songs.GroupBy(song => song.Known.Strongest).OrderBy(kind => kind.Key);

        return string.Join(", ", kinds.Select(kind => $"{kind.Count()} by {kind.Key.ToString().ToLowerInvariant()}"));
    }

    private static void Print(IEnumerable<DataFinding> findings)
    {
        foreach (var finding in findings)
        {
            Console.WriteLine($"{(finding.IsError ? "error" : "warning")}: {finding.Message}");
        }
    }
}
