namespace WeakSep.Composer.Rendering.Soundfonts;

/// <summary>The soundfonts that Debian packages, by short name, and the set that data sets use by default.</summary>
internal static class SoundfontCatalog
{
    // TimGM6mb and csound's bank share most of their samples, so together they weigh about as much as FluidR3; the OPL3
    // chip is far from any real instrument, but keeps a network from leaning on the noise of real recordings.
    private static readonly Entry[] Known =
    [
        new("FluidR3_GM", "fluid-soundfont-gm", 0.48, Required: true, HeldOut: false, ["sf2/FluidR3_GM.sf2"]),
        new("TimGM6mb", "timgm6mb-soundfont", 0.30, Required: true, HeldOut: false, ["sf2/TimGM6mb.sf2"]),
        new("sf_GMbank", "csound-soundfont", 0.16, Required: false, HeldOut: false, ["sf2/sf_GMbank.sf2"]),
        new("OPL-3_FM_128M", "opl3-soundfont", 0.06, Required: false, HeldOut: false, ["sf2/OPL-3_FM_128M.sf2"]),
        new(
            "MuseScore_General", "musescore-general-soundfont-small", 1, Required: false, HeldOut: true,
            ["sf3/MuseScore_General_Lite.sf3", "sf3/MuseScore_General.sf3", "sf3/MuseScore_General_Full.sf3"]),
    ];

    private static readonly string[] Roots =
        ["/usr/share/sounds", "/usr/share/soundfonts", "/usr/local/share/sounds", "/opt/homebrew/share/soundfonts"];

    /// <summary>The soundfonts that training data is made with.</summary>
    /// <param name="warn">Receives a line for each optional soundfont that is missing.</param>
    /// <exception cref="RenderingException">A required soundfont is missing; the message names its package.</exception>
    internal static IReadOnlyList<Soundfont> Defaults(Action<string> warn)
    {
        var found = new List<Soundfont>();

        foreach (var entry in Known.Where(entry => !entry.HeldOut))
        {
            if (Find(entry) is { } path)
            {
                found.Add(Open(entry, path));
            }
            else if (entry.Required)
            {
                throw Missing(entry);
            }
            else
            {
                warn($"The soundfont {entry.Name} is left out: Debian's package {entry.Package} brings it.");
            }
        }

        return found;
    }

    /// <summary>Opens soundfonts that were asked for; each is drawn equally often.</summary>
    /// <param name="names">Short names such as TimGM6mb, in any case, package names, or paths of SF2 and SF3
    /// files.</param>
    /// <exception cref="RenderingException">One is missing or no soundfont.</exception>
    internal static IReadOnlyList<Soundfont> Open(IEnumerable<string> names) => [.. names.Select(Open)];

    private static Soundfont Open(string name)
    {
        if (Array.Find(Known, entry => entry.Answers(name)) is { } known)
        {
            return Open(known, Find(known) ?? throw Missing(known)) with { Weight = 1 };
        }

        if (!File.Exists(name))
        {
            var list = string.Join(", ", Known.Select(entry => entry.Name));
            throw new RenderingException($"{name}: no such soundfont; expected a file or one of {list}.");
        }

        var path = Path.GetFullPath(name);
        var stem = Path.GetFileNameWithoutExtension(path);

        return Array.Find(Known, entry => entry.Files.Any(file => Path.GetFileName(file) == Path.GetFileName(path)))
            is { } entry
            ? Open(entry, path) with { Weight = 1 }
            : new Soundfont(stem, path, 1, IsHeldOut: false, SoundfontPresets.Read(path));
    }

    private static Soundfont Open(Entry entry, string path) =>
        new(entry.Name, path, entry.Weight, entry.HeldOut, SoundfontPresets.Read(path));

    private static string? Find(Entry entry) => (
        from root in Roots
        from file in entry.Files
        let nested = Path.Combine(root, file)
        let flat = Path.Combine(root, Path.GetFileName(file))
        from path in new[] { nested, flat }
        where File.Exists(path)
        select path).FirstOrDefault();

    private static RenderingException Missing(Entry entry) =>
        new($"The soundfont {entry.Name} is not installed: Debian's package {entry.Package} brings it.");

    private sealed record Entry(string Name, string Package, double Weight, bool Required, bool HeldOut, string[] Files)
    {
        internal bool Answers(string name) =>
            name.Equals(Name, StringComparison.OrdinalIgnoreCase)
                || name.Equals(Package, StringComparison.OrdinalIgnoreCase);
    }
}
