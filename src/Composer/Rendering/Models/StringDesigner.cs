using WeakSep.Composer.Rendering.Effects;
using HzRange = (double Low, double High);

namespace WeakSep.Composer.Rendering.Models;

/// <summary>Draws plucked string instruments, each a little different from every other.</summary>
internal static class StringDesigner
{
    /// <summary>Draws an instrument for a program.</summary>
    /// <param name="program">0-based General MIDI program.</param>
    /// <param name="dice">Source of chance.</param>
    /// <returns>Null when the program is no plucked string.</returns>
    internal static StringModel? Draw(int program, Dice dice) => program switch
    {
        6 => Model("harpsichord", Harpsichord(dice), dice),
        7 => Model("clavinet", Clavinet(dice), dice),
        24 => Model("nylon guitar", Nylon(dice), dice),
        25 => Model("steel guitar", Steel(dice), dice),
        26 or 27 or 29 or 30 => Model("electric guitar", Electric(dice), dice),
        28 => Model("muted guitar", Muted(dice), dice),
        32 => Model("upright bass", Upright(dice), dice),
        33 or 35 => Model("fingered bass", ElectricBass(dice, softHz: (150, 500), hardHz: (700, 2200)), dice),
        34 => Model("picked bass", ElectricBass(dice, softHz: (600, 1500), hardHz: (2000, 6000)), dice),
        36 or 37 => Model("slapped bass", ElectricBass(dice, softHz: (900, 2500), hardHz: (4000, 9000)), dice),
        _ => null,
    };

    private static StringModel Model(string title, StringParameters parameters, Dice dice) =>
        new(title, parameters, dice.Seed());

    private static StringParameters Nylon(Dice dice) => new()
    {
        DecaySeconds = dice.LogBetween(3, 9),
        TrebleDecaySeconds = dice.LogBetween(0.15, 0.5),
        DampedSeconds = dice.LogBetween(0.06, 0.2),
        PluckPosition = dice.Between(0.14, 0.35),
        SoftHz = dice.LogBetween(400, 900),
        HardHz = dice.LogBetween(1500, 4000),
        Tilt = dice.Between(1.0, 2.5),
        PluckNoise = dice.Between(0.15, 0.6),
        Dynamics = dice.Between(1.0, 2.0),
        Body = Wood(dice, airHz: (85, 115), plateHz: (170, 250)),
        CeilingHz = dice.LogBetween(5000, 10000),
    };

    private static StringParameters Steel(Dice dice) => new()
    {
        DecaySeconds = dice.LogBetween(5, 14),
        TrebleDecaySeconds = dice.LogBetween(0.5, 1.6),
        DampedSeconds = dice.LogBetween(0.06, 0.2),
        PluckPosition = dice.Between(0.08, 0.28),
        SoftHz = dice.LogBetween(900, 2000),
        HardHz = dice.LogBetween(4000, 10000),
        Tilt = dice.Between(1.2, 4.0),
        PluckNoise = dice.Between(0.25, 0.8),
        Dynamics = dice.Between(1.0, 2.0),
        Body = Wood(dice, airHz: (85, 120), plateHz: (160, 260)),
        CeilingHz = dice.LogBetween(8000, 15000),
    };

    private static StringParameters Electric(Dice dice) => new()
    {
        DecaySeconds = dice.LogBetween(6, 20),
        TrebleDecaySeconds = dice.LogBetween(0.4, 1.5),
        DampedSeconds = dice.LogBetween(0.04, 0.15),
        PluckPosition = dice.Between(0.07, 0.25),
        SoftHz = dice.LogBetween(900, 2500),
        HardHz = dice.LogBetween(3000, 8000),
        Tilt = dice.Between(1.0, 3.5),
        PluckNoise = dice.Between(0.1, 0.6),
        PickupPosition = dice.Between(0.06, 0.3),
        Dynamics = dice.Between(0.8, 1.6),
        Body =
        [
            new(EqualizerBandKind.Peak, dice.LogBetween(2200, 5000), dice.Between(0.0, 7.0), dice.Between(0.8, 2.0)),
        ],
        CeilingHz = dice.LogBetween(3500, 8000),
    };

    private static StringParameters Muted(Dice dice) => Electric(dice) with
    {
        DecaySeconds = dice.LogBetween(0.6, 2),
        TrebleDecaySeconds = dice.LogBetween(0.08, 0.25),
    };

