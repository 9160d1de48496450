using System.Text.Json;

namespace WeakSep.MidiScore.Files;

/// <summary>
/// A score as JSON: <c>{"instruments":[{"name","program","drum","notes":[{"onset","offset","pitch","velocity"}]}],
/// "tempo":[{"time","bpm"}]}</c>, times in seconds.
/// </summary>
/// <remarks>Written event by event: a score of millions of notes needs no memory beyond the writer's buffer.</remarks>
public static class ScoreJson
{
    private const int SecondsDecimals = 6;          // microseconds: finer than any file's tick is heard
    private const int FlushBytes = 1 << 16;         // the writer keeps everything until it is told to let go

    /// <summary>Writes one JSON object and a line end.</summary>
    /// <param name="score">The score; onsets and key-up times are written, the sustain pedal is not applied.</param>
    /// <param name="stream">Where to; stays open.</param>
    public static void Write(Score score, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("instruments");

            foreach (var part in score.Parts)
            {
                WritePart(json, part);
            }

            json.WriteEndArray();
            json.WriteStartArray("tempo");

            foreach (var change in score.Tempo.Changes)
            {
                json.WriteStartObject();
                WriteNumber(json, "time", change.Time);
                WriteNumber(json, "bpm", change.Bpm);
                json.WriteEndObject();
                FlushLargeBuffer(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.Write("\n"u8);
    }

    private static void WritePart(Utf8JsonWriter json, ScorePart part)
    {
        json.WriteStartObject();
        json.WriteString("name", part.Name);
        json.WriteNumber("program", part.Program);
        json.WriteBoolean("drum", part.IsDrum);
        json.WriteStartArray("notes");

        foreach (var note in part.Notes)
        {
            json.WriteStartObject();
            WriteNumber(json, "onset", note.Onset);
            WriteNumber(json, "offset", note.Offset);
            json.WriteNumber("pitch", note.Pitch);
            json.WriteNumber("velocity", note.Velocity);
            json.WriteEndObject();
            FlushLargeBuffer(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value) =>
        json.WriteNumber(name, Math.Round(value, SecondsDecimals));

    private static void FlushLargeBuffer(Utf8JsonWriter json)
    {
        if (json.BytesPending > FlushBytes)
        {
            json.Flush();
        }
    }
}
