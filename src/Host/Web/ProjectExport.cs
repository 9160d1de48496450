using WeakSep.Host.Projects;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Web;

/// <summary>Makes the DAWproject of a render: its stems, notes and tempo, with the faders as they were saved.</summary>
/// <param name="workspace">Where it is made.</param>
/// <param name="stems">Makes its audio files.</param>
internal sealed class ProjectExport(MixerWorkspace workspace, StemExport stems)
{
    /// <summary>Makes the project under a hidden name.</summary>
    /// <param name="job">A render that is whole.</param>
    /// <param name="session">The faders.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <returns>The file; the caller removes it.</returns>
    internal string Make(RenderJob job, Session session, CancellationToken cancellation)
    {
        var render = job.Describe();
        var score = render.Notes ? MidiFileReader.Read(Path.Combine(job.Folder, NoteLists.ScoreFileName)) : null;
        var audio = new List<string>();
        var path = workspace.Unfinished(".dawproject");

        try
        {
            for (var stem = 0; stem < job.Stems.Count; stem++)
            {
                audio.Add(stems.Make(job, stem, "wav", cancellation));
            }

            workspace.RequireSpace(audio.Sum(file => new FileInfo(file).Length));
            var project = new DawProject(
                job.Song.Title,
                score?.Tempo ?? TempoMap.Constant(TempoMap.DefaultBpm),
                job.Song.SampleRate,
                (double)render.Frames / job.Song.SampleRate,
                session.Master.GainDb,
                [.. job.Stems.Zip(audio).Select(pair => TrackOf(pair.First, pair.Second, job.Song.Channels, session, score))]);
            DawProjectWriter.Write(project, path, cancellation);

            return path;
        }
        finally
        {
            audio.ForEach(File.Delete);
        }
    }

    private static DawTrack TrackOf(StemFacts stem, string file, int channels, Session session, Score? score)
    {
        var strip = session.Strips.GetValueOrDefault(stem.Id) ?? new SessionStrip();
        var part = score?.Parts.FirstOrDefault(part => part.Name == stem.Title);

        return new DawTrack(stem.Title, stem.Colour, file, channels, strip.GainDb, strip.Pan, strip.Mute, strip.Solo, part?.Notes, part?.Program ?? 0);
    }
}
