using WeakSep.Audio.Files;

namespace WeakSep.Host.Presets;

/// <summary>The presets that can be asked for by name: those a person installed, then those that are shipped.</summary>
internal static class PresetCatalog
{
    /// <summary>The preset that commands take when none is named.</summary>
    internal const string DefaultName = "trio";

    private const string LiveFolder = "trio-live";

    /// <summary>The preset of <c>live</c> when none is asked for: the live one where it is installed, else the default.</summary>
    internal static string LiveName => Folders().Any(folder => Path.GetFileName(folder) == LiveFolder) ? LiveFolder : DefaultName;

    /// <summary>Where installed presets lie: <c>$XDG_DATA_HOME/weaksep/presets</c> or its like on other systems.</summary>
    internal static string UserFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "weaksep",
        "presets");

    /// <summary>Where shipped presets lie, beside the program.</summary>
    internal static string ShippedFolder { get; } = Path.Combine(AppContext.BaseDirectory, "presets");

    /// <summary>Folders that hold a preset, installed ones first; a name counts once.</summary>
    internal static IEnumerable<string> Folders() =>
        new[] { UserFolder, ShippedFolder }
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
            .Where(folder => File.Exists(Path.Combine(folder, Preset.FileName)))
            .DistinctBy(Path.GetFileName);

    /// <summary>Opens a preset by name or by path.</summary>
    /// <param name="nameOrPath">A name of <c>presets list</c>, a folder, or a <c>preset.json</c>.</param>
    /// <exception cref="PresetException">There is no such preset, or it cannot be read.</exception>
    internal static PresetFolder Open(string nameOrPath)
    {
        if (PresetReader.IsIdentifier(nameOrPath))
        {
            var folder = Folders().FirstOrDefault(candidate => Path.GetFileName(candidate) == nameOrPath);

            if (folder is not null)
            {
                return PresetFolder.Open(folder);
            }
        }

        if (Directory.Exists(nameOrPath) || File.Exists(nameOrPath))
        {
            return PresetFolder.Open(nameOrPath);
        }

        var names = string.Join(", ", Folders().Select(Path.GetFileName));
        throw new PresetException($"preset '{nameOrPath}': expected a path or one of: {(names.Length == 0 ? "(none installed)" : names)}");
    }

    /// <summary>Copies a valid preset to <see cref="UserFolder"/>, whole or not at all.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="overwrite">Whether a preset of the same name may be replaced.</param>
    /// <returns>The new folder.</returns>
    /// <exception cref="PresetException">A preset of this name is installed already.</exception>
    internal static string Install(PresetFolder preset, bool overwrite)
    {
        var target = Path.Combine(UserFolder, preset.Preset.Name);

        if (Directory.Exists(target) && !overwrite)
        {
            throw new PresetException($"{target}: is installed already; --overwrite replaces it");
        }

        Directory.CreateDirectory(UserFolder);
        var staging = Path.Combine(UserFolder, $".{preset.Preset.Name}.{Environment.ProcessId}.part");
        Directory.CreateDirectory(staging);

        try
        {
            foreach (var file in FilesOf(preset))
            {
                AtomicFile.WriteAllBytes(Path.Combine(staging, file), File.ReadAllBytes(Path.Combine(preset.Path, file)));
            }

            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(staging, target);
            return target;
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private static IEnumerable<string> FilesOf(PresetFolder preset)
    {
        yield return Preset.FileName;
        yield return preset.Preset.Model;

        if (preset.Preset.Transcriptor is { } transcriptor)
        {
            yield return transcriptor;
        }
    }
}
