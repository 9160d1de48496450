using WeakSep.MidiScore.Files;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Checks;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Commands;

/// <summary>
/// What <c>train</c> does before it loads anything: checks the data, says what is wrong, and puts aligned scores in the place
/// of those that do not fit. The user's files stay as they are.
/// </summary>
internal static class TrainingSongs
{
    /// <summary>Checks a data set and chooses the tracks of a run.</summary>
    /// <param name="dataPath">The data set.</param>
    /// <param name="settings">The run's settings.</param>
    /// <param name="run">Takes aligned scores.</param>
    /// <param name="withSources">Whether stems are needed.</param>
    /// <param name="cancellation">Stops the checks.</param>
    /// <exception cref="TrainingDataException">The check found an error, or refused all songs of a split.</exception>
    internal static (IReadOnlyList<TrackFolder> Training, IReadOnlyList<TrackFolder> Validation) Choose(
        string dataPath, TrainingSettings settings, RunFolder run, bool withSources, CancellationToken cancellation)
    {
        var map = settings.PartMap;

        if (!DataFolder.IsPlain(dataPath))
        {
            return DataFolder.ReadSplits(dataPath, map, withSources);
        }

        Console.WriteLine("checking the data ...");
        var found = DatasetInspector.Inspect(dataPath, map, new SoundCheck(map, settings.Align), withSources, cancellation);
        DatasetInspectTable.PrintFindings(found);
        var errors = found.Findings.Count(finding => finding.IsError);

        if (errors > 0)
        {
            throw new TrainingDataException($"{dataPath}: {errors} error{(errors == 1 ? "" : "s")} in the data, see above; expected none");
        }

        var (training, validation) = DataFolder.ReadSplits(dataPath, map, withSources);
        var (chosen, held) = (Fitting(training), Fitting(validation));

        if (chosen.Count == 0 || held.Count == 0)
        {
            throw new TrainingDataException(
                $"{dataPath}: {chosen.Count} songs to train on and {held.Count} to validate on whose scores fit; expected at least one of each");
        }

        var aligned = found.Verdicts.Values.Count(verdict => verdict.Aligned is not null);
        Console.WriteLine($"{found.Tracks} songs: {chosen.Count} to train on, {held.Count} to validate on, {aligned} aligned");
        return (chosen, held);

        List<TrackFolder> Fitting(IEnumerable<TrackFolder> songs) =>
            [.. songs.Where(song => !found.Verdicts[song.Directory].IsRefused).Select(song => WithAlignedScore(song, found.Verdicts[song.Directory]))];

        TrackFolder WithAlignedScore(TrackFolder song, SongVerdict verdict)
        {
            if (verdict.Aligned is null)
            {
                return song;
            }

            var path = run.AlignedScore(song.Split, song.Name);
            MidiFileWriter.Write(verdict.Aligned, path);
            return SongFolder.Read(song.Directory, map, withSources, path);
        }
    }
}
