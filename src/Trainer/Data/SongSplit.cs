using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WeakSep.Trainer.Data;

/// <summary>
/// Divides songs into those to learn from and those to validate on, by a hash of their names: the same songs always fall
/// the same way, and a new one moves no other. Songs with one score stay together; without a score each stands for itself.
/// </summary>
internal static class SongSplit
{
    private const double ValidationShare = 0.15;

    /// <summary>Divides songs.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="directory">Where they lie, for messages.</param>
    /// <returns>Both hold at least one song.</returns>
    /// <exception cref="TrainingDataException">There are fewer than two different scores.</exception>
    public static (IReadOnlyList<TrackFolder> Training, IReadOnlyList<TrackFolder> Validation) Divide(
        IReadOnlyList<TrackFolder> songs, string directory)
    {
        var pieces = songs
            .GroupBy(song => song.ScorePath is null ? song.Name : ScoreIdentity.Of(song.ReadParts()))
            .Select(piece => (Songs: piece.ToList(), Place: piece.Min(song => Place(song.Name))))
            .OrderBy(piece => piece.Place)
            .ToList();

        if (pieces.Count < 2)
        {
            throw new TrainingDataException(
                $"{directory}: {pieces.Count} different song; expected two or more, one of them to validate on");
        }

        var validating = Math.Clamp(pieces.Count(piece => piece.Place < ValidationShare), 1, pieces.Count - 1);

        return ([.. Sorted(pieces.Skip(validating))], [.. Sorted(pieces.Take(validating))]);

        static IEnumerable<TrackFolder> Sorted(IEnumerable<(List<TrackFolder> Songs, double Place)> pieces) =>
            pieces.SelectMany(piece => piece.Songs).OrderBy(song => song.Name, StringComparer.Ordinal);
    }

    /// <summary>A number in [0, 1) that follows from a name alone.</summary>
    internal static double Place(string name) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) / (uint.MaxValue + 1.0);
}
