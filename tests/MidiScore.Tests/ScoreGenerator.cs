using FsCheck;
using FsCheck.Fluent;

namespace WeakSep.MidiScore.Tests;

/// <summary>Scores as FsCheck draws them: several parts, random tempi, notes of one pitch apart.</summary>
internal static class ScoreGenerator
{
    /// <summary>Slowest tempo drawn, in quarter notes per minute: its tick is the longest.</summary>
    public const int SlowestBpm = 30;

    private const int FastestBpm = 300;

    // Longest tick of 1/480 quarter is 4.2 ms; notes and rests of one pitch are twice as long, so that rounding
    // both ends never joins two notes.
    private const int ShortestMilliseconds = 9;

    public static Gen<Score> Scores =>
        from parts in Gen.ListOf(Parts)
        from tempo in TempoMaps
        select new Score([.. parts.Where(part => part.Notes.Count > 0)], tempo);

    private static Gen<ScorePart> Parts =>
        from program in Gen.Choose(0, 127)
        from channel in Gen.Choose(0, 15)
        from isDrum in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from pitches in Gen.ListOf(Gen.Choose(0, 127))
        from notes in Gen.CollectToList(pitches.Distinct(), NotesOf)
        from controls in Gen.ListOf(Controls)
        from bends in Gen.ListOf(Bends)
        select new ScorePart
        {
            Name = $"Part {program}",
            Program = program,
            Channel = isDrum ? 9 : channel,
            IsDrum = isDrum,
            Notes = [.. notes.SelectMany(pitch => pitch)],
            Controls = [.. controls],
            Bends = [.. bends],
        };

    private static Gen<double> Seconds => Gen.Choose(0, 60_000_000).Select(microseconds => microseconds / 1e6);

    private static Gen<ControlChange> Controls =>
        from time in Seconds
        from controller in Gen.Elements(1, 7, 10, 11, 64, 91)
        from value in Gen.Choose(0, 127)
        select new ControlChange(time, controller, value);

    private static Gen<PitchBend> Bends =>
        from time in Seconds
        from cents in Gen.Choose(-1200, 1199)
        select new PitchBend(time, cents / 100.0);

    private static Gen<TempoMap> TempoMaps =>
        from changes in Gen.ListOf(
            from time in Seconds
            from bpm in Gen.Choose(SlowestBpm * 100, FastestBpm * 100)
            select new TempoChange(time, bpm / 100.0))
        select new TempoMap(changes.OrderBy(change => change.Time));

    private static Gen<List<ScoreNote>> NotesOf(int pitch) =>
        Gen.ListOf(
            from rest in Gen.Choose(ShortestMilliseconds, 2000)
            from length in Gen.Choose(ShortestMilliseconds, 3000)
            from velocity in Gen.Choose(1, 127)
            from microseconds in Gen.Choose(0, 999)
            select (Pause: (rest * 1000) + microseconds, Length: length * 1000, Velocity: velocity))
        .Select(steps => Place(pitch, steps));

    private static List<ScoreNote> Place(int pitch, IEnumerable<(int Pause, int Length, int Velocity)> steps)
    {
        var notes = new List<ScoreNote>();
        var microseconds = 0L;

        foreach (var (pause, length, velocity) in steps)
        {
            var onset = microseconds + pause;
            microseconds = onset + length;
            notes.Add(new ScoreNote(onset / 1e6, microseconds / 1e6, pitch, velocity));
        }

        return notes;
    }
}
