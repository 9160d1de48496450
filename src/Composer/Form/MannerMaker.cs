using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Form;

/// <summary>Draws how a piece is performed.</summary>
internal static class MannerMaker
{
    private static readonly int[] FlatVelocities = [64, 72, 80, 80, 90, 96, 100, 110];

    /// <summary>The manner of one piece.</summary>
    public static Manner Make(Feel feel, CompositionSettings settings, Dice dice)
    {
        var deadpan = dice.Chance(settings.DeadpanProbability ?? feel.DeadpanBias);
        var swing = new SwingWarp(
            dice.Between(feel.Swing.Low, feel.Swing.High),
            dice.Between(feel.SixteenthSwing.Low, feel.SixteenthSwing.High));
        if (deadpan && feel.Swing.High > 0.5)
        {
            swing = new SwingWarp(dice.Chance(0.7) ? 2 / 3.0 : 0.5, 0.5);     // notation knows triplets or nothing
        }

        return new Manner
        {
            IsDeadpan = deadpan,
            FlatVelocity = deadpan && dice.Chance(0.6) ? dice.Pick(FlatVelocities) : null,
            Swing = swing,
            JitterSeconds = deadpan ? 0 : feel.JitterSeconds * dice.Between(0.4, 1.8),
            HasPedal = !deadpan || dice.Chance(0.35),
            HasBends = dice.Chance(deadpan ? 0.15 : 0.65),
        };
    }
}
