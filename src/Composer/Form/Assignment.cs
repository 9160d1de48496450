using WeakSep.Composer.Roles;

namespace WeakSep.Composer.Form;

/// <summary>
/// Who plays what for some bars, counted from the start of the section; Lead marks the one with the tune.
/// </summary>
internal sealed record Assignment(Player Player, IRole Role, int FirstBar, int Bars, bool IsLead);
