using System.Text;

namespace WeakSep.Audio.Files;

/// <summary>
/// Writes files that appear whole or not at all: beside the target under a hidden name, then renamed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a text file in UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file; replaced when it exists. Its folder is created when missing.</param>
    /// <param name="contents">All of its text.</param>
    public static void WriteAllText(string path, string contents) =>
        WriteAllBytes(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(contents));

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; replaced when it exists. Its folder is created when missing.</param>
    /// <param name="contents">All of its bytes.</param>
    public static void WriteAllBytes(string path, ReadOnlySpan<byte> contents)
    {
        var part = PartPathFor(path);

        try
        {
            File.WriteAllBytes(part, contents);
            Commit(part, path);
        }
        finally
        {
            Discard(part);
        }
    }

    /// <summary>
    /// A hidden name in the same folder for a file in the making, which is created when missing. Another process that
    /// writes the same target gets another name.
    /// </summary>
    /// <param name="path">The target.</param>
    public static string PartPathFor(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)
            ?? throw new IOException($"{path}: is a root folder; expected the name of a file");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.part");
    }

    /// <summary>Gives a finished file its name.</summary>
    /// <param name="part">The path that <see cref="PartPathFor"/> gave.</param>
    /// <param name="path">The target; replaced when it exists.</param>
    public static void Commit(string part, string path) => File.Move(part, path, overwrite: true);

    /// <summary>Removes an unfinished file when it is still there.</summary>
    /// <param name="part">The path that <see cref="PartPathFor"/> gave.</param>
    public static void Discard(string part) => File.Delete(part);
}
