using System.Globalization;

namespace WeakSep.Audio;

/// <summary>Reads typed values from a model's metadata; every failure names the file and the key.</summary>
internal sealed class MetadataReader(IReadOnlyDictionary<string, string> metadata, string file)
{
    private const int MaxQuotedLength = 60;     // keeps a hostile value from filling the message

    public void Literal(string key, string expected)
    {
        if (Value(key) != expected)
        {
            throw Problem(key, $"expected \"{expected}\"");
        }
    }

    public int Integer(string key, int min, int max) =>
        int.TryParse(Value(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max
            ? value
            : throw Problem(key, $"expected a whole number in {min}..{max}");

    public T Choice<T>(string key, IReadOnlyList<T> choices, Func<T, string> nameOf)
    {
        var value = Value(key);

        foreach (var choice in choices)
        {
            if (nameOf(choice) == value)
            {
                return choice;
            }
        }

        throw Problem(key, $"expected one of {string.Join(", ", choices.Select(nameOf))}");
    }

    public IReadOnlyList<string> Names(string key, int maxCount)
    {
        var names = Value(key).Split(',');

        var different = names.Distinct().Count() == names.Length;

        return different && names.Length <= maxCount && names.All(name => name.Trim().Length > 0)
            ? names
            : throw Problem(key, $"expected 1..{maxCount} different names separated by commas");
    }

    public IReadOnlyList<float> Shares(string key, int count)
    {
        var shares = Value(key).Split(',').Select(text =>
            float.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share : float.NaN).ToList();

        return shares.Count == count && shares.TrueForAll(share => share is > 0 and < 1)
            ? shares
            : throw Problem(key, $"expected {count} numbers between 0 and 1 separated by commas");
    }

    public ModelFactsException Problem(string key, string expected)
    {
        var value = Value(key);
        var start = value.Length > MaxQuotedLength ? value[..MaxQuotedLength] + "..." : value;
        var quoted = string.Concat(start.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return new ModelFactsException($"{file}: metadata {key} is \"{quoted}\", {expected}");
    }

    private string Value(string key) =>
        metadata.TryGetValue(key, out var value)
            ? value
            : throw new ModelFactsException($"{file}: metadata {key} is missing; was the model exported by WeakSep?");
}
