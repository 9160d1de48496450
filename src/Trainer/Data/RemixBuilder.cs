using System.Numerics.Tensors;
using WeakSep.Trainer.Data.Mixed;

namespace WeakSep.Trainer.Data;

/// <summary>
/// Mixes clips anew from solo passages: per instrument a passage (or several, end to end) at its own level and with its
/// own equaliser, so that the sources of the mixture are known although no stem was ever seen.
/// </summary>
internal sealed class RemixBuilder
{
    private const double ShortestSeconds = 0.75;
    private const double FadeSeconds = 0.010;       // against clicks at the seams
    private const int GapFrames = 20;               // most rest between two passages, frames
    private const double LevelDb = -25;

    private readonly TrainingSettings _settings;
    private readonly ClipSpectrum _spectrum;
    private readonly ClipWriter _writer;
    private readonly List<SoloPassage>[] _passages;
    private readonly Dictionary<TrainingTrack, List<SoloPassage>[]> _byTrack = [];
    private readonly List<TrainingTrack> _richTracks = [];
    private readonly float[] _wave;
    private readonly float[] _piece;
    private readonly float[][] _re;
    private readonly float[][] _im;
    private readonly float[] _sumRe;
    private readonly float[] _sumIm;
    private Knowledge _labels;      // the least that is known of the passages of the clip under way

    private RemixBuilder(
        TrainingSettings settings,
        IReadOnlyList<TrainingTrack> tracks,
        ClipSpectrum spectrum,
        ClipWriter writer,
        List<SoloPassage>[] passages)
    {
        _settings = settings;
        _spectrum = spectrum;
        _writer = writer;
        _passages = passages;
        var instruments = passages.Length;

        foreach (var track in tracks)
        {
            var own = _passages.Select(list => list.Where(passage => passage.Track == track).ToList()).ToArray();
            _byTrack[track] = own;

            if (own.Count(list => list.Count > 0) >= 2)
            {
                _richTracks.Add(track);
            }
        }

        _wave = new float[spectrum.WaveLength];
        _piece = new float[spectrum.WaveLength];
        _sumRe = new float[spectrum.Frames * settings.Bins];
        _sumIm = new float[_sumRe.Length];
        _re = [.. Enumerable.Range(0, instruments).Select(_ => new float[_sumRe.Length])];
        _im = [.. Enumerable.Range(0, instruments).Select(_ => new float[_sumRe.Length])];
    }

    /// <summary>A builder, or null where some instrument plays nowhere alone, whose name is then given.</summary>
    public static RemixBuilder? Create(
        TrainingSettings settings,
        IReadOnlyList<TrainingTrack> tracks,
        ClipSpectrum spectrum,
        ClipWriter writer,
        out string? neverAlone)
    {
        var framesPerSecond = settings.Grid.FramesPerSecond;
        var tail = (int)Math.Ceiling(settings.Augmentation.TailSeconds * framesPerSecond);
        var shortest = (int)Math.Ceiling(ShortestSeconds * framesPerSecond);
        var passages = SoloPassages.Find(tracks, settings.Instruments.Length, tail, shortest);
        var missing = Array.FindIndex(passages, list => list.Count == 0);
        neverAlone = missing < 0 ? null : settings.Instruments[missing];

        return missing < 0 ? new RemixBuilder(settings, tracks, spectrum, writer, passages) : null;
    }

    /// <summary>Fills clips with remixes.</summary>
    public RawClips Build(RawClips clips, Random random)
    {
        for (var i = 0; i < clips.Names.Length; i++)
        {
            BuildClip(clips, i, random);
        }

        return clips;
    }

    private void BuildClip(RawClips clips, int clip, Random random)
    {
        var augmentation = _settings.Augmentation;
        var sameTrack = _richTracks.Count > 0 && random.NextDouble() < augmentation.RemixSameTrack;
        var pool = sameTrack ? _byTrack[_richTracks[random.Next(_richTracks.Count)]] : _passages;
        var transposition = Semitones(random);
        var names = new List<string>();
        Array.Clear(_sumRe);
        Array.Clear(_sumIm);
        _labels = Knowledge.Score;
        var present = Enumerable.Range(0, pool.Length)
            .Where(i => pool[i].Count > 0 && random.NextDouble() < augmentation.RemixPresence)
            .ToList();

        if (present.Count == 0)
        {
            present.Add(Enumerable.Range(0, pool.Length).First(i => pool[i].Count > 0));
        }

        foreach (var i in present)
        {
            // Passages of one track stay in its key; strangers are transposed each for itself.
            var semitones = sameTrack ? transposition : Semitones(random);
            names.Add(LayOut(pool[i], i, semitones, random, clips.RollOf(clip, i)));
            AddSource(i, random);
        }

        var level = Level();
        _writer.Mixture(clips, clip, _sumRe, _sumIm, level);

        foreach (var i in present)
        {
            _writer.Source(clips, clip, i, _re[i], _im[i], _sumRe, _sumIm, level);
        }

        clips.Names[clip] = "remix of " + string.Join(", ", names);
        clips.Known[clip] = new ClipKnowledge(HasSources: true, _labels);
    }

