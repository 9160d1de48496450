using WeakSep.Audio.Files;
using WeakSep.Host.Presets;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Rendering;

/// <summary>The notes of a track as a MIDI file, one part per source.</summary>
internal static class ScoreFile
{
    /// <summary>Name of the file, beside the stems.</summary>
    internal const string FileName = "score.mid";

    private const double BeatsPerMinute = 120;      // the beat is not followed: a second is two beats
    private const int Velocity = 80;                // mezzo-forte; loudness is not transcribed
    private const int PercussionChannel = 9;
    private const int Channels = 16;

    /// <summary>Transcribes a track.</summary>
    /// <param name="transcriptor">The preset's transcriptor.</param>
    /// <param name="preset">Names and programs of the sources.</param>
    /// <param name="track">The track; its input is read once more.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The bytes of a Standard MIDI File.</returns>
    internal static byte[] Transcribe(OnnxTranscriptor transcriptor, Preset preset, RenderTrack track, CancellationToken cancellation)
    {
        using var reader = AudioReader.Open(track.InputPath);
        var notes = OfflineTranscriber.Transcribe(transcriptor, new ReaderSource(reader), cancellation);
        var parts = transcriptor.Facts.Sources.Select((id, index) => PartOf(id, index, preset, notes));
        return MidiFileWriter.ToBytes(new Score([.. parts], TempoMap.Constant(BeatsPerMinute)) { Title = track.Name });
    }

    private static ScorePart PartOf(string id, int index, Preset preset, IReadOnlyList<TrackedNote> notes)
    {
        var source = preset.Sources.FirstOrDefault(source => source.Id == id);
        var channel = index % (Channels - 1);

        return new ScorePart
        {
            Name = source?.Title ?? id,
            Program = source is { Programs: [var first, ..] } ? first : 0,
            Channel = channel < PercussionChannel ? channel : channel + 1,
            Notes =
            [
                .. notes
                    .Where(note => note.Source == index)
                    .Select(note => new ScoreNote(note.OnsetSeconds, note.OffsetSeconds, note.Pitch, Velocity))
                    .OrderBy(note => note.Onset)
                    .ThenBy(note => note.Pitch),
            ],
        };
    }
}
