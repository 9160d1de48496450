using System.Numerics;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Files;

namespace WeakSep.Trainer.Data.Labels;

/// <summary>Reads a part of an audio file as one channel at the rate of training.</summary>
internal static class RecordingSamples
{
    private const int BlockFrames = 8192;
    private const double MarginSeconds = 0.05;      // read on each side at least, for the filter of the conversion

    /// <summary>Reads a part.</summary>
    /// <param name="path">The file.</param>
    /// <param name="startSeconds">Where the part begins.</param>
    /// <param name="sampleRate">The rate wanted, Hz.</param>
    /// <param name="samples">How many samples at that rate.</param>
    /// <returns>The mean of the channels; silence where the file has ended. Samples that are not finite are silence.</returns>
    /// <exception cref="TrainingDataException">The file cannot be read.</exception>
    public static float[] Read(string path, double startSeconds, int sampleRate, int samples)
    {
        try
        {
            using var reader = AudioReader.Open(path);
            var rate = reader.Format.SampleRate;

            if (rate == sampleRate)
            {
                return ReadMono(reader, (long)Math.Round(startSeconds * rate), samples);
            }

            // Reading begins at a frame that falls on a sample of the other rate, so that parts join as if the whole file
            // had been converted.
            var unit = (long)BigInteger.GreatestCommonDivisor(rate, sampleRate);
            var (frames, outputs) = (rate / unit, sampleRate / unit);
            var start = (long)Math.Round(startSeconds * sampleRate);
            var units = Math.Max(0, (start - (long)(MarginSeconds * sampleRate)) / outputs);
            var end = ((start + samples) * frames / outputs) + (long)(MarginSeconds * rate);
            var resampled = Resampler.Resample(ReadMono(reader, units * frames, checked((int)(end - (units * frames)))), rate, sampleRate);

            return [.. resampled.AsSpan((int)(start - (units * outputs)), samples)];
        }
        catch (AudioFileException failure)
        {
            throw new TrainingDataException(failure.Message, failure);
        }
    }

    /// <summary>How long a file is, s.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TrainingDataException">The file cannot be read.</exception>
    public static double SecondsOf(string path)
    {
        try
        {
            using var reader = AudioReader.Open(path);
            return reader.Format.SecondsOf(Math.Max(0, reader.Frames));
        }
        catch (AudioFileException failure)
        {
            throw new TrainingDataException(failure.Message, failure);
        }
    }

    private static float[] ReadMono(AudioReader reader, long first, int length)
    {
        var mono = new float[length];

        if (reader.Frames >= 0 && first >= reader.Frames)
        {
            return mono;
        }

        if (first > 0)
        {
            reader.Seek(first);
        }

        var channels = reader.Format.Channels;
        var block = new float[BlockFrames * channels];

        for (var count = 0; count < length;)
        {
            var frames = reader.Read(block.AsSpan(0, Math.Min(BlockFrames, length - count) * channels));

            if (frames == 0)
            {
                break;
            }

            Audio.Interleaving.Mean(block.AsSpan(0, frames * channels), channels, mono.AsSpan(count, frames));
            count += frames;
        }

        NonFinite.Silence(mono);
        return mono;
    }
}
