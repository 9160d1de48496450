using System.Security.Cryptography;
using WeakSep.Audio;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Presets;

/// <summary>A preset on disk: its description and the folder with its model.</summary>
/// <param name="Preset">The description.</param>
/// <param name="Path">The folder.</param>
public sealed record PresetFolder(Preset Preset, string Path)
{
    private const int BurstsPerLookahead = 4;   // a model that looks ahead computes this often in the time that it looks ahead

    /// <summary>The mask model's file.</summary>
    public string ModelPath => System.IO.Path.Combine(Path, Preset.Model);

    /// <summary>Opens a preset's folder or its <c>preset.json</c>; models are not loaded yet.</summary>
    /// <param name="path">A folder, or the file in it.</param>
    /// <exception cref="PresetException">There is no preset, or it cannot be read.</exception>
    public static PresetFolder Open(string path)
    {
        var file = Directory.Exists(path) ? System.IO.Path.Combine(path, Preset.FileName) : path;

        return File.Exists(file)
            ? new PresetFolder(PresetReader.Read(file), System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!)
            : throw new PresetException($"{path}: no {Preset.FileName} here");
    }

    /// <summary>Loads the mask model and checks it against the description.</summary>
    /// <param name="provider">What should compute it.</param>
    /// <param name="threads">Threads within one call.</param>
    /// <param name="withTranscriptor">Whether to load the transcriptor, too.</param>
    /// <exception cref="ModelFileException">A model cannot be loaded.</exception>
    /// <exception cref="PresetException">Model and description contradict each other, or there is no transcriptor.</exception>
    public LoadedPreset Load(ExecutionProvider provider, int threads, bool withTranscriptor = false)
    {
        var model = ModelLoader.LoadMaskModel(ModelPath, provider, threads);

        try
        {
            CheckFacts(model.Facts);
            using var file = File.OpenRead(ModelPath);
            var hash = Convert.ToHexStringLower(SHA256.HashData(file));
            return new LoadedPreset(Preset, model, hash, withTranscriptor ? LoadTranscriptor(model.Facts, provider, threads) : null);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Loads the mask model to run frame by frame.</summary>
    /// <param name="provider">What should compute it.</param>
    /// <param name="choice">What computes it, and why something else does not.</param>
    /// <exception cref="ModelFileException">The model cannot be loaded.</exception>
    /// <exception cref="PresetException">Model and description contradict each other.</exception>
    public IStreamingMaskModel LoadStreaming(ExecutionProvider provider, out ProviderChoice choice)
    {
        if (Preset.Mode.Kind == "streaming")
        {
            // One thread: the audio thread and the model's share the machine with everything else that plays.
            var streaming = ModelLoader.LoadStreamingModel(ModelPath, provider, threads: 1);
            choice = streaming.Provider;

            return Checked(streaming, streaming.Facts);
        }

        var model = ModelLoader.LoadMaskModel(ModelPath, provider, threads: 1);
        choice = model.Provider;

        return Checked(new BlockStreamingModel(model, Math.Max(1, model.Facts.LookaheadFrames / BurstsPerLookahead)), model.Facts);
    }

    private T Checked<T>(T model, ModelFacts facts)
        where T : IDisposable
    {
        try
        {
            CheckFacts(facts);

            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private OnnxTranscriptor LoadTranscriptor(ModelFacts separator, ExecutionProvider provider, int threads)
    {
        if (Preset.Transcriptor is not { } file)
        {
            throw new PresetException($"{System.IO.Path.Combine(Path, Preset.FileName)}: preset {Preset.Name} has no transcriptor");
        }

        var path = System.IO.Path.Combine(Path, file);
        var transcriptor = ModelLoader.LoadTranscriptor(path, provider, threads);

        if (OfflineTranscriber.Misfit(separator, transcriptor.Facts, Preset.Model) is { } misfit)
        {
            transcriptor.Dispose();
            throw new PresetException($"{path}: {misfit}");
        }

        return transcriptor;
    }

    private void CheckFacts(ModelFacts facts)
    {
        var checks = new (string Field, object Described, object Found)[]
        {
            ("sources", string.Join(", ", Preset.Sources.Select(source => source.Id)), string.Join(", ", facts.Sources)),
            ("sampleRate", Preset.SampleRate, facts.SampleRate),
            ("stft.window", Preset.Stft.Window, facts.Window),
            ("stft.hop", Preset.Stft.Hop, facts.Hop),
            ("stft.analysis", Preset.Stft.Analysis, facts.ToMetadata()["weaksep.window_shape"]),
            ("stft", Preset.Stft.SynthesisWindow ?? Preset.Stft.Window, facts.SynthesisWindow ?? facts.Window),
            ("mode.kind", Preset.Mode.Kind, facts.ToMetadata()["weaksep.mode"]),
            ("mode.contextFrames", Preset.Mode.ContextFrames, facts.ContextFrames),
            ("mode.lookaheadFrames", Preset.Mode.LookaheadFrames, facts.LookaheadFrames),
        };

        foreach (var (field, described, found) in checks)
        {
            if (!described.Equals(found))
            {
                var file = System.IO.Path.Combine(Path, Preset.FileName);
                throw new PresetException(
                    $"{file}:{PresetReader.LineOf(file, field)}: {field}: expected {found} as {Preset.Model} says, found {described}");
            }
        }
    }
}
