namespace WeakSep.Host.Presets;

/// <summary>What made a preset's model, so that it can be made again.</summary>
/// <param name="Recipe">Name of the training recipe, such as <c>score</c>.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Data">What it was trained on, in words.</param>
/// <param name="Command">The command, or the commands joined by <c>&amp;&amp;</c>.</param>
/// <param name="Hours">Hours that the training took, on the machine that <paramref name="Data"/> or the description names.</param>
public sealed record PresetTraining(string Recipe, long Seed, string Data, string Command, double? Hours = null);
