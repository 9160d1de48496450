using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Tests.Commands;

public sealed class TrainLabelsTests : IDisposable
{
    private const int SampleRate = 8000;

    private const string Tiny = """
        sampleRate: 8000
        window: 128
        hop: 64
        clipFrames: 64
        batch: 2
        recurrent: { layers: 1, units: 6, bidirectional: false }
        labels:
          data:
            mixtures: { clips: 8, density: 2, longestSeconds: 0.5 }
            validationMixtures: 4
            testMixtures: 4
          calibrationBatches: 1
          classifier: { channels: [2, 2], kernel: 3, units: 3, pooling: Attention }
        schedule: { epochSteps: 2, maxSteps: 2, validationBatches: 2 }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-labels-").FullName;

    private string Sounds => Path.Combine(_folder, "sounds");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Recordings_of_single_events_become_a_preset_that_renders_and_plays_live()
    {
        for (var number = 0; number < 6; number++)
        {
            WriteTone(Path.Combine(Sounds, "beep", $"{number}.wav"), 400 + (20 * number));
            WriteTone(Path.Combine(Sounds, "whistle", $"{number}.wav"), 1500 + (50 * number));
        }

        WriteTone(Path.Combine(_folder, "mix.wav"), 1500);
        var config = Path.Combine(_folder, "labels.yaml");
        File.WriteAllText(config, Tiny);
        var (run, preset, json) = (Path.Combine(_folder, "run"), Path.Combine(_folder, "preset"), Path.Combine(_folder, "f.json"));

        var trained = Done("train", "labels", "--data", Sounds, "--config", config, "--out", run);
        Assert.Contains("8 clips to train on, 4 to validate on", trained, StringComparison.Ordinal);
        Assert.Contains("alpha", File.ReadAllText(Path.Combine(run, "separator", "metrics.jsonl")), StringComparison.Ordinal);
        Done("export", "--checkpoint", Path.Combine(run, "separator", "best.safetensors"), "--out", preset);
        Done("render", Path.Combine(_folder, "mix.wav"), "--preset", preset, "--output", Path.Combine(_folder, "out"));
        Assert.All(["beep", "whistle"], name => Assert.True(File.Exists(Path.Combine(_folder, "out", "mix", name + ".wav"))));
        Done("live", "--preset", preset, "--input", "file:" + Path.Combine(_folder, "mix.wav"), "--output", "null", "--seconds", "0.2", "--stats", "json");

        Done("evaluate", "--checkpoint", Path.Combine(run, "classifier", "best.safetensors"), "--data", Sounds, "--json", json);
        Done("export", "--checkpoint", Path.Combine(run, "classifier", "best.safetensors"), "--out", preset);
        Assert.True(File.Exists(Path.Combine(preset, "classifier.onnx")));
        using var document = JsonDocument.Parse(File.ReadAllText(json));
        var classification = document.RootElement.GetProperty("classification");
        Assert.InRange(classification.GetProperty("sources").GetProperty("whistle").GetProperty("frames").GetProperty("f").GetDouble(), 0, 1);
        Assert.InRange(classification.GetProperty("average").GetProperty("clips").GetDouble(), 0, 1);
        Assert.Contains("whistle", Done("evaluate", "--preset", preset, "--data", Sounds, "--limit", "20", "--jobs", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_trained_in_one_checkpoint_is_exported_with_both_its_models()
    {
        for (var number = 0; number < 6; number++)
        {
            WriteTone(Path.Combine(Sounds, "beep", $"{number}.wav"), 400 + (20 * number));
            WriteTone(Path.Combine(Sounds, "whistle", $"{number}.wav"), 1500 + (50 * number));
        }

        var config = Path.Combine(_folder, "labels.yaml");
        File.WriteAllText(config, Tiny.Replace("labels:", "labels:\n  strategy: Joint", StringComparison.Ordinal));
        var (run, preset) = (Path.Combine(_folder, "run"), Path.Combine(_folder, "preset"));
        Done("train", "labels", "--data", Sounds, "--config", config, "--out", run);
        var said = Done("export", "--checkpoint", Path.Combine(run, "joint", "best.safetensors"), "--out", preset);

        Assert.Contains("model.onnx: ", said, StringComparison.Ordinal);
        Assert.Contains("classifier.onnx: ", said, StringComparison.Ordinal);
        Assert.Equal(
            ["classifier.onnx", "model.onnx", "preset.json"], Directory.GetFiles(preset).Select(file => Path.GetFileName(file)).Order());
        Done("presets", "validate", preset);
    }

    [Fact]
    public void A_wrong_label_stops_training_before_it_starts()
    {
        WriteTone(Path.Combine(Sounds, "audio", "a.wav"), 500);
        File.WriteAllText(Path.Combine(Sounds, "train.tsv"), "filename\tonset\toffset\tevent_label\na.wav\t0.3\t0.1\tbeep\n");
        var run = Path.Combine(_folder, "run");
        var trained = WeakSepProcess.Run(_folder, "train", "labels", "--data", Sounds, "--out", run);

        Assert.Equal(1, trained.ExitCode);
        Assert.Single(trained.Error.Trim().Split('\n'));
        Assert.Contains("train.tsv", trained.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run, "settings.yaml")));
    }

    [Fact]
    public void Songs_in_Slakhs_layout_are_labelled_by_their_stems()
    {
        using var workspace = new Workspace();
        var songs = new SlakhTracks(workspace, "songs");

        foreach (var (split, name) in new[] { ("train", "a"), ("train", "b"), ("validation", "c") })
        {
            // Two pianos, the second in the last second alone; the bass in the first alone. Half a second is a clip.
            songs.Write(split, name, (33, Tone(80, 0, 1)), (0, Tone(700, 0, 2)), (1, Tone(900, 1, 2)));
        }

        var config = Path.Combine(_folder, "songs.yaml");
        File.WriteAllText(config, Tiny.Replace("  data:\n", "  supervision: Clips\n  data:\n    classes: [bass, piano]\n", StringComparison.Ordinal));
        var trained = Done("train", "labels", "--data", workspace.At("songs"), "--config", config, "--out", Path.Combine(_folder, "run"));
        Assert.Contains("6 clips to train on, 3 to validate on", trained, StringComparison.Ordinal);

        File.WriteAllText(config, File.ReadAllText(config).Replace("[bass, piano]", "[bass, organ]", StringComparison.Ordinal));
        var refused = WeakSepProcess.Run(_folder, "train", "labels", "--data", workspace.At("songs"), "--config", config, "--out", Path.Combine(_folder, "other"));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("class organ: no stem of 3 songs", refused.Error, StringComparison.Ordinal);

        static float[] Tone(double hertz, double from, double to) =>
            [.. Enumerable.Range(0, 44100).Select(n => n >= from * 22050 && n < to * 22050 ? (float)(0.2 * Math.Sin(2 * Math.PI * hertz * n / 22050)) : 0f)];
    }

    private string Done(params string[] arguments)
    {
        var result = WeakSepProcess.Run(_folder, arguments);
        Assert.True(result.ExitCode == 0, $"{arguments[0]}: {result.Error}");

        return result.Output;
    }

    private static void WriteTone(string path, double hertz)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        float[] samples = [.. Enumerable.Range(0, SampleRate).Select(n => (float)(0.3 * Math.Sin(2 * Math.PI * hertz * n / SampleRate)))];
        using var writer = AudioWriter.Create(path, new AudioFormat(SampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
    }
}
