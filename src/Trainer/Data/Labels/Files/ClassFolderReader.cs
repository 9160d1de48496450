namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Reads folders named by class: <c>siren/a.wav</c>, or <c>train/siren/a.wav</c> and <c>fold1/siren/a.wav</c>.</summary>
internal static class ClassFolderReader
{
    /// <summary>Whether a folder is laid out so.</summary>
    /// <param name="directory">The folder.</param>
    public static bool Holds(string directory) => Read(directory).Any();

    /// <summary>Reads the folders.</summary>
    /// <param name="directory">The data set.</param>
    public static IEnumerable<LabelRow> Read(string directory)
    {
        List<string> splits = [.. FoldersIn(directory).Where(folder => SplitName.Of(Path.GetFileName(folder)) is not null)];

        return splits.Count > 0
            ? splits.SelectMany(split => ReadClasses(split, SplitName.Of(Path.GetFileName(split))!))
            : ReadClasses(directory, "");
    }

    private static IEnumerable<LabelRow> ReadClasses(string folder, string split) =>
        from ofClass in FoldersIn(folder)
        let name = Path.GetFileName(ofClass)
        from path in AudioIndex.FilesIn(ofClass)
        select new LabelRow(path, path, Path.Combine(split, name, Path.GetFileName(path)), split, [name], IsFrameLevel: false);

    private static IEnumerable<string> FoldersIn(string folder) =>
        Directory.EnumerateDirectories(folder, "*", new EnumerationOptions()).Order(StringComparer.Ordinal);
}
