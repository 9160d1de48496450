namespace WeakSep.MidiScore.Files;

/// <summary>A MIDI file that cannot be read; the message is one line that names file, byte and expectation.</summary>
public sealed class MidiFormatException : Exception
{
    /// <summary>Describes what is wrong where.</summary>
    /// <param name="fileName">The file, as the user named it.</param>
    /// <param name="offset">Bytes from the start of the file to the offending one.</param>
    /// <param name="expected">What a readable file holds there.</param>
    /// <param name="found">What was found instead, or null where there is nothing to add.</param>
    public MidiFormatException(string fileName, long offset, string expected, string? found = null)
        : base($"{fileName}: byte {offset}: expected {expected}{(found is null ? "" : $", found {found}")}")
    {
        FileName = fileName;
        Offset = offset;
        Expected = expected;
    }

    /// <summary>The file, as the user named it.</summary>
    public string FileName { get; }

    /// <summary>Bytes from the start of the file to the offending one.</summary>
    public long Offset { get; }

    /// <summary>What a readable file holds at <see cref="Offset"/>.</summary>
    public string Expected { get; }
}
