using WeakSep.Audio.Files;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Alignment;
using WeakSep.MidiScore.Files;

namespace WeakSep.Trainer.Data.Checks;

/// <summary>Listens to a song: whether its score fits in time and key, and whether every part is to be heard.</summary>
/// <remarks>
/// Octaves and silent parts are judged by partials that no other part covers. The thresholds were set on 20 songs
/// of known parts and the same with faults planted in them; docs/train-your-own.md says what they find and miss.
/// </remarks>
public sealed class SoundCheck
{
    private const double LongestGapSeconds = 5;     // by which a score may end before or after its sound
    private const double LargestOffsetSeconds = 0.06;   // about two frames of training
    private const double AlignedGain = 1.1;         // by which an aligned score must fit better: alignment errs, too
    private const double LargestTuningCents = 20;
    private const int FewestNoteFrames = 40;        // five seconds of sounding notes
    private const double SilentDb = 0.6;
    private const double WeakDb = 7;                // above, even a part that fits no better than chance sounds
    private const double ChanceGain = 1.1;          // true parts fit better than other notes of the key do, nearly all by 1.4
    private const double HeardDb = 4;               // over the gaps between the keys, below which no interval is judged
    private const double UpperOctaveGain = 1.3;     // true parts: at most 1.23
    private const double LowerOctaveGain = 1.1;     // true parts: at most 1.01
    private const double TransposedGain = 1.25;     // true scores: at most 0.9

    private readonly PartMap _map;
    private readonly AlignmentUse _align;

    /// <summary>Prepares a check.</summary>
    /// <param name="map">Which parts are which instrument.</param>
    /// <param name="align">Whether scores may be aligned.</param>
    public SoundCheck(PartMap map, AlignmentUse align)
    {
        ArgumentNullException.ThrowIfNull(map);
        _map = map;
        _align = align;
    }

    /// <summary>Listens to a song.</summary>
    /// <param name="song">The song, in the plain layout, with a score.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was found, and the score in the sound's time where the song's own is not to be used.</returns>
    /// <exception cref="AudioFileException">The sound cannot be read.</exception>
    /// <exception cref="MidiFormatException">The score cannot be read.</exception>
    public SongVerdict Examine(TrackFolder song, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(song);
        var findings = new List<DataFinding>();
        var mono = AudioReader.ReadMono(song.MixPath, out var rate);
        var score = MidiFileReader.Read(song.ScorePath!);
        var levels = new SongLevels(mono, rate);
        var aligned = _align == AlignmentUse.Never ? null : Align(song, mono, rate, levels, score, findings, cancellation);

        if (findings.All(finding => finding.Kind != FindingKind.Refused))
        {
            CheckLength(song, (double)mono.Length / rate, aligned ?? score, findings);
            CheckParts(song, levels, aligned ?? score, findings);
        }

        return new SongVerdict(findings, aligned);
    }

    private Score? Align(
        TrackFolder song,
        float[] mono,
        int rate,
        SongLevels levels,
        Score score,
        List<DataFinding> findings,
        CancellationToken cancellation)
    {
        ScoreAlignment found;

        try
        {
            found = ScoreAligner.Align(mono, rate, score, new AlignmentSettings(), cancellation);
        }
        catch (AlignmentException failure)
        {
            // Nothing to go by, such as drums alone: the score is taken as it is.
            findings.Add(new DataFinding(FindingKind.Misaligned, $"{song.Directory}: not checked for alignment: {failure.Message}"));
            return null;
        }

        if (!found.Fits)
        {
            findings.Add(new DataFinding(
                found.Semitones != 0 ? FindingKind.Transposed : FindingKind.Refused, $"{song.Directory}: {found.Reason}"));
            findings.Add(new DataFinding(FindingKind.Refused, $"{song.Directory}: is left out of training; expected a score of this recording"));
            return null;
        }

        if (Math.Abs(found.TuningCents) > LargestTuningCents)
        {
            findings.Add(new DataFinding(FindingKind.Tuning, FormattableString.Invariant(
                $"{song.Directory}: the sound is tuned {found.TuningCents:+0;-0} cents off A4 = 440 Hz")));
        }

        var offset = TypicalOffset(found.Map);
        var isOff = offset > LargestOffsetSeconds && FitOf(levels, found.Score) > AlignedGain * FitOf(levels, score);

        if (_align == AlignmentUse.Auto && !isOff)
        {
            return null;
        }

        if (isOff)
        {
            findings.Add(new DataFinding(FindingKind.Misaligned, FormattableString.Invariant(
                $"{song.Directory}: a tenth of the score is {offset:0.00} s or more off its sound; it is aligned (confidence {found.Confidence:0.00})")));
        }

        return found.Score;
    }

