using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Tests;

/// <summary>Writes tracks in Slakh2100's layout.</summary>
/// <param name="workspace">Where to.</param>
/// <param name="data">Name of the data set's folder in it.</param>
internal sealed class SlakhTracks(Workspace workspace, string data)
{
    private static readonly AudioFormat Mono = new(22050, 1);

    /// <summary>Writes a track; the score of each stem is one second of middle C.</summary>
    /// <param name="split">Name of the split.</param>
    /// <param name="name">Name of the track.</param>
    /// <param name="stems">Programs and sounds, mono at 22050 Hz.</param>
    public void Write(string split, string name, params (int Program, float[] Samples)[] stems)
    {
        var folder = Path.Combine(data, split, name);
        var mix = new float[stems[0].Samples.Length];
        var metadata = "audio_dir: stems\nmidi_dir: MIDI\nstems:\n";
        var score = new Score(
            [new ScorePart { Name = "one", Notes = [new ScoreNote(0, 1, 60, 100)] }],
            TempoMap.Constant(120));

        for (var index = 0; index < stems.Length; index++)
        {
            var (program, samples) = stems[index];
            var id = $"S{index:00}";
            workspace.WriteSamples(Path.Combine(folder, "stems", id + ".flac"), Mono, samples, SampleEncoding.Pcm24);
            Directory.CreateDirectory(workspace.At(folder, "MIDI"));
            MidiFileWriter.Write(score, workspace.At(folder, "MIDI", id + ".mid"));
            metadata += $"  {id}:\n    audio_rendered: true\n    inst_class: Any\n    is_drum: false\n    midi_saved: true\n    program_num: {program}\n";
            mix = [.. mix.Zip(samples, (a, b) => a + b)];
        }

        workspace.WriteSamples(Path.Combine(folder, "mix.flac"), Mono, [.. mix.Select(sample => Math.Clamp(sample, -1f, 0.9999f))], SampleEncoding.Pcm24);
        MidiFileWriter.Write(score, workspace.At(folder, "all_src.mid"));
        File.WriteAllText(workspace.At(folder, "metadata.yaml"), metadata);
    }
}
