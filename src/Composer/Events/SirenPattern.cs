namespace WeakSep.Composer.Events;

/// <summary>How the pitch of a siren moves.</summary>
internal enum SirenPattern
{
    /// <summary>Up and down over seconds.</summary>
    Wail,

    /// <summary>Up and down several times a second.</summary>
    Yelp,

    /// <summary>Two tones in turn.</summary>
    TwoTone,
}
