namespace WeakSep.Composer.Styles;

/// <summary>All styles.</summary>
internal static class StyleBook
{
    /// <summary>Every style once.</summary>
    public static IReadOnlyList<StyleSheet> All { get; } =
    [
        .. RockStyles.All, .. BluesStyles.All, .. JazzStyles.All, .. FolkStyles.All, .. ClassicalStyles.All,
        .. SoulStyles.All, .. LatinStyles.All, .. RomanticStyles.All,
    ];

    /// <summary>A style by its weight.</summary>
    public static StyleSheet Draw(Dice dice)
    {
        var weighted = new Weighted<StyleSheet>();
        foreach (var style in All)
        {
            weighted.Add(style, style.Weight);
        }

        return weighted.Draw(dice);
    }
}
