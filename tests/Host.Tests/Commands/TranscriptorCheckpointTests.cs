using System.Text.Json;
using TorchSharp;
using WeakSep.Audio;
using WeakSep.Host.Presets;
using WeakSep.Tests.Shared;
using WeakSep.Trainer;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Score;
using WeakSep.Trainer.Runs;

namespace WeakSep.Host.Tests.Commands;

/// <summary>A transcriptor from the trainer: measured as a checkpoint, and given to a preset.</summary>
public sealed class TranscriptorCheckpointTests : IDisposable
{
    private const int Rate = 22050;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_preset_gets_a_transcriptor_and_keeps_everything_else()
    {
        var checkpoint = WriteCheckpoint(hop: 128);
        new SlakhTracks(_workspace, "data").Write("validation", "Track00001", (33, Signals.Sine(110, Rate, Rate, 0.3)));
        var model = File.ReadAllBytes(Path.Combine(_workspace.Preset, "model.onnx"));
        var before = PresetReader.Read(Path.Combine(_workspace.Preset, "preset.json"));
        var result = Run("export", "--transcriptor", checkpoint, "--out", _workspace.Preset, "--thresholds", _workspace.At("data", "validation"));

        Assert.Equal((0, 0), (result.ExitCode, result.Complaints.Length));
        Assert.Contains("(bass)", result.Output, StringComparison.Ordinal);
        Assert.Equal(model, File.ReadAllBytes(Path.Combine(_workspace.Preset, "model.onnx")));
        var folder = PresetFolder.Open(_workspace.Preset);
        Assert.Equal(PresetWriter.ToJson(before with { Transcriptor = "transcriptor.onnx" }), PresetWriter.ToJson(folder.Preset));
        using var loaded = folder.Load(RealtimeSeparator.Inference.ExecutionProvider.Cpu, threads: 1, withTranscriptor: true);
        Assert.Equal(ModelKind.Transcriptor, loaded.Transcriptor!.Facts.Kind);
        Assert.All(loaded.Transcriptor.Facts.Thresholds!, threshold => Assert.InRange(threshold, 0.2f, 0.8f));
    }

    [Fact]
    public void A_transcriptor_of_other_frames_is_refused_before_anything_is_written()
    {
        var result = Run("export", "--transcriptor", WriteCheckpoint(hop: 64), "--out", _workspace.Preset);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("transcriptor.safetensors: expected sources, sample rate, STFT and bins as in", Assert.Single(result.Complaints), StringComparison.Ordinal);
        Assert.Null(PresetFolder.Open(_workspace.Preset).Preset.Transcriptor);
        Assert.Equal(2, Run("export", "--out", _workspace.Preset).ExitCode);
        Assert.Equal(2, Run("export", "--checkpoint", "any", "--thresholds", "data", "--out", _workspace.Preset).ExitCode);
    }

    [Fact]
    public void A_checkpoint_is_measured_on_mixtures_and_on_stems_that_have_sound()
    {
        var tracks = new SlakhTracks(_workspace, "data");
        tracks.Write("test", "Track00001", (33, Signals.Sine(110, Rate, Rate, 0.3)), (0, Signals.Sine(880, Rate, Rate, 0.2)));
        tracks.Write("test", "Track00002", (33, Signals.Sine(110, Rate, Rate, 0.3)));
        Directory.Delete(_workspace.At("data", "test", "Track00002", "stems"), recursive: true);
        var result = Run("evaluate", "--checkpoint", WriteCheckpoint(hop: 128), "--data", _workspace.At("data"), "--json", _workspace.At("result.json"));

        Assert.Equal((0, 0), (result.ExitCode, result.Complaints.Length));
        using var json = JsonDocument.Parse(File.ReadAllText(_workspace.At("result.json")));
        var transcription = json.RootElement.GetProperty("transcription");
        Assert.False(json.RootElement.TryGetProperty("sources", out _));
        Assert.Equal(2, json.RootElement.GetProperty("items").GetInt32());
        Assert.Equal(2, transcription.GetProperty("mixture").GetProperty("bass").GetProperty("items").GetInt32());
        Assert.Equal(1, transcription.GetProperty("isolated").GetProperty("bass").GetProperty("items").GetInt32());
        Assert.Empty(transcription.GetProperty("separated").EnumerateObject());
        Assert.Equal(2, Run("evaluate", "--checkpoint", "any", "--transcription", "--data", _workspace.At("data")).ExitCode);
    }

    private CommandResult Run(params string[] arguments) => WeakSepProcess.Run(_workspace.Folder, arguments);

    private string WriteCheckpoint(int hop)
    {
        torch.random.manual_seed(5);
        var settings = new TrainingSettings
        {
            SampleRate = Workspace.Toy.SampleRate,
            Window = Workspace.Toy.Window,
            Hop = hop,
            Transcriptor = new TcnSettings { Bottleneck = 6, Hidden = 10, Skip = 5, Repeats = 1, BlocksPerRepeat = 2, Norm = TcnNorm.Frame },
        };
        using var stage = new TranscriptorStage(
            new Transcriptor(settings.Transcriptor, settings.Bins, settings.Instruments.Length), new ScoreLossSettings(), [0.5, 0.5, 0.5]);
        var path = _workspace.At("transcriptor.safetensors");
        Checkpoint.Save(path, stage, new Dictionary<string, torch.Tensor>(), new StageState(), settings);

        return path;
    }
}
