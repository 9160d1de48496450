using System.Globalization;
using System.Text.Json;

namespace WeakSep.Host.Presets;

/// <summary>A value of a JSON file that knows its line and its path, so that a complaint can name both.</summary>
internal sealed class JsonField
{
    private readonly string _file;
    private readonly string _path;
    private readonly JsonTokenType _type;
    private readonly string _text;
    private readonly IReadOnlyDictionary<string, JsonField> _members;
    private readonly IReadOnlyList<JsonField> _items;

    internal JsonField(
        string file,
        string path,
        int line,
        JsonTokenType type,
        string text,
        IReadOnlyDictionary<string, JsonField> members,
        IReadOnlyList<JsonField> items)
    {
        _file = file;
        _path = path;
        Line = line;
        _type = type;
        _text = text;
        _members = members;
        _items = items;
    }

    /// <summary>The line in the file, counted from 1.</summary>
    internal int Line { get; }

    /// <summary>The members of an object by name.</summary>
    internal IReadOnlyDictionary<string, JsonField> Members =>
        _type == JsonTokenType.StartObject ? _members : throw Problem("an object");

    /// <summary>The items of an array of at most <paramref name="most"/>.</summary>
    internal IReadOnlyList<JsonField> Items(int least, int most) =>
        _type == JsonTokenType.StartArray && _items.Count >= least && _items.Count <= most
            ? _items
            : throw Problem($"an array of {least} to {most} items");

    /// <summary>Checks that an object holds no other members than these; a misspelt key must not be ignored.</summary>
    internal JsonField Only(params IReadOnlyList<string> names)
    {
        foreach (var (name, member) in Members)
        {
            if (!names.Contains(name))
            {
                throw member.Problem($"a known field ({string.Join(", ", names)})");
            }
        }

        return this;
    }

    /// <summary>A member that must be there.</summary>
    internal JsonField Member(string name) =>
        Members.TryGetValue(name, out var member) ? member : throw Problem($"an object with the field '{name}'");

    /// <summary>A member that may be missing or null.</summary>
    internal JsonField? Optional(string name) =>
        Members.TryGetValue(name, out var member) && member._type != JsonTokenType.Null ? member : null;

    /// <summary>A string that is not empty.</summary>
    internal string Text(int longest = 4000) =>
        _type == JsonTokenType.String && _text.Length > 0 && _text.Length <= longest
            ? _text
            : throw Problem($"a string of 1 to {longest} characters");

    /// <summary>A string that a test accepts.</summary>
    internal string Text(Func<string, bool> accepts, string expected) =>
        _type == JsonTokenType.String && accepts(_text) ? _text : throw Problem(expected);

    /// <summary>One of a few words.</summary>
    internal string Choice(params IReadOnlyList<string> words) =>
        Text(words.Contains, $"one of {string.Join(", ", words)}");

    /// <summary>A whole number in a range.</summary>
    internal long Integer(long least, long most) =>
        _type == JsonTokenType.Number
        && long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= least
        && value <= most
            ? value
            : throw Problem($"a whole number from {least} to {most}");

    /// <summary>Any finite number.</summary>
    internal double Number() =>
        _type == JsonTokenType.Number
        && double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value)
            ? value
            : throw Problem("a number");

    /// <summary>A complaint about this value.</summary>
    internal PresetException Problem(string expected) =>
        new($"{_file}:{Line}: {(_path.Length == 0 ? "the file" : _path)}: expected {expected}");
}
