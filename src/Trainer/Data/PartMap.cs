using WeakSep.MidiScore;

namespace WeakSep.Trainer.Data;

/// <summary>
/// Which instrument of a run plays a part: by the words of its own rule, by General MIDI program, else by a track name
/// that holds the instrument's name.
/// </summary>
public sealed class PartMap
{
    // What a plain name stands for where the settings say nothing else: families of General MIDI.
    private static readonly Dictionary<string, PartRule> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["piano"] = new() { Programs = ["0-7"] },
        ["organ"] = new() { Programs = ["16-23"] },
        ["guitar"] = new() { Programs = ["24-31"] },
        ["bass"] = new() { Programs = ["32-39"] },
        ["strings"] = new() { Programs = ["40-51"] },
        ["voice"] = new() { Programs = ["52-54"], Names = ["vocal", "voice", "choir"] },
        ["brass"] = new() { Programs = ["56-63"] },
        ["reed"] = new() { Programs = ["64-71"] },
        ["pipe"] = new() { Programs = ["72-79"] },
        ["synth"] = new() { Programs = ["80-103"] },
        ["drums"] = new() { Drums = true },
        ["other"] = new() { Rest = true },
    };

    private readonly List<(string Id, PartRule Rule)> _rules;
    private readonly Dictionary<int, string> _programs = [];

    /// <summary>Works out who plays what.</summary>
    /// <param name="instruments">The instruments of a run.</param>
    /// <param name="rules">Rules of the settings file; instruments without one go by their name.</param>
    /// <exception cref="ArgumentException">A rule names no instrument, or a program is out of range or given twice.</exception>
    public PartMap(IReadOnlyList<string> instruments, IReadOnlyDictionary<string, PartRule> rules)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(rules);

        if (rules.Keys.FirstOrDefault(id => !instruments.Contains(id)) is { } stranger)
        {
            throw new ArgumentException($"parts: {stranger} is none of the instruments; expected {string.Join(", ", instruments)}");
        }

        _rules = [.. instruments.Select(id => (id, rules.GetValueOrDefault(id) ?? Known.GetValueOrDefault(id) ?? new PartRule()))];

        foreach (var (id, rule) in _rules)
        {
            foreach (var program in rule.ProgramNumbers(id))
            {
                if (!_programs.TryAdd(program, id) && _programs[program] != id)
                {
                    throw new ArgumentException($"parts: program {program} is both {_programs[program]} and {id}; expected one of them");
                }
            }
        }
    }

    /// <summary>Whole General MIDI families: piano 0 to 7, guitar 24 to 31, bass 32 to 39.</summary>
    public static PartMap Families { get; } = ByName(["bass", "guitar", "piano"]);

    /// <summary>
    /// The published experiment's classes (score.md section 3): acoustic piano 0 and 1, distorted guitar 29 and 30,
    /// electric bass 33 and 34.
    /// </summary>
    public static PartMap Published { get; } = new(
        ["bass", "guitar", "piano"],
        new Dictionary<string, PartRule>
        {
            ["bass"] = new() { Programs = ["33-34"] },
            ["guitar"] = new() { Programs = ["29-30"] },
            ["piano"] = new() { Programs = ["0-1"] },
        });

    /// <summary>The instruments, in order.</summary>
    public IReadOnlyList<string> Instruments => [.. _rules.Select(rule => rule.Id)];

    /// <summary>Instruments that go by their names alone.</summary>
    /// <param name="instruments">The instruments.</param>
    public static PartMap ByName(IReadOnlyList<string> instruments) => new(instruments, new Dictionary<string, PartRule>());

    /// <summary>Whether an instrument's sound has partials where its score says, which drums and a rest do not.</summary>
    /// <param name="instrument">One of the instruments.</param>
    public bool IsPitched(string instrument) => _rules.Single(rule => rule.Id == instrument).Rule is { Drums: false, Rest: false };

    /// <summary>Who plays a part of a score.</summary>
    /// <param name="part">The part.</param>
    /// <returns>Null where it is none of the instruments.</returns>
    public string? Of(ScorePart part)
    {
        ArgumentNullException.ThrowIfNull(part);

        return Of(part.Program, part.IsDrum, part.Name);
    }

    /// <summary>Who plays what a data set describes so.</summary>
    /// <param name="program">General MIDI program counted from 0; anything else, such as Slakh2100's 128, is none.</param>
    /// <param name="isDrum">Whether it is a drum kit.</param>
    /// <param name="name">Its name; may be empty.</param>
    /// <returns>Null where it is none of the instruments.</returns>
    public string? Of(int program, bool isDrum, string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return ByOwnWords(name)
            ?? (isDrum ? First(rule => rule.Drums) : _programs.GetValueOrDefault(program) ?? ByInstrumentName(name))
            ?? First(rule => rule.Rest);
    }

    private string? ByOwnWords(string name) => First(rule => rule.Names.Any(word => Holds(name, word)));

    private string? ByInstrumentName(string name) =>
        _rules.Where(rule => rule.Rule is { Drums: false, Rest: false } && Holds(name, rule.Id)).Select(rule => rule.Id).FirstOrDefault();

    private string? First(Func<PartRule, bool> fits) => _rules.Where(rule => fits(rule.Rule)).Select(rule => rule.Id).FirstOrDefault();

    private static bool Holds(string name, string word) => word.Length > 0 && name.Contains(word, StringComparison.OrdinalIgnoreCase);
}
