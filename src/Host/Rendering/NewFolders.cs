namespace WeakSep.Host.Rendering;

/// <summary>Removes the folders that a failed render had to create, so that it leaves nothing behind.</summary>
internal sealed class NewFolders : IDisposable
{
    private readonly List<string> _created = [];
    private bool _kept;

    /// <summary>Creates a folder and its parents.</summary>
    /// <param name="path">The folder.</param>
    internal NewFolders(string path)
    {
        for (var folder = Path.GetFullPath(path); folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            _created.Add(folder);
        }

        Directory.CreateDirectory(path);
    }

    /// <summary>Leaves the folders where they are.</summary>
    internal void Keep() => _kept = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_kept)
        {
            return;
        }

        // Innermost first; another render may have put something into a shared parent meanwhile.
        foreach (var folder in _created.Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // Filled between the question and the answer: then it is not ours to remove.
            }
        }
    }
}
