using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Browser.Tests;

/// <summary>A second of a tone, as a file.</summary>
internal static class Tone
{
    private const int Rate = 22_050;

    public static byte[] Wav(double hertz)
    {
        var path = Path.Combine(Path.GetTempPath(), $"weaksep-tone-{Guid.NewGuid():n}.wav");
        var samples = Enumerable.Range(0, Rate).Select(frame => 0.4f * MathF.Sin((float)(2 * Math.PI * hertz * frame / Rate))).ToArray();

        try
        {
            using (var writer = AudioWriter.Create(path, new AudioFormat(Rate, 1), SampleEncoding.Pcm16))
            {
                writer.Write(samples);
                writer.Commit();
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
