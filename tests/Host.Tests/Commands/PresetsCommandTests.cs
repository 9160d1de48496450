namespace WeakSep.Host.Tests.Commands;

public sealed class PresetsCommandTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_preset_can_be_validated_installed_listed_and_shown()
    {
        Assert.Contains("valid: toy, 3 sources", Run("validate", _workspace.Preset).Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("install", _workspace.Preset).ExitCode);
        Assert.Contains("toy              A toy", Run("list").Output, StringComparison.Ordinal);
        Assert.Contains("bass, guitar, piano", Run("show", "toy").Output, StringComparison.Ordinal);
        Assert.Contains("\"sampleRate\": 22050", Run("show", "toy", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installed_preset_is_only_replaced_when_asked()
    {
        Assert.Equal(0, Run("install", _workspace.Preset).ExitCode);
        var again = Run("install", _workspace.Preset);

        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is installed already; --overwrite replaces it", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("install", _workspace.Preset, "--overwrite").ExitCode);
        Assert.Equal(["model.onnx", "preset.json"], Directory.GetFiles(_workspace.At("weaksep", "presets", "toy")).Select(Path.GetFileName).Order());
        Assert.Single(Directory.GetFileSystemEntries(_workspace.At("weaksep", "presets")));
    }

    [Theory]
    [InlineData("\"sampleRate\": 22050", "\"sampleRate\": 44100", "preset.json:8: sampleRate: expected 22050 as model.onnx says, found 44100")]
    [InlineData("\"licence\": \"MIT\"", "\"license\": \"MIT\"", "preset.json:5: license: expected a known field")]
    [InlineData("\"bass\"", "\"../bass\"", "preset.json:7: sources[0].id: expected letters")]
    [InlineData("#3366aa", "blue", "preset.json:7: sources[0].colour: expected a colour as #rrggbb")]
    [InlineData("\"hop\": 128", "\"hop\": 0", "preset.json:9: stft.hop: expected a whole number from 1 to 512")]
    [InlineData("\"model\": \"model.onnx\"", "\"model\": \"../model.onnx\"", "preset.json:6: model: expected the name of an .onnx file beside the preset")]
    [InlineData("\"name\": \"toy\",", "", "preset.json:1: the file: expected an object with the field 'name'")]
    [InlineData("\"latencySamples\"", "latencySamples", "preset.json:11: not JSON:")]
    public void What_is_wrong_is_named_by_line_and_field(string found, string replacement, string expected)
    {
        var path = _workspace.At("toy", "preset.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(found, replacement, StringComparison.Ordinal));
        var result = Run("validate", _workspace.Preset);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_presets_name_those_that_are_there()
    {
        Assert.Equal(0, Run("install", _workspace.Preset).ExitCode);
        var result = Run("show", "quartet");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("preset 'quartet': expected a path or one of: toy", result.Error, StringComparison.Ordinal);
    }

    private CommandResult Run(params string[] arguments) => WeakSepProcess.Run(_workspace.Folder, ["presets", .. arguments]);
}
