using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>A way of playing: fills a passage of one player's staff.</summary>
internal interface IRole
{
    /// <summary>Writes the passage.</summary>
    void Play(Passage passage, Staff staff);
}
