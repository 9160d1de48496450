using System.Collections.Frozen;
using WeakSep.MidiScore;

namespace WeakSep.Trainer.Data;

/// <summary>Which General MIDI programs (0-based) count as which class.</summary>
public sealed class ClassPrograms
{
    private readonly FrozenDictionary<int, Instrument> _classes;

    /// <summary>Creates a choice of programs.</summary>
    /// <param name="programs">The programs, 0 to 127, of each class.</param>
    /// <exception cref="ArgumentException">A program is out of range or belongs to two classes.</exception>
    public ClassPrograms(IEnumerable<(Instrument Class, IEnumerable<int> Programs)> programs)
    {
        ArgumentNullException.ThrowIfNull(programs);
        var classes = new Dictionary<int, Instrument>();

        foreach (var (instrument, numbers) in programs)
        {
            foreach (var number in numbers)
            {
                if (number is < 0 or > 127)
                {
                    throw new ArgumentException(
                        $"program {number} of {instrument}; expected 0 to 127", nameof(programs));
                }

                if (!classes.TryAdd(number, instrument) && classes[number] != instrument)
                {
                    throw new ArgumentException(
                        $"program {number} is both {classes[number]} and {instrument}", nameof(programs));
                }
            }
        }

        _classes = classes.ToFrozenDictionary();
    }

    /// <summary>Whole General MIDI families: piano 0 to 7, guitar 24 to 31, bass 32 to 39.</summary>
    public static ClassPrograms Families { get; } = new(
        Instruments.All.Select(instrument =>
            (instrument, Enumerable.Range(0, 128).Where(program => Instruments.FromProgram(program) == instrument))));

    /// <summary>
    /// The published experiment's classes (score.md section 3): acoustic piano 0 and 1, distorted guitar 29 and 30,
    /// electric bass 33 and 34.
    /// </summary>
    public static ClassPrograms Published { get; } = new(
    [
        (Instrument.Bass, [33, 34]),
        (Instrument.Guitar, [29, 30]),
        (Instrument.Piano, [0, 1]),
    ]);

    /// <summary>The class of a program.</summary>
    /// <param name="program">0-based program; anything else, such as Slakh2100's 128 for drums, has no class.</param>
    /// <returns>Null when it belongs to none.</returns>
    public Instrument? Of(int program) => _classes.TryGetValue(program, out var instrument) ? instrument : null;
}
