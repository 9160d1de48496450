namespace WeakSep.Composer.Rendering.Models;

/// <summary>The instruments that WeakSep makes by itself: another kind of sound than any soundfont has.</summary>
internal static class ModelCatalog
{
    /// <summary>Draws an instrument for a program.</summary>
    /// <param name="program">0-based General MIDI program.</param>
    /// <param name="dice">Source of chance.</param>
    /// <returns>Null when no model plays such an instrument.</returns>
    internal static ISoundSource? Draw(int program, Dice dice) => program switch
    {
        >= 0 and <= 3 => new PianoModel(PianoParameters.Draw(program, dice), dice.Seed()),
        4 or 5 => FmPianoModel.Draw(dice),
        38 or 39 => SynthBassModel.Draw(dice),
        _ => StringDesigner.Draw(program, dice),
    };
}
