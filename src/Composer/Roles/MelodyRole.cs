using WeakSep.Composer.Performance;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Roles;

/// <summary>Plays the section's tune in the octave nearest to a centre, alone or thickened.</summary>
internal sealed record MelodyRole(int Centre) : IRole
{
    private const double TrillsFrom = 0.06;     // below, a player slides or turns but does not trill

    /// <summary>What else sounds with each note.</summary>
    public Thickening Thickening { get; init; } = Thickening.None;

    /// <summary>Chance per long note of a grace note, a mordent or a trill.</summary>
    public double Ornaments { get; init; } = 0.05;

    /// <summary>Share of the written length that sounds.</summary>
    public double Gate { get; init; } = 0.95;

    /// <summary>Beats between the strokes of a tremolo on longer notes; 0 for none.</summary>
    public double TremoloBeats { get; init; }

    /// <summary>Loudness around which notes lie.</summary>
    public double Level { get; init; } = 0.78;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var theme = passage.Material.Theme;
        if (theme.Count == 0)
        {
            return;
        }

        var mean = theme.Average(tone => tone.Pitch) + passage.Material.Transposition;
        var shift = passage.Material.Transposition + (12 * (int)Math.Round((Centre - mean) / 12));
        var written = new List<Tone>();
        foreach (var tone in theme)
        {
            var start = tone.Start + passage.SectionStart;
            if (start >= passage.Start - 1.6 && start < passage.End - 1e-6 && start >= 0)
            {
                var length = Math.Min(tone.Length * passage.Gate(Gate), passage.End - start);
                var loudness = tone.Loudness + Level - 0.7;
                written.Add(new Tone(start, length, tone.Pitch + shift, loudness));
            }
        }

        foreach (var tone in written)
        {
            Write(passage, staff, tone);
        }

        if (passage.Player.Instrument != Instrument.Piano && Thickening == Thickening.None)
        {
            StringTouch.Apply(passage, staff, written);
        }
    }

    private void Write(Passage passage, Staff staff, Tone tone)
    {
        if (TremoloBeats > 0 && tone.Length >= 2 * TremoloBeats)
        {
            for (var at = 0.0; at < tone.Length - 1e-6; at += TremoloBeats)
            {
                staff.Add(tone.Start + at, TremoloBeats * 0.9, tone.Pitch, tone.Loudness - (at > 0 ? 0.05 : 0));
            }
        }
        else if (tone.Length >= 0.75 && passage.Dice.Chance((Ornaments + passage.Character.Ornaments) / 2))
        {
            Ornament(passage, staff, tone);
        }
        else
        {
            staff.Add(tone);
        }

        foreach (var extra in Thickener.Under(tone, Thickening, passage.Chords.At(tone.Start)))
        {
            staff.Add(tone with { Pitch = extra, Loudness = tone.Loudness - 0.1 });
        }
    }

    private static void Ornament(Passage passage, Staff staff, Tone tone)
    {
        var scale = passage.Chords.At(tone.Start).Scale;
        var upper = scale.Step(tone.Pitch, 1);
        var quick = Math.Clamp(0.07 / passage.BeatSeconds, 0.06, 0.25);
        switch (passage.Dice.Below(passage.Character.Ornaments > TrillsFrom ? 3 : 2))
        {
            case 0:
                staff.Add(tone.Start - quick, quick, scale.Step(tone.Pitch, -1), tone.Loudness - 0.1);
                staff.Add(tone);
                break;
            case 1:
                staff.Add(tone.Start, quick, tone.Pitch, tone.Loudness);
                staff.Add(tone.Start + quick, quick, upper, tone.Loudness - 0.08);
                staff.Add(tone with { Start = tone.Start + (2 * quick), Length = tone.Length - (2 * quick) });
                break;
            default:
                var count = (int)(Math.Min(tone.Length, 2) / quick) / 2 * 2;
                for (var i = 0; i < count; i++)
                {
                    staff.Add(tone.Start + (i * quick), quick, i % 2 == 0 ? upper : tone.Pitch, tone.Loudness - 0.08);
                }

                if (tone.Length - (count * quick) > 0.1)
                {
                    var trill = count * quick;
                    staff.Add(tone with { Start = tone.Start + trill, Length = tone.Length - trill });
                }

                break;
        }
    }
}
