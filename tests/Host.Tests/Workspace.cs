using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests;

/// <summary>A folder of its own for a test, with a preset that a toy model makes.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>A small STFT, so that runs take a second.</summary>
    public static ToyModelFile Toy { get; } = new() { Window = 512, Hop = 128, Context = 4 };

    public Workspace()
    {
        Folder = Directory.CreateTempSubdirectory("weaksep-tests-").FullName;
        Preset = Toy.WritePreset(At("toy"));
    }

    public string Folder { get; }

    public string Preset { get; }

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Writes a file of notes in noise.</summary>
    public string WriteAudio(string name, AudioFormat format, double seconds, SampleEncoding encoding, float gain = 0.3f)
    {
        var samples = Music(format, seconds);

        foreach (ref var sample in samples.AsSpan())
        {
            sample *= gain;
        }

        return WriteSamples(name, format, samples, encoding);
    }

    public string WriteSamples(string name, AudioFormat format, float[] samples, SampleEncoding encoding)
    {
        var path = At(name);
        using var writer = AudioWriter.Create(path, format, encoding);
        writer.Write(samples);
        writer.Commit();
        return path;
    }

    public CommandResult Render(params string[] arguments) =>
        WeakSepProcess.Run(Folder, ["render", "-p", Preset, "-o", At("out"), .. arguments]);

    public static float[] Read(string path, out AudioReader info)
    {
        using var reader = AudioReader.Open(path);
        var samples = new List<float>();
        var block = new float[4096 * reader.Format.Channels];

        for (var frames = reader.Read(block); frames > 0; frames = reader.Read(block))
        {
            samples.AddRange(block.AsSpan(0, frames * reader.Format.Channels));
        }

        info = reader;
        return [.. samples];
    }

    /// <summary>Every file below a folder, hidden ones included.</summary>
    public string[] FilesBelow(params string[] parts) =>
        Directory.Exists(At(parts)) ? Directory.GetFiles(At(parts), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static float[] Music(AudioFormat format, double seconds)
    {
        var random = new Random(11);
        var samples = new float[(int)(format.SampleRate * seconds) * format.Channels];

        for (var index = 0; index < samples.Length; index++)
        {
            var time = (double)(index / format.Channels) / format.SampleRate;
            var channel = index % format.Channels;
            var note = 110 * Math.Pow(2, (int)(time * 4) % 7 / 6.0);
            samples[index] = (float)((Math.Sin(2 * Math.PI * note * time) / (1 + channel)) + (0.5 * Math.Sin(2 * Math.PI * 5 * note * time))
                + (0.2 * (random.NextDouble() - 0.5)));
        }

        return samples;
    }
}
