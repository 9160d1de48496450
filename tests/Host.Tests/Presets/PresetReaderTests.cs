using System.Text;
using System.Text.Json;
using WeakSep.Host.Presets;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Presets;

public sealed class PresetReaderTests
{
    private static readonly Preset Full = new()
    {
        Name = "full",
        Title = "Everything",
        Description = "Every field is used; \"quotes\" & umlauts äöü too.",
        Licence = "MIT",
        Model = "model.onnx",
        Transcriptor = "transcriptor.onnx",
        Sources = [new PresetSource("bass", "Bass", "#0a0B0c", "strings", [32, 33]), new PresetSource("rest", "Rest", "#ffffff", "other", [])],
        SampleRate = 22050,
        Stft = new PresetStft(2048, 512, "sqrt-hann", "sqrt-hann", 128),
        Mode = new PresetMode("block", 190, 191),
        Conditions = ["piano roll"],
        LatencySamples = 99840,
        Training = new PresetTraining("score", 7, "made-up music", "weaksep train score", 2.5),
        Results =
        [
            new PresetResult(
                "test",
                10,
                new Dictionary<string, double> { ["bass"] = -1.5, ["average"] = -1.5 },
                new Dictionary<string, double> { ["bass"] = 6.25 },
                new Dictionary<string, double> { ["bass"] = 7.75 },
                new Dictionary<string, double> { ["bass"] = 12 }),
        ],
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        var json = PresetWriter.ToJson(Full);
        var read = PresetReader.Parse(Encoding.UTF8.GetBytes(json), "preset.json");

        Assert.Equal(json, PresetWriter.ToJson(read));
        Assert.Equal(Full.Description, read.Description);
        Assert.Equal(Full.Mode, read.Mode);
        Assert.Equal(-1.5, read.Results[0].SiSdrInput["average"]);
    }

    [Theory]
    [InlineData("car_horn", "Alarm_bell-2", true)]
    [InlineData("siren", "Siren", false)]           // one file where capitals do not count
    [InlineData("car horn", "siren", false)]
    [InlineData("../siren", "rest", false)]
    public void Sources_are_called_as_the_classes_of_their_data(string first, string second, bool isFine)
    {
        var preset = Full with
        {
            Sources = [new PresetSource(first, "First", "#0a0B0c", "x", []), new PresetSource(second, "Second", "#ffffff", "y", [])],
        };
        var json = Encoding.UTF8.GetBytes(PresetWriter.ToJson(preset));

        if (isFine)
        {
            Assert.Equal([first, second], PresetReader.Parse(json, "preset.json").Sources.Select(source => source.Id));
        }
        else
        {
            Assert.Throws<PresetException>(() => PresetReader.Parse(json, "preset.json"));
        }
    }

    [Fact]
    public void The_schema_knows_the_same_fields_as_the_reader()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "presets", "schema.json")));
        using var written = JsonDocument.Parse(PresetWriter.ToJson(Full));

        Compare(schema.RootElement, written.RootElement);

        static void Compare(JsonElement schema, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            {
                foreach (var item in value.EnumerateArray())
                {
                    Compare(items, item);
                }
            }

            if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
            {
                return;
            }

            Assert.Equal(properties.EnumerateObject().Select(field => field.Name).Order(), value.EnumerateObject().Select(field => field.Name).Order());

            foreach (var field in value.EnumerateObject())
            {
                Compare(properties.GetProperty(field.Name), field.Value);
            }
        }
    }

    [Fact]
    public void Every_field_that_the_schema_requires_is_required_by_the_reader()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "presets", "schema.json")));

        foreach (var name in schema.RootElement.GetProperty("required").EnumerateArray().Select(field => field.GetString()!))
        {
            var without = System.Text.Json.Nodes.JsonNode.Parse(PresetWriter.ToJson(Full))!.AsObject();
            without.Remove(name);
            var problem = Assert.Throws<PresetException>(() => PresetReader.Parse(Encoding.UTF8.GetBytes(without.ToJsonString()), "preset.json"));
            Assert.Contains($"'{name}'", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_shipped_preset_can_be_read()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "presets"), Preset.FileName, SearchOption.AllDirectories))
        {
            Assert.Equal(Path.GetFileName(Path.GetDirectoryName(file)), PresetReader.Read(file).Name);
        }
    }

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[1, 2]", "expected an object")]
    [InlineData("{\"name\": 1, \"name\": 2}", "each field once")]
    [InlineData("{} {}", "not JSON")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "not JSON")]
    [InlineData("{\"name\": \"\\ud800\"}", "not JSON")]
    public void Hostile_files_are_refused_in_one_line(string content, string expected)
    {
        var problem = Assert.Throws<PresetException>(() => PresetReader.Parse(Encoding.UTF8.GetBytes(content), "preset.json"));

        Assert.StartsWith("preset.json:1: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Bytes_that_flip_never_give_another_exception()
    {
        var json = Encoding.UTF8.GetBytes(PresetWriter.ToJson(Full));
        var random = new Random(3);

        for (var round = 0; round < 3000; round++)
        {
            var broken = (byte[])json.Clone();
            broken[random.Next(broken.Length)] = (byte)random.Next(256);

            try
            {
                PresetReader.Parse(broken, "preset.json");
            }
            catch (PresetException)
            {
                // Refused with a reason, or still a preset; nothing else may happen.
            }
        }
    }
}
