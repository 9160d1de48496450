using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Several roles of one player at once, as the two hands of a pianist. Beside a bass player the first, low one often
/// rests.
/// </summary>
internal sealed record Together(params IReadOnlyList<IRole> Hands) : IRole
{
    private const double LeavesBassAlone = 0.35;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var first = passage.HasBass && passage.Habit.Fork("left hand").Chance(LeavesBassAlone) ? 1 : 0;
        for (var i = first; i < Hands.Count; i++)
        {
            var name = i == 0 ? "left" : "right";
            Hands[i].Play(passage with { Dice = passage.Dice.Fork(name), Habit = passage.Habit.Fork(name) }, staff);
        }
    }
}
