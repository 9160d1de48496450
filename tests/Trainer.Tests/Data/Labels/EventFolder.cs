using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Tests.Shared;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Data.Labels;

/// <summary>A folder of small recordings for tests.</summary>
internal sealed class EventFolder : IDisposable
{
    /// <summary>So low that thousands of clips take a second; frames as often as published.</summary>
    public const int SampleRate = 2000;

    public static readonly string[] Classes = ["car_horn", "dog_bark", "gun_shot", "jackhammer", "siren"];

    public string Root { get; } = Directory.CreateTempSubdirectory("weaksep-events-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Writes noise whose level swells, so that its parts differ in loudness.</summary>
    public string Write(string name, double seconds, int seed = 1, int sampleRate = SampleRate)
    {
        var samples = Signals.Noise((int)Math.Round(seconds * sampleRate), seed);

        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] *= 0.1f + 0.4f * MathF.Pow(MathF.Sin(7f * n / samples.Length), 2);
        }

        return WriteSamples(name, samples, sampleRate);
    }

    public string WriteSamples(string name, float[] samples, int sampleRate = SampleRate)
    {
        var path = At(name);
        using var writer = AudioWriter.Create(path, new AudioFormat(sampleRate, 1), SampleEncoding.Pcm16);
        writer.Write(samples);
        writer.Commit();
        return path;
    }

    public void WriteText(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    /// <summary>A recording of a class.</summary>
    public LabelledRecording Recording(int index, double seconds, int seed = 1)
    {
        var name = $"{Classes[index]}-{seconds}-{seed}.wav";
        return new LabelledRecording(Write(name, seconds, seed), name, "", 0, seconds, [index], null);
    }
}
