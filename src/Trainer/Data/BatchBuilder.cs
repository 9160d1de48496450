using System.Numerics.Tensors;
using WeakSep.MidiScore.PianoRolls;
using WeakSep.Trainer.Data.Mixed;

namespace WeakSep.Trainer.Data;

/// <summary>
/// Builds the batch of a step. Everything random in it follows from the seed and the step's number alone, so that a
/// resumed run sees exactly what an uninterrupted one would.
/// </summary>
internal sealed class BatchBuilder
{
    /// <summary>Level of every clip, dBFS RMS (score.md section 4).</summary>
    private const double LevelDb = -25;

    private const int Attempts = 100;       // at finding a clip in which something plays

    private readonly TrainingSettings _settings;
    private readonly IReadOnlyList<TrainingTrack> _tracks;
    private readonly bool _withSources;
    private readonly SongDraw _songs;
    private readonly ClipSpectrum _spectrum;
    private readonly ClipWriter _writer;
    private readonly RemixBuilder? _remix;
    private readonly float[] _wave;
    private readonly float[] _re;
    private readonly float[] _im;
    private readonly float[] _mixRe;
    private readonly float[] _mixIm;

    /// <param name="settings">The run's settings.</param>
    /// <param name="tracks">Where clips come from.</param>
    /// <param name="withSources">Whether clips hold their sources.</param>
    /// <param name="remixRequired">Whether it is an error when the settings want remixes and the tracks allow none.</param>
    /// <exception cref="TrainingDataException">Remixes are required, and some instrument plays nowhere alone.</exception>
    public BatchBuilder(
        TrainingSettings settings, IReadOnlyList<TrainingTrack> tracks, bool withSources, bool remixRequired = true)
    {
        _settings = settings;
        _tracks = tracks;
        _songs = new SongDraw(tracks, settings.Mixed.Draw);
        _withSources = withSources;
        _spectrum = new ClipSpectrum(settings.Grid, settings.Windows, settings.Bins, settings.ClipFrames);
        _writer = new ClipWriter(settings, _spectrum);
        _wave = new float[_spectrum.WaveLength];
        _re = new float[settings.ClipFrames * settings.Bins];
        _im = new float[_re.Length];
        _mixRe = new float[_re.Length];
        _mixIm = new float[_re.Length];

        if (settings.RemixBatch > 0)
        {
            _remix = RemixBuilder.Create(settings, tracks, _spectrum, _writer, out var neverAlone);

            if (_remix is null && remixRequired)
            {
                throw new TrainingDataException(
                    $"no passage was found in which {neverAlone} plays alone, in {tracks.Count} tracks; "
                    + "expected at least one per instrument for remixBatch above 0");
            }
        }
    }

    /// <summary>The training batch of a step: random clips, changed at random, and remixes where the settings want them.</summary>
    public (RawClips Clips, RawClips? Remix) Training(long step)
    {
        var random = new Random(DrawSeed.Of(_settings.Seed, step));
        var clips = _writer.New(_settings.Batch, _withSources);

        for (var i = 0; i < _settings.Batch; i++)
        {
            var (track, start) = DrawClip(random);
            var semitones = Uniform(random, _settings.Augmentation.TransposeSemitones);
            var cents = (2 * random.NextDouble() - 1) * _settings.Augmentation.DetuneCents;
            var gains = _settings.Augmentation.EqualizerDb > 0
                ? EqualizerCurve.Draw(_settings.Grid, _settings.Bins, _settings.Augmentation.EqualizerDb, random)
                : null;
            Fill(clips, i, track, start, semitones, cents, gains);
        }

        return (clips, _remix?.Build(_writer.New(_settings.RemixBatch, true), random));
    }

