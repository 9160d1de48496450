namespace WeakSep.Composer.Rhythm;

/// <summary>One event of a figure: start from the figure's beginning and length in beats, and what to play.</summary>
internal readonly record struct FigureStep(double Start, double Length, char Symbol);
