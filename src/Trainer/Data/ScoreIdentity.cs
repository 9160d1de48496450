using System.Security.Cryptography;
using WeakSep.MidiScore;

namespace WeakSep.Trainer.Data;

/// <summary>Tells whether two scores are one piece, whatever their tempo, sounds, dynamics, names and order of parts.</summary>
public static class ScoreIdentity
{
    /// <summary>A text that is equal where each part of one score has the same pitches in the same order in the other.</summary>
    /// <param name="parts">The parts of the score.</param>
    public static string Of(IEnumerable<ScorePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var melodies = parts.Where(part => part.Notes.Count > 0).Select(part => Hash([.. part.Notes.Select(note => (byte)note.Pitch)]));

        return Hash(string.Concat(melodies.Order(StringComparer.Ordinal)).Select(letter => (byte)letter).ToArray());
    }

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
