using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WeakSep.Trainer.Data.Labels.Files;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>Divides labelled recordings into those to learn from, to validate on and to test on.</summary>
public static class LabelSplits
{
    private const double TrainingShare = 0.6;       // of folds: 1 to 6 of UrbanSound8K's ten
    private const double HeldShare = 0.2;           // of folds, and of what has no parts: for validation, and again for the test
    private const string FoldPrefix = "fold";

    /// <summary>
    /// Divides recordings: folds by their numbers (of ten, 1-6, 7-8 and 9-10), parts named train, validation and test as they
    /// are. Without parts, and for a validation part that is missing, a fifth of each class falls by a hash of the names.
    /// </summary>
    /// <param name="recordings">All recordings.</param>
    /// <returns>Training and validation are empty only where there are too few recordings.</returns>
    public static (IReadOnlyList<LabelledRecording> Training, IReadOnlyList<LabelledRecording> Validation, IReadOnlyList<LabelledRecording> Test)
        Divide(IReadOnlyList<LabelledRecording> recordings)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        List<string> folds =
        [
            .. recordings.Select(recording => recording.Split).Where(split => split.StartsWith(FoldPrefix, StringComparison.Ordinal)).Distinct()
                .OrderBy(fold => int.Parse(fold.AsSpan(FoldPrefix.Length), System.Globalization.CultureInfo.InvariantCulture)),
        ];

        if (folds.Count > 1)
        {
            var training = Math.Max(1, (int)Math.Round(TrainingShare * folds.Count));
            var validation = Math.Max(1, (int)Math.Round(HeldShare * folds.Count));

            return (In(folds[..Math.Min(training, folds.Count - 1)]), In(folds.Skip(training).Take(validation)), In(folds.Skip(training + validation)));
        }

        // What bears no name of a part is to learn from, as a part named train is.
        var learn = recordings.Where(recording => recording.Split is not (SplitName.Validation or SplitName.Test)).ToList();
        var (validate, test) = (In([SplitName.Validation]), In([SplitName.Test]));

        if (test.Count == 0 && !recordings.Any(recording => recording.Split == SplitName.Training))
        {
            (learn, test) = HoldBack(learn);
        }

        if (validate.Count == 0)
        {
            (learn, validate) = HoldBack(learn);
        }

        return (learn, validate, test);

        List<LabelledRecording> In(IEnumerable<string> splits) => [.. recordings.Where(recording => splits.Contains(recording.Split))];
    }

    /// <summary>Some of several names, always the same ones, at least one of two.</summary>
    internal static HashSet<string> Fewest(IReadOnlyCollection<string> names, int count) =>
        [.. names.OrderBy(HashOf).Take(Math.Clamp(count, names.Count > 1 ? 1 : 0, Math.Max(0, names.Count - 1)))];

    private static (List<LabelledRecording> Kept, List<LabelledRecording> Held) HoldBack(List<LabelledRecording> recordings)
    {
        // By audio file, so that no recording is on both sides.
        var held = recordings
            .GroupBy(recording => recording.Classes.Count > 0 ? recording.Classes[0] : -1)
            .SelectMany(ofClass =>
            {
                List<string> paths = [.. ofClass.Select(recording => recording.Path).Distinct()];
                return Fewest(paths, (int)Math.Round(HeldShare * paths.Count));
            })
            .ToHashSet();

        return ([.. recordings.Where(recording => !held.Contains(recording.Path))], [.. recordings.Where(recording => held.Contains(recording.Path))]);
    }

    private static ulong HashOf(string name) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(name))));
}
