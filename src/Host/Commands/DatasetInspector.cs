using WeakSep.Audio.Files;
using WeakSep.MidiScore.Files;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Checks;

namespace WeakSep.Host.Commands;

/// <summary>Examines a data set: scores and file headers, and the sound where it is asked to.</summary>
internal static class DatasetInspector
{
    private const double FramesPerSecond = 32;      // of the published rolls (score.md section 3.1)

    /// <summary>Examines a data set.</summary>
    /// <param name="folder">A data set, a split or a track, in either layout.</param>
    /// <param name="map">Which parts are which instrument.</param>
    /// <param name="listen">Listens to songs of the plain layout; null to go by scores and file headers alone.</param>
    /// <param name="stemsRequired">Whether a track without the sound of its stems is wrong.</param>
    /// <param name="cancellation">Stops between tracks.</param>
    /// <exception cref="TrainingDataException">There is no track at all.</exception>
    internal static DatasetInspection Inspect(
        string folder, PartMap map, SoundCheck? listen, bool stemsRequired, CancellationToken cancellation)
    {
        var found = new DatasetInspection { Folder = folder, Instruments = map.Instruments };
        var splitOfScore = new Dictionary<string, TrackFolder>();

        foreach (var path in DataFolder.TrackPaths(folder))
        {
            cancellation.ThrowIfCancellationRequested();

            try
            {
                var track = DataFolder.Read(path, map, stemsRequired)[0];
                Examine(track, found);
                CompareScores(track, splitOfScore, found);

                if (listen is not null && track.IsPlain)
                {
                    var verdict = listen.Examine(track, cancellation);
                    found.Verdicts[track.Directory] = verdict;
                    found.Findings.AddRange(verdict.Findings);
                }
            }
            catch (Exception failure) when (
                failure is TrainingDataException or MidiFormatException or AudioFileException or IOException)
            {
                found.Findings.Add(new DataFinding(FindingKind.Unreadable, failure.Message, IsError: true));
            }
        }

        CheckInstruments(found);
        return found;
    }

    private static void CheckInstruments(DatasetInspection found)
    {
        for (var index = 0; index < found.Instruments.Count; index++)
        {
            var name = found.Instruments[index];

            if (found.ActiveFrames[index] == 0)
            {
                found.Findings.Add(new DataFinding(
                    FindingKind.Instrument,
                    $"{found.Folder}: {name} plays in no score; expected parts by its programs or track names (parts: in the settings)",
                    IsError: true));
            }
            else if (found.AloneFrames[index] == 0 && found.Instruments.Count > 1)
            {
                found.Findings.Add(new DataFinding(
                    FindingKind.Instrument, $"{found.Folder}: {name} never plays alone; there is nothing to make remixes of (remixBatch: 0)"));
            }
        }
    }

    private static void Examine(TrackFolder track, DatasetInspection found)
    {
        using var mix = AudioReader.Open(track.MixPath);
        var seconds = (double)mix.Frames / mix.Format.SampleRate;
        var frames = (int)(seconds * FramesPerSecond);
        var active = new bool[found.Instruments.Count][];

        foreach (var stem in track.Stems)
        {
            found.Sources[stem.Source] = found.Sources.GetValueOrDefault(stem.Source) + 1;
            CompareLength(track, stem, mix, found);

            if (stem.Instrument is not { } instrument)
            {
                found.OtherStems++;
                ReportUnassigned(track, stem, found);
                continue;
            }

            var index = found.Instruments.ToList().IndexOf(instrument);
            found.Stems[index]++;
            active[index] ??= new bool[frames];
            MarkSounding(stem, active[index]);
        }

        CountFrames(active, frames, found);
        var (tracks, before) = found.Splits.GetValueOrDefault(track.Split);
        found.Splits[track.Split] = (tracks + 1, before + seconds);

        if (track.Stems.All(stem => stem.Instrument is null))
        {
            found.Findings.Add(new DataFinding(
                FindingKind.Unassigned, $"{track.Directory}: no stem is any of {string.Join(", ", found.Instruments)}"));
        }
    }

    private static void ReportUnassigned(TrackFolder track, StemEntry stem, DatasetInspection found)
    {
        if (track.IsPlain && !File.Exists(stem.AudioPath))
        {
            var parts = stem.ReadParts().Select(part => part.IsDrum ? $"{part.Name} (drums)" : $"{part.Name} (program {part.Program})");
            found.Findings.Add(new DataFinding(
                FindingKind.Unassigned,
                $"{track.Directory}: {string.Join(", ", parts)}: of no instrument, though it sounds in the mix; expected a rule under parts, or an instrument other"));
        }
    }

    private static void CountFrames(bool[]?[] active, int frames, DatasetInspection found)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            var (count, last) = (0, -1);

            for (var index = 0; index < active.Length; index++)
            {
                if (active[index]?[frame] == true)
                {
                    found.ActiveFrames[index]++;
                    (count, last) = (count + 1, index);
                }
            }

            found.FramesByCount[count]++;

            if (count == 1)
            {
                found.AloneFrames[last]++;
            }
        }
    }

    private static void MarkSounding(StemEntry stem, bool[] active)
    {
        var notes = stem.ReadParts().SelectMany(part => part.SustainedNotes());
        var roll = PianoRollRenderer.Render(notes, FramesPerSecond, 0, active.Length);

        for (var frame = 0; frame < active.Length; frame++)
        {
            for (var pitch = 0; pitch < PianoRoll.Pitches && !active[frame]; pitch++)
            {
                active[frame] = roll[frame, pitch];
            }
        }
    }

    private static void CompareLength(TrackFolder track, StemEntry stem, AudioReader mix, DatasetInspection found)
    {
        if (!File.Exists(stem.AudioPath))
        {
            return;
        }

        using var audio = AudioReader.Open(stem.AudioPath);

        if (audio.Format.SampleRate != mix.Format.SampleRate || audio.Frames != mix.Frames)
        {
            found.Findings.Add(new DataFinding(
                FindingKind.Length,
                $"{stem.AudioPath}: {audio.Frames} frames at {audio.Format.SampleRate} Hz; "
                + $"the mix of {track.Name} has {mix.Frames} at {mix.Format.SampleRate} Hz"));
        }
    }

    private static void CompareScores(
        TrackFolder track, Dictionary<string, TrackFolder> splitOfScore, DatasetInspection found)
    {
        var piece = ScoreIdentity.Of(track.ReadParts());

        if (!splitOfScore.TryAdd(piece, track) && splitOfScore[piece].Split != track.Split)
        {
            var other = splitOfScore[piece];
            found.Findings.Add(new DataFinding(
                FindingKind.Duplicate, $"{track.Directory}: the score of {other.Split}/{other.Name} again, in another split"));
        }
    }
}
