using System.Globalization;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;
using WeakSep.MidiScore.PianoRolls;

namespace WeakSep.Trainer.Data;

/// <summary>
/// Turns track folders into <see cref="TrainingTrack"/>s: audio at the training rate, kept in a cache beside the data so
/// that only the first run decodes it, and rolls from each stem's own MIDI file.
/// </summary>
public sealed class TrackLoader
{
    private const string CacheFolder = ".weaksep-cache";

    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<Instrument> _instruments;

    /// <summary>Prepares a loader.</summary>
    /// <param name="settings">The run's settings.</param>
    public TrackLoader(TrainingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _instruments = [.. settings.Instruments.Select(InstrumentOf)];
    }

    /// <summary>Loads the splits "train" and "validation" of a data folder.</summary>
    /// <param name="folder">A folder in Slakh2100's layout.</param>
    /// <param name="withSources">Whether stems may be seen.</param>
    /// <param name="progress">Told how many tracks of how many are ready.</param>
    /// <param name="cancellation">Stops loading.</param>
    /// <exception cref="TrainingDataException">A split is missing or holds no track that can be used.</exception>
    public TrainingData Load(
        string folder, bool withSources, IProgress<(int Done, int Total)>? progress, CancellationToken cancellation)
    {
        var training = SlakhFolder.Read(Path.Combine(folder, "train"), stemsRequired: withSources);
        var validation = SlakhFolder.Read(Path.Combine(folder, "validation"), stemsRequired: withSources);
        var all = training.Concat(validation).ToList();
        var loaded = new TrainingTrack?[all.Count];
        var done = 0;
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };

        try
        {
            Parallel.For(0, all.Count, options, i =>
            {
                loaded[i] = LoadTrack(all[i], withSources);
                progress?.Report((Interlocked.Increment(ref done), all.Count));
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            throw new TrainingDataException(e.InnerExceptions[0].Message, e.InnerExceptions[0]);
        }

        var result = new TrainingData(
            [.. loaded.Take(training.Count).OfType<TrainingTrack>()],
            [.. loaded.Skip(training.Count).OfType<TrainingTrack>()]);

        if (result.Training.Count == 0 || result.Validation.Count == 0)
        {
            throw new TrainingDataException(
                $"{folder}: {result.Training.Count} tracks to train on and {result.Validation.Count} to validate on hold "
                + $"two or more of {string.Join(", ", _settings.Instruments)}; expected at least one of each");
        }

        return result;
    }

    private static Instrument InstrumentOf(string id)
    {
        foreach (var instrument in Instruments.All)
        {
            if (instrument.Id() == id)
            {
                return instrument;
            }
        }

        throw new TrainingDataException(
            $"instrument {id} is not known; expected {string.Join(", ", Instruments.All.Select(known => known.Id()))}");
    }

    /// <summary>Loads a track, or null where it holds fewer than two of the instruments and no second one to tell apart.</summary>
    private TrainingTrack? LoadTrack(TrackFolder folder, bool withSources)
    {
        var stems = _instruments
            .Select(instrument => folder.Stems.Where(stem => stem.InstrumentClass == instrument).ToList())
            .ToArray();

        if (stems.Sum(list => list.Count) == 0)
        {
            return null;
        }

        var mixture = Cached(folder, "mix", () => Mixture(folder, stems));
        var frames = mixture.Length / _settings.Hop;
        var rolls = stems.Select(list => Roll(list, frames)).ToArray();

        if (frames < _settings.ClipFrames)
        {
            mixture.Dispose();
            return null;
        }

        var sources = withSources
            ? stems.Select((list, i) => list.Count == 0
                ? null
                : Cached(folder, _settings.Instruments[i], () => Sum(list.Select(stem => stem.AudioPath)))).ToArray()
            : null;

        return new TrainingTrack(folder.Name, mixture, sources, rolls);
    }

    /// <summary>
    /// The mixture of the chosen instruments (score.md section 3): the mix itself where the track holds nothing else,
    /// so that data without stems will do; else the sum of the chosen stems.
    /// </summary>
    private float[] Mixture(TrackFolder folder, List<StemEntry>[] stems)
    {
        return stems.Sum(list => list.Count) == folder.Stems.Count
            ? ReadAtRate(folder.MixPath)
            : Sum(stems.SelectMany(list => list).Select(stem => stem.AudioPath));
    }

    private float[] Sum(IEnumerable<string> paths)
    {
        float[] sum = [];

        foreach (var path in paths)
        {
            var samples = ReadAtRate(path);

            if (samples.Length > sum.Length)
            {
                Array.Resize(ref sum, samples.Length);
            }

            for (var i = 0; i < samples.Length; i++)
            {
                sum[i] += samples[i];
            }
        }

        return sum;
    }

    private float[] ReadAtRate(string path)
    {
        var samples = AudioReader.ReadMono(path, out var rate);

        return rate == _settings.SampleRate ? samples : Resampler.Resample(samples, rate, _settings.SampleRate);
    }

    private MappedSamples Cached(TrackFolder folder, string name, Func<float[]> read)
    {
        var rate = _settings.SampleRate.ToString(CultureInfo.InvariantCulture);
        var cache = Path.Combine(folder.Directory, CacheFolder);
        var path = Path.Combine(cache, $"{name}.{rate}.s16");
        var newest = new FileInfo(folder.MixPath).LastWriteTimeUtc;

        if (!File.Exists(path) || File.GetLastWriteTimeUtc(path) < newest)
        {
            Directory.CreateDirectory(cache);
            MappedSamples.Write(path, read());
        }

        return new MappedSamples(path);
    }

    private UInt128[] Roll(List<StemEntry> stems, int frames)
    {
        var packed = new UInt128[frames];

        foreach (var stem in stems)
        {
            var notes = MidiFileReader.Read(stem.MidiPath).Parts.SelectMany(part => part.SustainedNotes());
            var roll = PianoRollRenderer.Render(notes, _settings.Grid.FramesPerSecond, 0, frames);

            for (var frame = 0; frame < frames; frame++)
            {
                for (var pitch = 0; pitch < PianoRoll.Pitches; pitch++)
                {
                    if (roll[frame, pitch])
                    {
                        packed[frame] |= UInt128.One << pitch;
                    }
                }
            }
        }

        return packed;
    }
}
