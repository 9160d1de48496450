using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Performance;

/// <summary>A player with the staff that was written for him.</summary>
internal sealed record PerformedPart(Player Player, Staff Staff);
