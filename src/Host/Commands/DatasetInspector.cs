using System.Security.Cryptography;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Commands;

/// <summary>Examines a data set: scores and file headers are read, the sound itself is not.</summary>
internal static class DatasetInspector
{
    private const double FramesPerSecond = 32;      // of the published rolls (score.md section 3.1)

    /// <summary>Examines a data set.</summary>
    /// <param name="folder">A data set, a split or a track.</param>
    /// <param name="programs">Which programs count as which class.</param>
    /// <param name="cancellation">Stops between tracks.</param>
    /// <exception cref="TrainingDataException">There is no track at all.</exception>
    internal static DatasetInspection Inspect(string folder, ClassPrograms programs, CancellationToken cancellation)
    {
        var found = new DatasetInspection { Folder = folder };
        var splitOfScore = new Dictionary<string, TrackFolder>();

        foreach (var path in SlakhFolder.TrackPaths(folder))
        {
            cancellation.ThrowIfCancellationRequested();

            try
            {
                var track = SlakhFolder.Read(path, programs)[0];
                Examine(track, found);
                CompareScores(track, splitOfScore, found);
            }
            catch (Exception failure) when (
                failure is TrainingDataException or MidiFormatException or AudioFileException or IOException)
            {
                found.Problems.Add(failure.Message);
            }
        }

        return found;
    }

    private static void Examine(TrackFolder track, DatasetInspection found)
    {
        using var mix = AudioReader.Open(track.MixPath);
        var seconds = (double)mix.Frames / mix.Format.SampleRate;
        var frames = (int)(seconds * FramesPerSecond);
        var active = new bool[Instruments.All.Count][];

        foreach (var stem in track.Stems)
        {
            found.Sources[stem.Source] = found.Sources.GetValueOrDefault(stem.Source) + 1;
            CompareLength(track, stem, mix, found);

            if (stem.InstrumentClass is not { } instrument)
            {
                found.OtherStems++;
                continue;
            }

            var index = Instruments.All.ToList().IndexOf(instrument);
            found.Stems[index]++;
            active[index] ??= new bool[frames];
            MarkSounding(stem, active[index]);
        }

        for (var frame = 0; frame < frames; frame++)
        {
            var count = 0;

            for (var index = 0; index < active.Length; index++)
            {
                if (active[index]?[frame] == true)
                {
                    found.ActiveFrames[index]++;
                    count++;
                }
            }

            found.FramesByCount[count]++;
        }

        var (tracks, before) = found.Splits.GetValueOrDefault(track.Split);
        found.Splits[track.Split] = (tracks + 1, before + seconds);

        if (track.Stems.All(stem => stem.InstrumentClass is null))
        {
            found.Problems.Add($"{track.Directory}: no stem is bass, guitar or piano");
        }
    }

    private static void MarkSounding(StemEntry stem, bool[] active)
    {
        var notes = MidiFileReader.Read(stem.MidiPath).Parts.SelectMany(part => part.SustainedNotes());
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
        using var audio = AudioReader.Open(stem.AudioPath);

        if (audio.Format.SampleRate != mix.Format.SampleRate || audio.Frames != mix.Frames)
        {
            found.Problems.Add(
                $"{stem.AudioPath}: {audio.Frames} frames at {audio.Format.SampleRate} Hz; "
                + $"the mix of {track.Name} has {mix.Frames} at {mix.Format.SampleRate} Hz");
        }
    }

    // Two tracks are one score when their parts hold the same pitches in the same order, whatever tempo, sound or
    // dynamics.
    private static void CompareScores(
        TrackFolder track, Dictionary<string, TrackFolder> splitOfScore, DatasetInspection found)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var stem in track.Stems)
        {
            foreach (var note in MidiFileReader.Read(stem.MidiPath).Parts.SelectMany(part => part.Notes))
            {
                hash.AppendData([(byte)note.Pitch]);
            }

            hash.AppendData([byte.MaxValue]);
        }

        var melody = Convert.ToHexString(hash.GetHashAndReset());

        if (!splitOfScore.TryAdd(melody, track) && splitOfScore[melody].Split != track.Split)
        {
            var other = splitOfScore[melody];
            found.Problems.Add($"{track.Directory}: the score of {other.Split}/{other.Name} again, in another split");
        }
    }
}
