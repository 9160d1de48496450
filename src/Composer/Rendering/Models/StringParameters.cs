using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>What makes one plucked string instrument differ from another.</summary>
internal sealed record StringParameters
{
    /// <summary>Time in which the fundamental at 110 Hz falls by 60 dB; higher strings ring shorter.</summary>
    internal required double DecaySeconds { get; init; }

    /// <summary>The same for what the string does around 4 kHz.</summary>
    internal required double TrebleDecaySeconds { get; init; }

    /// <summary>The same once the string is damped.</summary>
    internal required double DampedSeconds { get; init; }

    /// <summary>Where the string is plucked, as a share of its length, 0.05 to 0.5.</summary>
    internal required double PluckPosition { get; init; }

    /// <summary>Corner of the pluck's spectrum for the softest note.</summary>
    internal required double SoftHz { get; init; }

    /// <summary>Corner of the pluck's spectrum for the hardest note.</summary>
    internal required double HardHz { get; init; }

    /// <summary>Number of the partial from which a string's displacement falls by 6 dB per octave, 1 or more.</summary>
    internal required double Tilt { get; init; }

    /// <summary>Share of noise in the pluck against a clean displacement, 0 to 1.</summary>
    internal required double PluckNoise { get; init; }

    /// <summary>Where the pickup sits, as a share of the string's length; 0 for none.</summary>
    internal double PickupPosition { get; init; }

    /// <summary>How much more a hard note sounds than a soft one: amplitude = velocity to this power.</summary>
    internal double Dynamics { get; init; } = 1.5;

    /// <summary>Body or pickup.</summary>
    internal IReadOnlyList<EqualizerBand> Body { get; init; } = [];

    /// <summary>Top of the spectrum, where body or pickup stop radiating.</summary>
    internal double CeilingHz { get; init; } = 12000;

    /// <summary>The parameters for the record.</summary>
    internal IEnumerable<(string Name, double Value)> Values =>
    [
        ("decay_s", DecaySeconds), ("treble_decay_s", TrebleDecaySeconds), ("damped_s", DampedSeconds),
        ("pluck_position", PluckPosition), ("soft_hz", SoftHz), ("hard_hz", HardHz), ("tilt", Tilt),
        ("pluck_noise", PluckNoise), ("pickup_position", PickupPosition), ("dynamics", Dynamics),
        ("ceiling_hz", CeilingHz),
    ];
}