    private static StringParameters ElectricBass(Dice dice, HzRange softHz, HzRange hardHz) => new()
    {
        DecaySeconds = dice.LogBetween(5, 16),
        TrebleDecaySeconds = dice.LogBetween(0.12, 0.9),
        DampedSeconds = dice.LogBetween(0.05, 0.15),
        PluckPosition = dice.Between(0.1, 0.3),
        SoftHz = dice.LogBetween(softHz.Low, softHz.High),
        HardHz = dice.LogBetween(hardHz.Low, hardHz.High),
        Tilt = dice.Between(0.8, 2.5),
        PluckNoise = dice.Between(0.1, 0.5),
        PickupPosition = dice.Between(0.08, 0.3),
        Dynamics = dice.Between(0.8, 1.6),
        Body = [new(EqualizerBandKind.Peak, dice.LogBetween(1500, 3500), dice.Between(0.0, 5.0))],
        CeilingHz = dice.LogBetween(1800, 6000),
    };

    private static StringParameters Upright(Dice dice) => new()
    {
        DecaySeconds = dice.LogBetween(1.5, 5),
        TrebleDecaySeconds = dice.LogBetween(0.08, 0.25),
        DampedSeconds = dice.LogBetween(0.05, 0.15),
        PluckPosition = dice.Between(0.2, 0.45),
        SoftHz = dice.LogBetween(150, 400),
        HardHz = dice.LogBetween(500, 1600),
        Tilt = dice.Between(0.8, 2.0),
        PluckNoise = dice.Between(0.1, 0.5),
        Dynamics = dice.Between(0.9, 1.8),
        Body = Wood(dice, airHz: (55, 75), plateHz: (95, 140)),
        CeilingHz = dice.LogBetween(1500, 4500),
    };

    private static StringParameters Harpsichord(Dice dice) => new()
    {
        DecaySeconds = dice.LogBetween(3, 7),
        TrebleDecaySeconds = dice.LogBetween(0.8, 2),
        DampedSeconds = dice.LogBetween(0.05, 0.15),
        PluckPosition = dice.Between(0.06, 0.2),
        SoftHz = dice.LogBetween(3000, 6000),
        HardHz = dice.LogBetween(6000, 12000),
        Tilt = dice.Between(2.0, 7.0),
        PluckNoise = dice.Between(0.1, 0.4),
        Dynamics = dice.Between(0.1, 0.4),      // its jacks pluck equally hard, however the key is struck
        Body = Wood(dice, airHz: (80, 160), plateHz: (250, 500)),
    };

    private static StringParameters Clavinet(Dice dice) => new()
    {
        DecaySeconds = dice.LogBetween(3, 8),
        TrebleDecaySeconds = dice.LogBetween(0.25, 0.7),
        DampedSeconds = dice.LogBetween(0.03, 0.06),
        PluckPosition = dice.Between(0.06, 0.15),
        SoftHz = dice.LogBetween(1500, 3000),
        HardHz = dice.LogBetween(4000, 9000),
        Tilt = dice.Between(1.5, 4.0),
        PluckNoise = dice.Between(0.05, 0.3),
        PickupPosition = dice.Between(0.08, 0.35),
        Dynamics = dice.Between(0.8, 1.4),
        CeilingHz = dice.LogBetween(4000, 9000),
    };

    // The air in the body, its top plate, and two higher modes.
    private static EqualizerBand[] Wood(Dice dice, HzRange airHz, HzRange plateHz) =>
    [
        Mode(dice, airHz),
        Mode(dice, plateHz),
        new(EqualizerBandKind.Peak, dice.LogBetween(350, 700), dice.Between(-4.0, 5.0), dice.Between(1.0, 4.0)),
        new(EqualizerBandKind.Peak, dice.LogBetween(900, 2500), dice.Between(-5.0, 5.0), dice.Between(1.0, 3.0)),
        new(EqualizerBandKind.LowShelf, airHz.Low * 0.6, -9),
    ];

    private static EqualizerBand Mode(Dice dice, HzRange hz) => new(
        EqualizerBandKind.Peak, dice.LogBetween(hz.Low, hz.High), dice.Between(3.0, 8.0), dice.Between(2.0, 5.0));
}
