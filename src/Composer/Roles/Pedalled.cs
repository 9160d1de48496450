using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Adds the sustain pedal, changed with the harmony.</summary>
internal sealed record Pedalled(IRole Inner) : IRole
{
    /// <summary>Chance that a pedal change is missed.</summary>
    public double Blur { get; init; } = 0.05;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        Inner.Play(passage, staff);
        var start = passage.Start;
        foreach (var span in passage.Chords.Within(passage.Start + 0.01, passage.End))
        {
            if (!passage.Dice.Chance(Blur))
            {
                staff.Pedal(start, span.Start);
                start = span.Start;
            }
        }

        staff.Pedal(start, passage.End);
    }
}
