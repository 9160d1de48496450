namespace WeakSep.Host.Web;

/// <summary>What lies where in a song's folder.</summary>
/// <param name="path">The folder.</param>
internal sealed class SongFolder(string path)
{
    /// <summary>Name of the audio file; without an extension its content alone says what it is.</summary>
    internal const string AudioName = "audio";

    /// <summary>Extension of raw samples.</summary>
    internal const string SamplesExtension = ".f32";

    /// <summary>Extension of peaks.</summary>
    internal const string PeaksExtension = ".peaks";

    /// <summary>The folder.</summary>
    internal string Path => path;

    /// <summary>The song's file.</summary>
    internal string Audio => In(AudioName);

    /// <summary>The saved session.</summary>
    internal string Session => In(Web.Session.FileName);

    /// <summary>What the song is.</summary>
    internal string Facts => In(SongFile.FileName);

    /// <summary>The song's samples, decoded.</summary>
    internal string MixSamples => In("mix" + SamplesExtension);

    /// <summary>Their peaks; there once the samples are whole.</summary>
    internal string MixPeaks => In("mix" + PeaksExtension);

    /// <summary>The folder with a folder per preset.</summary>
    internal string Renders => In("renders");

    /// <summary>The folder of a render.</summary>
    /// <param name="preset">Name of a preset that exists.</param>
    internal string RenderOf(string preset) => System.IO.Path.Combine(Renders, preset);

    private string In(string name) => System.IO.Path.Combine(path, name);
}
