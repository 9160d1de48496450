using Microsoft.AspNetCore.Http;

namespace WeakSep.Host.Web;

/// <summary>The folder that holds songs, sessions and stems. Nothing is ever written outside it.</summary>
/// <remarks>One mixer at a time: another one that opens the same folder is told so.</remarks>
internal sealed class MixerWorkspace : IDisposable
{
    private const long ReserveBytes = 256L << 20;
    private const string LockName = ".lock";

    private readonly FileStream _lock;
    private readonly string _temporary;

    /// <summary>Opens a workspace, made when missing, and removes what a process that was killed left unfinished.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="CommandFailure">Another mixer has it open, or it cannot be written.</exception>
    internal MixerWorkspace(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Songs = Path.Combine(Folder, "songs");
        _temporary = Path.Combine(Folder, "unfinished");

        try
        {
            Directory.CreateDirectory(Songs);
            _lock = new FileStream(Path.Combine(Folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{Folder}: cannot be opened ({FailureReport.Describe(problem)}); is another weaksep host using it? --workspace chooses another", problem);
        }

        RemoveFolder(_temporary);
        Directory.CreateDirectory(_temporary);
    }

    /// <summary>Where the workspace lies when nobody says: <c>$XDG_DATA_HOME/weaksep/mixer</c> or its like on other systems.</summary>
    internal static string DefaultFolder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "weaksep",
        "mixer");

    /// <summary>The folder.</summary>
    internal string Folder { get; }

    /// <summary>The folder with a folder per song.</summary>
    internal string Songs { get; }

    /// <summary>Sees to it that the disk takes a file before it is begun: a full disk disturbs everybody.</summary>
    /// <param name="bytes">Its size.</param>
    /// <exception cref="RequestException">It does not: 507.</exception>
    internal void RequireSpace(long bytes)
    {
        var free = Math.Max(0, new DriveInfo(Folder).AvailableFreeSpace - ReserveBytes);

        if (bytes > free)
        {
            throw new RequestException($"this takes {bytes >> 20} MiB, the disk has {free >> 20} MiB left: remove other songs")
            {
                Status = StatusCodes.Status507InsufficientStorage,
            };
        }
    }

    /// <summary>A name for a file or folder in the making, on the same disk as all others.</summary>
    /// <param name="extension">Its extension with the point, or nothing.</param>
    internal string Unfinished(string extension = "") => Path.Combine(_temporary, $"{Guid.NewGuid():N}{extension}");

    /// <summary>Removes a folder: it disappears at once, its content as soon as can be.</summary>
    /// <param name="folder">A folder of the workspace; nothing happens where there is none.</param>
    internal void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            var away = Unfinished();
            Directory.Move(folder, away);
            RemoveFolder(away);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static void RemoveFolder(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was left.
        }
        catch (IOException)
        {
            // A system that keeps open files in place: the next start tries again.
        }
    }
}
