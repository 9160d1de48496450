namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Which part of a data set a file belongs to, by the names of its folders and its own.</summary>
internal static class SplitName
{
    /// <summary>Name of the part to learn from.</summary>
    public const string Training = "train";

    /// <summary>Name of the part to validate on.</summary>
    public const string Validation = "validation";

    /// <summary>Name of the part to test on.</summary>
    public const string Test = "test";

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = Training,
        ["training"] = Training,
        ["validation"] = Validation,
        ["valid"] = Validation,
        ["val"] = Validation,
        ["dev"] = Validation,
        ["test"] = Test,
        ["eval"] = Test,
        ["evaluation"] = Test,
        ["public"] = Test,
    };

    /// <summary>The part of a name: train, validation, test or foldN; else null.</summary>
    /// <param name="name">Name of a folder or file, without its ending.</param>
    public static string? Of(string name)
    {
        const string Fold = "fold";

        return name.StartsWith(Fold, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Fold.Length), out _)
            ? name
            : Known.GetValueOrDefault(name);
    }

    /// <summary>The part that a table is for.</summary>
    /// <param name="directory">The data set.</param>
    /// <param name="path">A file in it.</param>
    /// <returns>What a word of its name, or else the nearest of its folders, says; else empty.</returns>
    public static string OfFile(string directory, string path)
    {
        var relative = Path.GetRelativePath(Path.GetFullPath(directory), Path.GetFullPath(path));
        var parts = Path.ChangeExtension(relative, null).Split(Path.DirectorySeparatorChar);
        var words = parts[^1].Split('_', '-', '.', ' ').Concat(parts[..^1].Reverse());

        return words.Select(Of).FirstOrDefault(part => part is not null) ?? "";
    }
}
