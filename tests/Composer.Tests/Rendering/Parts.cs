using WeakSep.MidiScore;

namespace WeakSep.Composer.Tests.Rendering;

/// <summary>Small parts for rendering tests.</summary>
internal static class Parts
{
    /// <summary>One note.</summary>
    public static ScorePart Note(int pitch, double onset = 0.1, double offset = 1.1, int velocity = 90) => new()
    {
        Name = "one note",
        Notes = [new ScoreNote(onset, offset, pitch, velocity)],
    };

    /// <summary>Notes one after the other with silence between.</summary>
    public static ScorePart Solo(int program, int[] pitches, double everySeconds, double lengthSeconds) => new()
    {
        Name = "solo",
        Program = program,
        Notes =
        [
            .. pitches.Select((pitch, i) => new ScoreNote(
                0.2 + (i * everySeconds), 0.2 + (i * everySeconds) + lengthSeconds, pitch, 90)),
        ],
    };
}