    private static double FitOf(SongLevels levels, Score score)
    {
        List<ScoreNote> notes = [.. score.Parts.Where(part => !part.IsDrum).SelectMany(part => part.SustainedNotes())];

        return new PartFit(levels, notes, [], Tuning(levels, notes)).At(0);
    }

    /// <summary>How far notes are off that nine in ten are nearer than: single notes may be laid wrong.</summary>
    private static double TypicalOffset(TimeMap map)
    {
        var offsets = map.Knots.Select(knot => Math.Abs(knot.Recording - knot.Score)).Order().ToList();

        return offsets[(int)(0.9 * (offsets.Count - 1))];
    }

    private static void CheckLength(TrackFolder song, double seconds, Score score, List<DataFinding> findings)
    {
        if (score.DurationSeconds > seconds + 1 || score.DurationSeconds < seconds - LongestGapSeconds)
        {
            findings.Add(new DataFinding(FindingKind.Length, FormattableString.Invariant(
                $"{song.Directory}: the sound lasts {seconds:0.0} s and the score {score.DurationSeconds:0.0} s; expected about as much")));
        }
    }

    private void CheckParts(TrackFolder song, SongLevels levels, Score score, List<DataFinding> findings)
    {
        var parts = score.Parts
            .Where(part => !part.IsDrum)
            .GroupBy(part => _map.Of(part) ?? "none")
            .Select(group => (Instrument: group.Key, Notes: group.SelectMany(part => part.SustainedNotes()).ToList()))
            .ToList();
        List<ScoreNote> all = [.. parts.SelectMany(part => part.Notes)];
        var tuning = Tuning(levels, all);

        if (TransposedBy(new PartFit(levels, all, [], tuning)) is { } semitones)
        {
            findings.Add(new DataFinding(
                FindingKind.Transposed,
                FormattableString.Invariant($"{song.Directory}: the sound fits better with the score moved by {semitones:+0;-0} semitones")));
            return;
        }

        foreach (var (instrument, notes) in parts)
        {
            var others = parts.Where(other => other.Instrument != instrument).SelectMany(other => other.Notes);

            if (Judge(new PartFit(levels, notes, others, tuning)) is { } judged)
            {
                findings.Add(new DataFinding(judged.Kind, $"{song.Directory}: {instrument} {judged.What}"));
            }
        }
    }

    /// <summary>How far the song is tuned above 440 Hz, to a tenth of a semitone: what makes its score fit best.</summary>
    private static double Tuning(SongLevels levels, List<ScoreNote> notes) =>
        Enumerable.Range(-4, 9).Select(tenths => tenths / 10.0).MaxBy(semitones => new PartFit(levels, notes, [], semitones).At(0));

    private static int? TransposedBy(PartFit fit)
    {
        if (fit.NoteFrames < FewestNoteFrames)
        {
            return null;
        }

        var (best, level) = Enumerable.Range(-11, 23).Select(shift => (shift, fit.At(shift))).MaxBy(pair => pair.Item2);

        return best != 0 && level - fit.Gap() > HeardDb && level > TransposedGain * fit.At(0) ? best : null;
    }

    private static (FindingKind Kind, string What)? Judge(PartFit fit)
    {
        var (here, gap, up, down) = (fit.At(0), fit.Gap(), fit.At(12), fit.At(-12));

        if (fit.NoteFrames < FewestNoteFrames || double.IsNaN(here))
        {
            return null;
        }

        if (up > UpperOctaveGain * here && up - gap > HeardDb)
        {
            return (FindingKind.Octave, "sounds an octave above its score");
        }

        if (down > LowerOctaveGain * here && down - gap > HeardDb)
        {
            return (FindingKind.Octave, "sounds an octave below its score");
        }

        return here < SilentDb || (here < WeakDb && here < ChanceGain * fit.Chance())
            ? (FindingKind.Silent, "is hardly to be heard where the score says that it plays")
            : null;
    }
}
