namespace WeakSep.MidiScore.Alignment;

/// <summary>A pair of recording and score that cannot be aligned at all; the message says why, without file names.</summary>
public sealed class AlignmentException : Exception
{
    /// <summary>Describes what is missing.</summary>
    /// <param name="message">One line for people.</param>
    public AlignmentException(string message)
        : base(message)
    {
    }
}
