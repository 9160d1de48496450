namespace WeakSep.MidiScore.Files;

/// <summary>How much of a file is still let into memory, over all its tracks.</summary>
internal sealed class ReadBudget
{
    /// <summary>Most notes of a score; a symphony has a hundredth of that.</summary>
    public const int MaxNotes = 5_000_000;

    /// <summary>Most control changes, bends, programs and tempo changes together.</summary>
    public const int MaxControls = 5_000_000;

    private int _notes;
    private int _controls;

    public void TakeNote(in ByteCursor cursor)
    {
        if (++_notes > MaxNotes)
        {
            throw cursor.Error(cursor.Position, $"at most {MaxNotes} notes");
        }
    }

    public void TakeControl(in ByteCursor cursor)
    {
        if (++_controls > MaxControls)
        {
            throw cursor.Error(cursor.Position, $"at most {MaxControls} control, program and tempo changes");
        }
    }
}
