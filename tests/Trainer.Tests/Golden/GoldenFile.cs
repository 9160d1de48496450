using System.Text.Json;
using WeakSep.Tests.Shared;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Golden;

/// <summary>The numbers that make_golden.py and make_label_golden.py have worked out, and how closely they are to be met.</summary>
internal static class GoldenFile
{
    /// <summary>Floats through a few hundred roundings; a wrong divisor, sign or weight misses it by far.</summary>
    public const double RelativeTolerance = 1e-4;

    private static readonly Dictionary<string, JsonElement> Sections =
        new[] { "golden.json", "golden-labels.json" }.SelectMany(name => Read(name).EnumerateObject()).ToDictionary(entry => entry.Name, entry => entry.Value);

    /// <summary>Holds a tensor against a number, or a list in the tensor's order.</summary>
    public static void Matches(string section, string name, Tensor actual) =>
        Matches(section, name, actual.contiguous().data<float>().ToArray().Select(value => (double)value));

    /// <summary>Holds a number against its golden value.</summary>
    public static void Matches(string section, string name, double actual) => Matches(section, name, [actual]);

    private static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Trainer.Tests", "Golden", name))).RootElement;

    private static void Matches(string section, string name, IEnumerable<double> actual)
    {
        var golden = Sections[section].GetProperty(name);
        double[] expected = golden.ValueKind == JsonValueKind.Array
            ? [.. golden.EnumerateArray().Select(value => value.GetDouble())]
            : [golden.GetDouble()];
        // Values near 0 are differences of large ones: the list's largest value is what rounding is relative to.
        var tolerance = RelativeTolerance * expected.Max(Math.Abs);
        var values = actual.ToArray();
        Assert.Equal(expected.Length, values.Length);

        for (var k = 0; k < values.Length; k++)
        {
            Assert.True(
                Math.Abs(expected[k] - values[k]) <= tolerance, $"{section}.{name}[{k}] is {values[k]}, not {expected[k]}");
        }
    }
}
