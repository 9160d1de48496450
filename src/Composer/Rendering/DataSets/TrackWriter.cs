using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore.Files;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>Writes the files of a track in Slakh2100's layout.</summary>
internal static class TrackWriter
{
    /// <summary>Writes a track.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="plan">The track.</param>
    /// <param name="sound">The sounds of its parts.</param>
    /// <param name="rendered">Stems and mix.</param>
    /// <param name="settings">Settings of the data set.</param>
    internal static void Write(
        string folder, TrackPlan plan, TrackSound sound, RenderedTrack rendered, SynthSettings settings)
    {
        var format = new AudioFormat(settings.SampleRate, settings.Channels);
        var audio = Directory.CreateDirectory(Path.Combine(folder, TrackMetadata.AudioFolder)).FullName;
        var midi = Directory.CreateDirectory(Path.Combine(folder, TrackMetadata.MidiFolder)).FullName;

        // The MIDI files name the programs that sound, which need not be the ones that the score asked for.
        var score = plan.Piece.Score with
        {
            Parts =
            [
                .. plan.Piece.Score.Parts.Select((part, index) => part with { Program = sound.Parts[index].Program }),
            ],
        };

        for (var i = 0; i < score.Parts.Count; i++)
        {
            var name = TrackMetadata.StemName(i);
            WriteAudio(Path.Combine(audio, name + ".flac"), rendered.Stems[i], format);
            MidiFileWriter.Write(score with { Parts = [score.Parts[i]] }, Path.Combine(midi, name + ".mid"));
        }

        WriteAudio(Path.Combine(folder, "mix.flac"), rendered.Mix, format);
        var bytes = MidiFileWriter.ToBytes(score);
        File.WriteAllBytes(Path.Combine(folder, "all_src.mid"), bytes);
        var metadata = TrackMetadata.Write(plan, score, sound, rendered, bytes, settings);
        File.WriteAllText(Path.Combine(folder, "metadata.yaml"), metadata);
    }

    private static void WriteAudio(string path, ReadOnlySpan<float> samples, AudioFormat format)
    {
        using var writer = AudioWriter.Create(path, format, SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }
}
