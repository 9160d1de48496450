namespace WeakSep.Host.Web;

/// <summary>A preset as the mixer offers it.</summary>
/// <param name="Name">The name to ask for.</param>
/// <param name="Title">One line for lists.</param>
/// <param name="Description">What it separates.</param>
/// <param name="Live">Whether it separates a live input with low latency.</param>
/// <param name="Transcribes">Whether it hears notes.</param>
/// <param name="LatencyMs">Time that must be known after a sample before it can be separated, in milliseconds.</param>
/// <param name="Sources">What it separates.</param>
internal sealed record PresetSummary(
    string Name, string Title, string Description, bool Live, bool Transcribes, double LatencyMs, IReadOnlyList<StemFacts> Sources);
