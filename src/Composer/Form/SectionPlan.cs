using WeakSep.Composer.Harmony;

namespace WeakSep.Composer.Form;

/// <summary>A section of a piece: label, bars, first beat, key and energy 0 to 1.</summary>
internal sealed record SectionPlan(char Label, int Bars, double Start, Key Key, double Energy)
{
    /// <summary>The label whose chords and tune this section uses.</summary>
    public char Source => Label is 'S' or 'I' or 'O' or 'K' ? 'A' : Label;

    /// <summary>True for sections in which somebody improvises.</summary>
    public bool IsSolo => Label == 'S';

    /// <summary>True for thin sections: intro, break and outro.</summary>
    public bool IsThin => Label is 'I' or 'K' or 'O';
}
