using WeakSep.Composer.Form;
using WeakSep.Composer.Styles;

namespace WeakSep.Composer;

/// <summary>Composes pieces for bass, guitar and piano: the arranger behind the synthesised training sets.</summary>
public static class ScoreComposer
{
    /// <summary>Names of all styles.</summary>
    public static IReadOnlyList<string> Styles { get; } = [.. StyleBook.All.Select(style => style.Name)];

    /// <summary>Composes one piece. The same seed and settings give the same piece on every machine.</summary>
    /// <param name="seed">Any number; near seeds give unrelated pieces.</param>
    /// <param name="settings">What may be chosen.</param>
    /// <exception cref="ArgumentException">The settings contradict each other or name an unknown style.</exception>
    /// <remarks>May be called from several threads at once.</remarks>
    public static Composition Compose(ulong seed, CompositionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.MaxSeconds < settings.MinSeconds)
        {
            throw new ArgumentException("MaxSeconds must not be below MinSeconds.", nameof(settings));
        }

        if (settings.Mixes.Count == 0 || settings.Mixes.All(mix => mix.Weight <= 0 || mix.Instruments.Count == 0))
        {
            throw new ArgumentException("Mixes needs an entry with instruments and a weight above 0.",
                nameof(settings));
        }

        var dice = new Dice(seed).Fork("composition");
        var style = settings.Style is { } name
            ? StyleBook.All.FirstOrDefault(style => style.Name == name)
              ?? throw new ArgumentException($"Unknown style '{name}'; known are: {string.Join(", ", Styles)}.",
                  nameof(settings))
            : StyleBook.Draw(dice);

        return new PieceWriter(style, settings, dice).Write();
    }
}
