namespace WeakSep.Host.Web;

/// <summary>The content of a render's <c>render.json</c>, which is written once the stems beside it are whole.</summary>
/// <param name="Preset">Name of the preset.</param>
/// <param name="ModelSha256">Hash of the model that made it: with another, it is made anew.</param>
/// <param name="Frames">Length of the stems, in samples per channel.</param>
/// <param name="Stems">The sources, then <c>residual</c>.</param>
internal sealed record RenderFile(string Preset, string ModelSha256, long Frames, IReadOnlyList<StemFacts> Stems)
{
    /// <summary>Name of the file in a render's folder.</summary>
    internal const string FileName = "render.json";
}
