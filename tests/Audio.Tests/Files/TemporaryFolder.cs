namespace WeakSep.Audio.Tests.Files;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("weaksep-").FullName;

    public string FullPath { get; }

    public string[] Files => [.. Directory.EnumerateFileSystemEntries(FullPath).Select(Path.GetFileName).Order()!];

    public string this[string name] => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