    /// <summary>The factor per bin that brings the remix to the level of all clips, its power taken from the spectrum.</summary>
    private float[] Level()
    {
        var energy = (double)TensorPrimitives.SumOfSquares(_sumRe) + TensorPrimitives.SumOfSquares(_sumIm);
        var meanSquare = energy / (_spectrum.Frames * _spectrum.FrameEnergyGain);
        var level = new float[_settings.Bins];
        Array.Fill(level, energy > 0 ? (float)(Math.Pow(10, LevelDb / 20) / Math.Sqrt(meanSquare)) : 1);

        return level;
    }

    private int Semitones(Random random)
    {
        var range = _settings.Augmentation.TransposeSemitones;
        return range == 0 ? 0 : random.Next(-range, range + 1);
    }

    /// <summary>Fills the wave and the roll with passages of one instrument; returns where the first came from.</summary>
    private string LayOut(List<SoloPassage> pool, int instrument, int semitones, Random random, Span<float> roll)
    {
        Array.Clear(_wave);
        var name = "";
        var frame = -random.Next(GapFrames);

        while (frame < _spectrum.Frames)
        {
            var passage = pool[random.Next(pool.Count)];
            var cents = (2 * random.NextDouble() - 1) * _settings.Augmentation.DetuneCents;
            var ratio = Math.Pow(2, (semitones + cents / 100) / 12);
            var available = (int)(passage.Frames / ratio);
            var first = Math.Max(frame, 0);
            var length = Math.Min(available, _spectrum.Frames - first);
            var slack = available - length;
            var start = passage.Start + (slack > 0 ? random.Next(slack + 1) * ratio : 0);

            if (length > 0)
            {
                Place(passage.Track, instrument, start, ratio, first, length);
                _labels = (Knowledge)Math.Max((int)_labels, (int)passage.Track.Known.Labels);
                BatchBuilder.WriteRoll(passage.Track.Rolls[instrument], start, ratio, semitones, first, length, roll);
                name = name.Length > 0 ? name : $"{passage.Track.Name} at frame {(int)start}";
            }

            frame = first + Math.Max(length, 1) + random.Next(GapFrames);
        }

        return name;
    }

    /// <summary>Copies a passage into the wave, faded at both ends.</summary>
    private void Place(TrainingTrack track, int instrument, double startFrame, double ratio, int firstFrame, int frames)
    {
        var hop = _settings.Hop;
        var centre = _spectrum.Centre;
        var from = centre + firstFrame * hop;
        // The last frame of an asymmetric window ends before its hop does.
        var count = Math.Min(frames * hop, _wave.Length - from);
        var piece = _piece.AsSpan(0, count);
        // Read() begins where the window of its first frame does: shift, so that the piece starts at the frame's centre.
        var sound = track.Known.HasSources ? track.Sources![instrument]! : track.Mixture;
        _spectrum.Read(sound.Span, startFrame * hop + centre * ratio, ratio, piece);
        var fade = (int)(FadeSeconds * _settings.SampleRate);

        for (var n = 0; n < count; n++)
        {
            var edge = Math.Min(n, count - 1 - n);
            var gain = edge < fade ? (float)edge / fade : 1f;
            _wave[from + n] += gain * piece[n];
        }
    }

    private void AddSource(int instrument, Random random)
    {
        var level = BatchBuilder.LevelFactor(_wave)
            * (float)Math.Pow(10, _settings.Augmentation.RemixLevelDb * EqualizerCurve.Gaussian(random) / 20);
        var gains = EqualizerCurve.Draw(_settings.Grid, _settings.Bins, _settings.Augmentation.EqualizerDb, random);
        TensorPrimitives.Multiply(gains, level, gains);
        var (re, im) = (_re[instrument], _im[instrument]);
        _spectrum.Transform(_wave, re, im);

        for (var offset = 0; offset < re.Length; offset += gains.Length)
        {
            AddProduct(re.AsSpan(offset, gains.Length), gains, _sumRe.AsSpan(offset, gains.Length));
            AddProduct(im.AsSpan(offset, gains.Length), gains, _sumIm.AsSpan(offset, gains.Length));
        }
    }

    private static void AddProduct(Span<float> values, ReadOnlySpan<float> gains, Span<float> sum)
    {
        TensorPrimitives.Multiply(values, gains, values);
        TensorPrimitives.Add(sum, values, sum);
    }
}
