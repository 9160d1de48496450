using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Several roles of one player at once, as the two hands of a pianist.</summary>
internal sealed record Together(params IReadOnlyList<IRole> Hands) : IRole
{
    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        for (var i = 0; i < Hands.Count; i++)
        {
            var name = i == 0 ? "left" : "right";
            Hands[i].Play(passage with { Dice = passage.Dice.Fork(name), Habit = passage.Habit.Fork(name) }, staff);
        }
    }
}
