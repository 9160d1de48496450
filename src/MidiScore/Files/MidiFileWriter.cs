using System.Buffers.Binary;
using WeakSep.Audio.Files;

namespace WeakSep.MidiScore.Files;

/// <summary>Writes Standard MIDI Files of format 1: a tempo track, then one track per part.</summary>
/// <remarks>
/// <para>The same score always gives the same bytes. Times are rounded to ticks one by one, through the tempo map as
/// it is stored, so every time comes back within half a tick.</para>
/// <para>Melodic parts get a channel each, the one they ask for where it is free; drums share channel 10. Parts
/// beyond the fifteenth go to the next MIDI port. Notes of one pitch that overlap inside a part are separated where
/// the later one begins; a note without length lasts one tick. The bend range is two semitones, twelve where a part
/// bends further, or as wide as it bends.</para>
/// </remarks>
public static class MidiFileWriter
{
    /// <summary>Largest resolution of a file in ticks per quarter note.</summary>
    public const int MaxTicksPerQuarter = 0x7FFF;

    private const int Format = 1;
    private const int MaxTracks = 0xFFFF;
    private const int ClocksPerQuarter = 24;                // MIDI clocks, for the metronome of a time signature
    private const int WholeNoteQuarters = 4;
    private const int ThirtySecondsPerQuarter = 8;

    /// <summary>Writes a score to a file; the file appears whole or not at all.</summary>
    /// <param name="score">The score.</param>
    /// <param name="path">Path of the file; an existing one is replaced.</param>
    /// <param name="ticksPerQuarter">Resolution, 1 to 32767. Default 480.</param>
    /// <exception cref="ArgumentException">A value of the score is outside what MIDI can hold.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Score score, string path, int ticksPerQuarter = 480) =>
        AtomicFile.WriteAllBytes(path, ToBytes(score, ticksPerQuarter));

    /// <summary>Encodes a score as the bytes of a file.</summary>
    /// <param name="score">The score.</param>
    /// <param name="ticksPerQuarter">Resolution, 1 to 32767. Default 480.</param>
    /// <exception cref="ArgumentException">A value of the score is outside what MIDI can hold.</exception>
    public static byte[] ToBytes(Score score, int ticksPerQuarter = 480)
    {
        if (ticksPerQuarter is < 1 or > MaxTicksPerQuarter)
        {
            throw new ArgumentOutOfRangeException(
                nameof(ticksPerQuarter), ticksPerQuarter, $"expected 1 to {MaxTicksPerQuarter}");
        }

        ScoreCheck.Require(score, MaxTracks - 1);

        var clock = new WriterClock(score.Tempo, ticksPerQuarter);
        var plan = ChannelPlan.For(score.Parts);
        var file = new List<byte>();

        AddHeader(file, score.Parts.Count + 1, ticksPerQuarter);
        AddTempoTrack(file, score, clock);

        for (var i = 0; i < plan.Length; i++)
        {
            AddPartTrack(file, score.Parts[i], clock, plan[i]);
        }

        return [.. file];
    }

    private static void AddHeader(List<byte> file, int tracks, int ticksPerQuarter)
    {
        Span<byte> body = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(body, Format);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], (ushort)tracks);
        BinaryPrimitives.WriteUInt16BigEndian(body[4..], (ushort)ticksPerQuarter);

        file.AddRange(MidiHeader.ChunkType);
        file.AddRange([0, 0, 0, (byte)body.Length]);
        file.AddRange(body);
    }

    private static void AddTempoTrack(List<byte> file, Score score, WriterClock clock)
    {
        var track = new TrackWriter();
        track.AddName(score.Title);

        var tempos = clock.Tempos.Select(
            tempo => (tempo.Tick, Type: MetaEvent.SetTempo, Data: TempoData(tempo.Microseconds)));
        var metres = score.Tempo.TimeSignatures.Select(
            metre => (Tick: clock.Ticks(metre.Time), Type: MetaEvent.TimeSignature, Data: MetreData(metre)));

        foreach (var (tick, type, data) in metres.Concat(tempos).OrderBy(meta => meta.Tick))
        {
            track.AddMeta(tick, type, data);
        }

        track.Finish(file);
    }

    private static byte[] TempoData(int microseconds) =>
        [(byte)(microseconds >> 16), (byte)(microseconds >> 8), (byte)microseconds];

    private static byte[] MetreData(TimeSignature metre) =>
    [
        (byte)metre.Numerator,
        (byte)int.Log2(metre.Denominator),
        (byte)Math.Max(1, ClocksPerQuarter * WholeNoteQuarters / metre.Denominator),
        ThirtySecondsPerQuarter,
    ];

    private static void AddPartTrack(List<byte> file, ScorePart part, WriterClock clock, ChannelPlan place)
    {
        var track = new TrackWriter();
        track.AddName(part.Name);

        if (place.Port > 0)
        {
            track.AddMeta(0, MetaEvent.Port, [(byte)place.Port]);
        }

        new PartEncoder(part, clock, place.Channel).WriteTo(track);
        track.Finish(file);
    }
}
