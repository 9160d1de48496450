using System.Text;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Trainer.Tests.Golden;

/// <summary>A data folder in Slakh2100's layout without sound in stems: bass, guitar and piano as sines, one mix a track.</summary>
internal sealed class SineDataSet : IDisposable
{
    /// <summary>Rate of the written files; another than the trainer's, so that loading converts it.</summary>
    public const int SampleRate = 16000;

    private const double Seconds = 6;
    private const double NoteSeconds = 0.5;

    private static readonly (string Family, int Program, int LowestPitch, double Amplitude)[] Parts =
        [("Bass", 33, 36, 0.25), ("Guitar", 29, 55, 0.15), ("Piano", 0, 72, 0.12)];

    /// <summary>Creates the folder with two tracks to learn from and one to validate on.</summary>
    /// <param name="withDrums">Whether the tracks hold drums, too: a stem that belongs to none of the three classes.</param>
    /// <param name="emptyStems">Whether stems are there as files of no bytes, which whoever opens one cannot read.</param>
    public SineDataSet(bool withDrums = false, bool emptyStems = false)
    {
        foreach (var (name, salt) in new[] { ("train/Track00001", 0), ("train/Track00002", 1), ("validation/Track00003", 2) })
        {
            WriteTrack(name, salt, withDrums);

            if (emptyStems)
            {
                WriteEmptyStems(name);
            }
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("weaksep-sines-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void WriteTrack(string name, int salt, bool withDrums)
    {
        var folder = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.Combine(folder, "MIDI"));
        var parts = Parts.Select((part, index) => Part(index, salt)).ToList();
        var metadata = new StringBuilder("audio_dir: stems\nmidi_dir: MIDI\nstems:\n");

        for (var i = 0; i < parts.Count; i++)
        {
            AppendStem(metadata, i, Parts[i].Family, Parts[i].Program, isDrum: false);
            WriteScore($"MIDI/S{i:00}.mid", parts[i]);
        }

        if (withDrums)
        {
            AppendStem(metadata, parts.Count, "Drums", 128, isDrum: true);
            WriteScore($"MIDI/S{parts.Count:00}.mid", new ScorePart { Name = "Drums", IsDrum = true, Channel = 9 });
        }

        WriteScore("all_src.mid", [.. parts]);
        File.WriteAllText(Path.Combine(folder, "metadata.yaml"), metadata.ToString());
        WriteMix(Path.Combine(folder, "mix.flac"), parts);

        void WriteScore(string path, params ScorePart[] scoreParts) =>
            MidiFileWriter.Write(new Score(scoreParts, TempoMap.Constant(120)), Path.Combine(folder, path));
    }

    private void WriteEmptyStems(string name)
    {
        var stems = Directory.CreateDirectory(Path.Combine(Folder, name, "stems"));

        for (var i = 0; i < Parts.Length; i++)
        {
            File.WriteAllBytes(Path.Combine(stems.FullName, $"S{i:00}.flac"), []);
        }
    }

    private static void AppendStem(StringBuilder metadata, int index, string family, int program, bool isDrum) =>
        metadata.Append($"""
              S{index:00}:
                audio_rendered: true
                inst_class: {family}
                is_drum: {(isDrum ? "true" : "false")}
                midi_saved: true
                plugin_name: sine
                program_num: {program}

            """);

    /// <summary>Half a second a note; every instrument rests now and then, each at other times.</summary>
    private static ScorePart Part(int index, int salt)
    {
        var notes = Enumerable.Range(0, (int)(Seconds / NoteSeconds))
            .Where(step => (step + index + salt) % 3 != 0)
            .Select(step => new ScoreNote(
                step * NoteSeconds,
                (step + 1) * NoteSeconds,
                Parts[index].LowestPitch + (5 * step + 7 * salt + index) % 12,
                Velocity: 100));

        return new ScorePart
        {
            Name = Parts[index].Family,
            Program = Parts[index].Program,
            Channel = index,
            Notes = [.. notes],
        };
    }

    private static void WriteMix(string path, IReadOnlyList<ScorePart> parts)
    {
        var samples = new float[(int)(Seconds * SampleRate)];

        foreach (var (part, sound) in parts.Zip(Parts))
        {
            foreach (var note in part.Notes)
            {
                var radians = 2 * Math.PI * 440 * Math.Pow(2, (note.Pitch - 69) / 12.0) / SampleRate;

                for (var n = (int)(note.Onset * SampleRate); n < (int)(note.Offset * SampleRate); n++)
                {
                    samples[n] += (float)(sound.Amplitude * Math.Sin(radians * n));
                }
            }
        }

        using var writer = AudioWriter.Create(path, new AudioFormat(SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }
}
