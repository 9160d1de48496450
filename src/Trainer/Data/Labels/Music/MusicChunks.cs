using System.Numerics.Tensors;
using WeakSep.Audio.Dsp;

namespace WeakSep.Trainer.Data.Labels.Music;

/// <summary>
/// Songs cut into clips one after the other (weak-labels.md section 3.2). The mixture is the sum of the classes' stems; a
/// class is labelled where its stem has energy, and only for the clip, because of what bleeds from stem to stem.
/// </summary>
public sealed class MusicChunks : IClipSource
{
    private readonly List<(IStemSong Song, int Number, float[] Labels)> _chunks;

    private MusicChunks(IReadOnlyList<string> classes, ClipShape shape, List<(IStemSong Song, int Number, float[] Labels)> chunks)
    {
        Classes = classes;
        Shape = shape;
        _chunks = chunks;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public ClipShape Shape { get; }

    /// <inheritdoc/>
    public long Count => _chunks.Count;

    /// <summary>Listens to songs and labels their clips; what is left at the end of a song and clips without a class are left out.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="classes">The stems, in order.</param>
    /// <param name="shape">Length and rate of clips.</param>
    /// <param name="thresholdDb">RMS above which a class sounds, dBFS; -60 in the specification.</param>
    /// <param name="progress">Told how many songs of how many are ready.</param>
    /// <param name="cancellation">Stops listening.</param>
    /// <exception cref="TrainingDataException">A stem cannot be read, or no clip is left.</exception>
    public static MusicChunks Create(
        IReadOnlyList<IStemSong> songs,
        IReadOnlyList<string> classes,
        ClipShape shape,
        double thresholdDb,
        IProgress<(int Done, int Total)>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(songs);
        ArgumentNullException.ThrowIfNull(classes);
        shape.ThrowIfInvalid();
        var bySong = new List<(IStemSong, int, float[])>[songs.Count];
        var done = 0;

        try
        {
            Parallel.For(0, songs.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
            {
                bySong[i] = ChunksOf(songs[i], classes, shape, Decibels.ToAmplitude(thresholdDb));
                progress?.Report((Interlocked.Increment(ref done), songs.Count));
            });
        }
        catch (AggregateException failures)
        {
            throw new TrainingDataException(failures.InnerExceptions[0].Message, failures.InnerExceptions[0]);
        }

        List<(IStemSong, int, float[])> chunks = [.. bySong.SelectMany(list => list)];

        return chunks.Count > 0
            ? new MusicChunks(classes, shape, chunks)
            : throw new TrainingDataException(FormattableString.Invariant(
                $"{songs.Count} songs hold no {shape.Seconds} s in which {string.Join(", ", classes)} sound; expected at least one"));
    }

    /// <summary>A whole song, as separation is measured on: mixture, sources and which classes sound in it.</summary>
    /// <param name="song">The song.</param>
    /// <param name="classes">The stems, in order.</param>
    /// <param name="sampleRate">The rate wanted, Hz.</param>
    /// <exception cref="TrainingDataException">A stem cannot be read.</exception>
    public static LabelledClip Whole(IStemSong song, IReadOnlyList<string> classes, int sampleRate)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(classes);
        var sources = classes
            .Select(name => Read(song, name, 0, sampleRate, (int)Math.Round(song.Seconds * sampleRate)))
            .ToArray();

        return new LabelledClip(song.Name, Sum(sources), sources, new WeakLabels(null, [.. sources.Select(source => source.Any(sample => sample != 0) ? 1f : 0f)]));
    }

    /// <inheritdoc/>
    public WeakLabels Labels(long index) => new(null, [.. _chunks[checked((int)index)].Labels]);

    /// <inheritdoc/>
    public LabelledClip Clip(long index)
    {
        var (song, number, _) = _chunks[checked((int)index)];
        var sources = Classes.Select(name => Read(song, name, number, Shape)).ToArray();

        return new LabelledClip(
            FormattableString.Invariant($"{song.Name} at {number * Shape.Seconds} s"), Sum(sources), sources, Labels(index));
    }

    private static List<(IStemSong Song, int Number, float[] Labels)> ChunksOf(
        IStemSong song, IReadOnlyList<string> classes, ClipShape shape, double threshold)
    {
        var chunks = new List<(IStemSong, int, float[])>();

        for (var number = 0; number < (int)(song.Seconds / shape.Seconds); number++)
        {
            float[] labels = [.. classes.Select(name => Rms(Read(song, name, number, shape)) > threshold ? 1f : 0f)];

            if (labels.Any(label => label > 0))
            {
                chunks.Add((song, number, labels));
            }
        }

        return chunks;
    }

    private static float[] Read(IStemSong song, string name, int number, ClipShape shape) =>
        Read(song, name, number * shape.Seconds, shape.Grid.SampleRate, shape.Samples);

    private static float[] Read(IStemSong song, string name, double start, int sampleRate, int samples)
    {
        var paths = song.SoundOf(name);

        return paths.Count == 0 ? new float[samples] : Sum([.. paths.Select(path => RecordingSamples.Read(path, start, sampleRate, samples))]);
    }

    private static double Rms(float[] samples) => Math.Sqrt(TensorPrimitives.SumOfSquares(samples) / samples.Length);

    private static float[] Sum(float[][] sources)
    {
        var mixture = sources[0].ToArray();

        foreach (var source in sources.AsSpan(1))
        {
            TensorPrimitives.Add(mixture, source, mixture);
        }

        return mixture;
    }
}