    /// <summary>Consecutive clips of all tracks in which something plays, at most <paramref name="most"/>, evenly picked.</summary>
    public List<(TrainingTrack Track, int Start)> ValidationClips(int most)
    {
        var all = new List<(TrainingTrack, int)>();

        foreach (var track in _tracks)
        {
            for (var start = 0; start + _settings.ClipFrames <= track.Frames; start += _settings.ClipFrames)
            {
                if (Sounds(track, start))
                {
                    all.Add((track, start));
                }
            }
        }

        return all.Count <= most
            ? all
            : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)])];
    }

    /// <summary>Clips as they are.</summary>
    public RawClips Validation(IReadOnlyList<(TrainingTrack Track, int Start)> places)
    {
        var clips = _writer.New(places.Count, _withSources);

        for (var i = 0; i < places.Count; i++)
        {
            Fill(clips, i, places[i].Track, places[i].Start, 0, 0, null);
        }

        return clips;
    }

    /// <summary>A batch of remixes for validation, the same at every call; null where there are none.</summary>
    /// <param name="index">Which batch.</param>
    public RawClips? ValidationRemix(int index)
    {
        return _remix?.Build(_writer.New(_settings.RemixBatch, true), new Random(index));
    }

    /// <summary>Writes rows of a packed roll as floats, moved by whole semitones.</summary>
    /// <param name="roll">Packed roll of a track.</param>
    /// <param name="start">Frame of the track at the clip's first frame.</param>
    /// <param name="ratio">Frames of the track per frame of the clip.</param>
    /// <param name="semitones">Transposition.</param>
    /// <param name="first">First frame of the clip to write.</param>
    /// <param name="count">Frames to write.</param>
    /// <param name="target">[frames, 88] of the clip.</param>
    public static void WriteRoll(
        UInt128[] roll, double start, double ratio, int semitones, int first, int count, Span<float> target)
    {
        for (var frame = first; frame < first + count; frame++)
        {
            var source = (int)Math.Round(start + (frame - first) * ratio);
            var row = (uint)source < (uint)roll.Length ? roll[source] : 0;
            row = semitones >= 0 ? row << semitones : row >> -semitones;

            for (var pitch = 0; row != 0 && pitch < PianoRoll.Pitches; pitch++, row >>= 1)
            {
                if ((row & 1) != 0)
                {
                    target[frame * PianoRoll.Pitches + pitch] = 1;
                }
            }
        }
    }

    /// <summary>The factor that brings samples to the training level; 0 for silence.</summary>
    public static float LevelFactor(ReadOnlySpan<float> wave)
    {
        var energy = (double)TensorPrimitives.SumOfSquares(wave);

        return energy > 0 ? (float)(Math.Pow(10, LevelDb / 20) / Math.Sqrt(energy / wave.Length)) : 0;
    }

    private static int Uniform(Random random, int range)
    {
        return range == 0 ? 0 : random.Next(-range, range + 1);
    }

    private (TrainingTrack Track, int Start) DrawClip(Random random)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var track = _songs.Next(random);
            var start = random.Next(Math.Max(1, track.Frames - _settings.ClipFrames + 1));

            if (track.Known.Labels == Knowledge.Clips)
            {
                start -= start % _settings.ClipFrames;      // the labels are those of clips that follow each other
            }

            if (Sounds(track, start))
            {
                return (track, start);
            }
        }

        throw new TrainingDataException($"no clip with a note was found in {Attempts} draws from {_tracks.Count} tracks");
    }

    private bool Sounds(TrainingTrack track, int start)
    {
        var end = Math.Min(start + _settings.ClipFrames, track.Frames);

        return track.Rolls.Any(roll => roll.AsSpan(start, end - start).ContainsAnyExcept(UInt128.Zero));
    }

    private void Fill(
        RawClips clips, int clip, TrainingTrack track, int start, int semitones, double cents, float[]? gains)
    {
        var ratio = Math.Pow(2, (semitones + cents / 100) / 12);
        var centre = (double)start * _settings.Hop;
        clips.Names[clip] = $"{track.Name} at frame {start}";
        clips.Known[clip] = track.Known;
        _spectrum.Read(track.Mixture.Span, centre, ratio, _wave);
        var scaled = new float[_settings.Bins];
        TensorPrimitives.Multiply(gains ?? Flat(), LevelFactor(_wave), scaled);
        _spectrum.Transform(_wave, _mixRe, _mixIm);
        _writer.Mixture(clips, clip, _mixRe, _mixIm, scaled);

        for (var i = 0; i < _settings.Instruments.Length; i++)
        {
            WriteRoll(track.Rolls[i], start, ratio, semitones, 0, _settings.ClipFrames, clips.RollOf(clip, i));

            if (_withSources && track.Sources?[i] is { } source)
            {
                _spectrum.Read(source.Span, centre, ratio, _wave);
                _spectrum.Transform(_wave, _re, _im);
                _writer.Source(clips, clip, i, _re, _im, _mixRe, _mixIm, scaled);
            }
        }
    }

    private float[] Flat()
    {
        var gains = new float[_settings.Bins];
        Array.Fill(gains, 1);

        return gains;
    }
}
