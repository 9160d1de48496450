namespace WeakSep.Host.Rendering;

/// <summary>One input and where its files go.</summary>
/// <param name="InputPath">The input as the person named it.</param>
/// <param name="Name">Its file name without folder and extension.</param>
/// <param name="Folder">The folder of its stems.</param>
/// <param name="Extension">Extension of the stems, without the point.</param>
internal sealed record RenderTrack(string InputPath, string Name, string Folder, string Extension)
{
    /// <summary>The track of an input.</summary>
    /// <param name="inputPath">The input.</param>
    /// <param name="settings">Where and as what to write.</param>
    internal static RenderTrack Of(string inputPath, RenderSettings settings)
    {
        var name = NameOf(inputPath);
        return new RenderTrack(inputPath, name, Path.Combine(settings.OutputFolder, name), settings.Format);
    }

    /// <summary>The name of an input: its file's without folder and extension.</summary>
    internal static string NameOf(string inputPath)
    {
        var name = Path.GetFileNameWithoutExtension(inputPath);
        return name.Trim('.').Length == 0 ? "track" : name;      // ".wav" has no name, and "." or ".." are folders
    }

    /// <summary>The file of a source.</summary>
    internal string PathOf(string source) => Path.Combine(Folder, $"{source}.{Extension}");
}
