namespace WeakSep.Composer.Events;

/// <summary>A class of events of UrbanSound8K.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Id">Its number there.</param>
/// <param name="Design">
/// Draws an individual; the first argument, 0 to 1, is its place in the range of what tells individuals apart most.
/// </param>
/// <param name="ShortSeconds">Range of the lengths of short recordings.</param>
/// <param name="LongSeconds">Range of the lengths of long recordings.</param>
/// <param name="ShortShare">Share of short recordings.</param>
internal sealed record EventClass(
    string Name,
    int Id,
    Func<double, Dice, IEventSource> Design,
    (double Low, double High) ShortSeconds,
    (double Low, double High) LongSeconds,
    double ShortShare)
{
    /// <summary>
    /// The five classes of weak-labels.md section 3.1. Their lengths are such that mixtures have the published priors:
    /// docs/labels-data.md says how they were found.
    /// </summary>
    public static IReadOnlyList<EventClass> All { get; } =
    [
        new("car_horn", 1, CarHorn.Design, (0.8, 1.2), (2.4, 3.0), 0.74),
        new("dog_bark", 3, DogBark.Design, (0.6, 1.0), (3.4, 4.0), 0.29),
        new("gun_shot", 6, GunShot.Design, (0.5, 0.7), (3.4, 4.0), 0.6),
        new("jackhammer", 7, Jackhammer.Design, (2.2, 2.6), (3.8, 4.0), 0.3),
        new("siren", 8, Siren.Design, (0.7, 0.9), (4.0, 4.0), 0.08),
    ];

    /// <summary>The length of a recording.</summary>
    /// <param name="share">Its rank among the recordings of the class, 0 to 1: the short ones come first.</param>
    public double SecondsAt(double share)
    {
        var ((low, high), within) = share < ShortShare
            ? (ShortSeconds, share / ShortShare)
            : (LongSeconds, (share - ShortShare) / (1 - ShortShare));

        return low + ((high - low) * within);
    }
}
