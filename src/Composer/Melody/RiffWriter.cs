using WeakSep.Composer.Harmony;
using WeakSep.Composer.Performance;
using WeakSep.Composer.Rhythm;

namespace WeakSep.Composer.Melody;

/// <summary>Writes riffs: short rhythmic figures around a root, their pitches in semitones above it.</summary>
internal static class RiffWriter
{
    /// <summary>A riff of one or two bars.</summary>
    public static List<Tone> Write(Metre metre, int bars, bool minor, MelodyCharacter character, Dice dice)
    {
        var beats = bars * metre.BarBeats;
        var lively = character with
        {
            Density = Math.Clamp(character.Density + 0.15, 0.35, 0.85),
            Triplets = character.Triplets * 0.5,
        };
        var rhythm = RhythmMaker.Make(metre, beats, lively, dice);
        var scale = character.Blue || minor ? dice.Chance(0.5) ? Mode.BluesScale : Mode.MinorPentatonic
            : dice.Chance(0.5) ? Mode.MajorPentatonic : Mode.Mixolydian.Steps;
        var riff = new List<Tone>();
        var step = 0;
        foreach (var (start, length) in rhythm)
        {
            if (start > 0 && dice.Chance(0.16))
            {
                continue;
            }

            step = start == 0 || dice.Chance(0.25) ? 0 : Math.Clamp(step + dice.Between(-2, 2), -3, scale.Length + 1);
            var octave = (int)Math.Floor((double)step / scale.Length);
            var pitch = scale[step - (octave * scale.Length)] + (12 * octave);
            riff.Add(new Tone(start, dice.Chance(0.3) ? length * 0.5 : length, pitch, 0.75));
        }

        return riff;
    }
}
