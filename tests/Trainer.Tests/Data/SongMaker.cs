using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Trainer.Tests.Data;

/// <summary>A folder of songs in the plain layout: tones of six partials, organ and strings, from chosen notes.</summary>
internal sealed class SongMaker : IDisposable
{
    private const int SampleRate = 16000;
    private const int Partials = 6;

    public string Folder { get; } = Directory.CreateTempSubdirectory("weaksep-songs-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Writes a song whose sound may differ from its score.</summary>
    /// <param name="name">Folder of the song, below <see cref="Folder"/>.</param>
    /// <param name="salt">Songs of different salt have different notes.</param>
    /// <param name="sound">Changes the parts before they sound; null for as written.</param>
    public string Write(string name, int salt, Func<ScorePart, ScorePart>? sound = null)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(path);
        ScorePart[] parts = [Part("Organ", 16, 45, 0, salt), Part("Strings", 48, 64, 1, salt)];
        MidiFileWriter.Write(new Score(parts, TempoMap.Constant(120)), Path.Combine(path, "score.mid"));
        WriteMix(Path.Combine(path, "mix.wav"), [.. parts.Select(part => sound?.Invoke(part) ?? part)]);

        return path;
    }

    private static ScorePart Part(string name, int program, int lowest, int channel, int salt)
    {
        var random = new Random(100 * salt + channel);
        var onset = channel * 0.3;
        var notes = new List<ScoreNote>();

        while (onset < 24)
        {
            var duration = 0.4 + 0.2 * random.Next(4);
            notes.Add(new ScoreNote(onset, onset + duration, lowest + random.Next(17), 100));
            onset += duration;
        }

        return new ScorePart { Name = name, Program = program, Channel = channel, Notes = notes };
    }

    private static void WriteMix(string path, IReadOnlyList<ScorePart> parts)
    {
        var samples = new float[(int)((parts.Max(part => part.DurationSeconds) + 0.1) * SampleRate)];

        foreach (var note in parts.SelectMany(part => part.Notes))
        {
            var (first, end) = ((int)(note.Onset * SampleRate), (int)(note.Offset * SampleRate));

            for (var n = first; n < end; n++)
            {
                var seconds = (double)(n - first) / SampleRate;
                var envelope = 0.12 * Math.Exp(-2 * seconds) * Math.Min(1, Math.Min(n - first, end - n) / 80.0);

                for (var partial = 1; partial <= Partials; partial++)
                {
                    var hertz = partial * 440 * Math.Pow(2, (note.Pitch - 69) / 12.0);
                    samples[n] += (float)(envelope / partial * Math.Sin(2 * Math.PI * hertz * seconds));
                }
            }
        }

        using var writer = AudioWriter.Create(path, new AudioFormat(SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }
}
