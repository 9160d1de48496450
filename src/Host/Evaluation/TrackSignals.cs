using System.Numerics.Tensors;
using WeakSep.Audio.Files;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Evaluation;

/// <summary>What a track's estimates are held against: the mixture and one reference per source, mono.</summary>
/// <param name="SampleRate">Rate of all files, in hertz.</param>
/// <param name="Mixture">The mean of the mix's channels.</param>
/// <param name="References">The sum of the stems of each class; null where no stem is of the class.</param>
internal sealed record TrackSignals(int SampleRate, float[] Mixture, IReadOnlyList<float[]?> References)
{
    /// <summary>Reads a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="sources">Source ids of the model, in order.</param>
    /// <exception cref="AudioFileException">A file cannot be read, or has another rate than the mix.</exception>
    internal static TrackSignals Read(TrackFolder track, IReadOnlyList<string> sources)
    {
        var mixture = AudioReader.ReadMono(track.MixPath, out var sampleRate);
        var references = new float[]?[sources.Count];

        foreach (var stem in track.Stems)
        {
            if (stem.Instrument is { } instrument && Index(sources, instrument) is >= 0 and var index)
            {
                var samples = AudioReader.ReadMono(stem.AudioPath, out var stemRate);

                if (stemRate != sampleRate)
                {
                    throw new AudioFileException($"{stem.AudioPath}: {stemRate} Hz: expected {sampleRate} Hz as {track.MixPath}");
                }

                references[index] ??= new float[mixture.Length];
                var common = Math.Min(mixture.Length, samples.Length);
                var sum = references[index].AsSpan(0, common);
                TensorPrimitives.Add(sum, samples.AsSpan(0, common), sum);
            }
        }

        return new TrackSignals(sampleRate, mixture, references);
    }

    private static int Index(IReadOnlyList<string> sources, string id) => sources.ToList().IndexOf(id);
}
