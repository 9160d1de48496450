using System.Text;

namespace WeakSep.Host.Projects;

/// <summary>Makes names that XML can hold, and paths inside the container that every system can.</summary>
internal static class ProjectNames
{
    /// <summary>Folder of the audio files inside the container.</summary>
    internal const string AudioFolder = "audio";

    private const int LongestStem = 40;
    private const int LongestExtension = 5;
    private const char Replacement = '\uFFFD';

    /// <summary>A text that XML can hold: one line, and Unicode's replacement character for what is no character.</summary>
    internal static string Text(string text) =>
        FailureReport.OneLine(text).Replace('\uFFFE', Replacement).Replace('\uFFFF', Replacement);

    /// <summary>The path of a track's file inside the container; numbers tell apart what names alone would not.</summary>
    /// <param name="number">1-based number of the track.</param>
    /// <param name="track">The track.</param>
    internal static string AudioPath(int number, DawTrack track)
    {
        var name = new StringBuilder($"{AudioFolder}/{number:00}");

        // Letters outside ASCII would depend on how a reader decodes names; the track's own name keeps them.
        foreach (var word in track.Name.Split([.. track.Name.Where(letter => !char.IsAsciiLetterOrDigit(letter))], StringSplitOptions.RemoveEmptyEntries))
        {
            name.Append('-').Append(word);
        }

        name.Length = Math.Min(name.Length, AudioFolder.Length + LongestStem);
        return name + Extension(track.AudioPath);
    }

    private static string Extension(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        return extension.Length is > 1 and <= LongestExtension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) ? extension : "";
    }
}
