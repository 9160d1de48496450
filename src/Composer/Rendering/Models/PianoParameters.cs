using WeakSep.Composer.Rendering.Effects;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>What makes one piano differ from another.</summary>
internal sealed record PianoParameters
{
    /// <summary>Stiffness of the strings at middle C: partial n lies at n f0 sqrt(1 + B n²).</summary>
    internal required double Inharmonicity { get; init; }

    /// <summary>Time in which the lasting sound of middle C falls by 60 dB.</summary>
    internal required double DecaySeconds { get; init; }

    /// <summary>How much faster the first sound decays than the lasting one, above 1.</summary>
    internal required double PromptRatio { get; init; }

    /// <summary>Share of the lasting sound, 0 to 1.</summary>
    internal required double LastingShare { get; init; }

    /// <summary>Distance of the strings of one note in cents.</summary>
    internal required double UnisonCents { get; init; }

    /// <summary>Where the hammer strikes, as a share of the string.</summary>
    internal required double StrikePosition { get; init; }

    /// <summary>Fall of the spectrum: amplitude of partial n goes with n to this negative power.</summary>
    internal required double Slope { get; init; }

    /// <summary>Frequency at which a hard note at middle C has lost half its amplitude to the felt.</summary>
    internal required double BrightnessHz { get; init; }

    /// <summary>How much darker the softest notes are, 0 (equal) to 1.</summary>
    internal required double Softness { get; init; }

    /// <summary>Amplitude = velocity to this power.</summary>
    internal required double Dynamics { get; init; }

    /// <summary>Amplitude of the hammer's knock relative to the note.</summary>
    internal required double Knock { get; init; }

    /// <summary>Decay time of a note whose damper has fallen.</summary>
    internal required double DampedSeconds { get; init; }

    /// <summary>Below this the soundboard radiates little.</summary>
    internal required double SoundboardHz { get; init; }

    /// <summary>Resonances of the case and place of the microphone.</summary>
    internal required IReadOnlyList<EqualizerBand> Body { get; init; }

    /// <summary>The parameters for the record.</summary>
    internal IEnumerable<(string Name, double Value)> Values =>
    [
        ("inharmonicity", Inharmonicity), ("decay_s", DecaySeconds), ("prompt_ratio", PromptRatio),
        ("lasting_share", LastingShare), ("unison_cents", UnisonCents), ("strike_position", StrikePosition),
        ("slope", Slope),
        ("brightness_hz", BrightnessHz), ("softness", Softness), ("dynamics", Dynamics), ("knock", Knock),
        ("damped_s", DampedSeconds), ("soundboard_hz", SoundboardHz),
    ];

    /// <summary>Draws a piano.</summary>
    /// <param name="program">0-based General MIDI program, 0 to 3; 3 is out of tune with itself.</param>
    /// <param name="dice">Source of chance.</param>
    internal static PianoParameters Draw(int program, Dice dice) => new()
    {
        Inharmonicity = dice.LogBetween(2e-4, 7e-4),
        DecaySeconds = dice.LogBetween(6, 15),
        PromptRatio = dice.Between(1.8, 4.0),
        LastingShare = dice.Between(0.1, 0.35),
        UnisonCents = program == 3 ? dice.Between(8.0, 22.0) : dice.LogBetween(0.3, 2.5),
        StrikePosition = dice.Between(0.09, 0.15),
        Slope = dice.Between(0.5, 1.1),
        BrightnessHz = dice.LogBetween(900, 2600) * (program == 0 ? 1 : 1.5),
        Softness = dice.Between(0.5, 0.85),
        Dynamics = dice.Between(1.0, 1.9),
        Knock = dice.LogBetween(0.01, 0.08),
        DampedSeconds = dice.LogBetween(0.12, 0.4),
        SoundboardHz = program == 2 ? 25 : dice.LogBetween(50, 100),
        Body =
        [
            new(EqualizerBandKind.Peak, dice.LogBetween(120, 350), dice.Between(-4.0, 4.0), dice.Between(0.7, 2.0)),
            new(EqualizerBandKind.Peak, dice.LogBetween(400, 1200), dice.Between(-4.0, 4.0), dice.Between(0.7, 2.0)),
            new(EqualizerBandKind.HighShelf, dice.LogBetween(2500, 6000), dice.Between(-6.0, 3.0)),
        ],
    };
}
