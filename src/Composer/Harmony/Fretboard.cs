using System.Collections.Concurrent;

namespace WeakSep.Composer.Harmony;

/// <summary>
/// Chords that a hand can hold on a six-string guitar in standard tuning: four frets at most, no more than four fingers
/// (a barre counts once), open strings where the kind allows them.
/// </summary>
internal static class Fretboard
{
    private const int Span = 3;
    private const int HighestPosition = 9;

    private static readonly int[] Strings = [40, 45, 50, 55, 59, 64];       // E2 A2 D3 G3 B3 E4
    private static readonly ConcurrentDictionary<(int, string, int, GripKind), int[][]> Cache = new();

    /// <summary>
    /// The grip nearest to the previous one (or near the nut), as ascending pitches, lowest string first.
    /// </summary>
    public static int[] Grip(Chord chord, GripKind kind, int[]? previous, Dice dice)
    {
        var grips = Cache.GetOrAdd((chord.Root, chord.Quality.Suffix, chord.Bass, kind), _ => Find(chord, kind));
        if (grips.Length == 0)
        {
            return PianoVoicings.Close(chord, 3, 58, previous, false);
        }

        var choice = previous is null
            ? grips[dice.Below(Math.Min(3, grips.Length))]
            : grips.Take(12).MinBy(grip => Math.Abs(grip[^1] - previous[^1]) + Math.Abs(grip[0] - previous[0]) * 0.5)!;

        return [.. choice];
    }

    private static int[][] Find(Chord chord, GripKind kind)
    {
        var found = new List<(double Cost, int[] Pitches)>();
        var lowest = kind == GripKind.Open ? 0 : 1;
        for (var position = lowest; position <= (kind == GripKind.Open ? 2 : HighestPosition); position++)
        {
            Search(chord, kind, position, 0, [], found);
        }

        return
        [
            .. found.OrderBy(grip => grip.Cost).Select(grip => grip.Pitches)
                .DistinctBy(grip => string.Join(',', grip)).Take(24),
        ];
    }

    private static void Search(
        Chord chord, GripKind kind, int position, int s, int[] frets, List<(double Cost, int[] Pitches)> found)
    {
        if (s == Strings.Length)
        {
            if (Judge(chord, kind, position, frets) is { } cost)
            {
                found.Add((cost, Pitches(frets)));
            }

            return;
        }

        var tones = chord.Tones;
        Search(chord, kind, position, s + 1, [.. frets, -1], found);
        if (kind == GripKind.Open && tones.Contains(Strings[s]))
        {
            Search(chord, kind, position, s + 1, [.. frets, 0], found);
        }

        for (var fret = Math.Max(1, position); fret <= position + Span; fret++)
        {
            if (tones.Contains(Strings[s] + fret))
            {
                Search(chord, kind, position, s + 1, [.. frets, fret], found);
            }
        }
    }

    private static double? Judge(Chord chord, GripKind kind, int position, int[] frets)
    {
        var used = Enumerable.Range(0, Strings.Length).Where(s => frets[s] >= 0).ToArray();
        var (fewest, most, lowString) = kind switch
        {
            GripKind.Open => (4, 6, 0),
            GripKind.Barre => (4, 6, 0),
            GripKind.Shell => (3, 4, 0),
            _ => (3, 4, 2),
        };
        if (used.Length < fewest || used.Length > most || used[0] < lowString || Fingers(frets) > 4)
        {
            return null;
        }

        var pitches = Pitches(frets);
        var quality = chord.Quality;
        var classes = pitches.Select(pitch => PitchSet.Class(pitch - chord.Root)).ToHashSet();
        var rooted = PitchSet.Class(pitches[0]) == chord.Bass;
        if (kind != GripKind.Top && !rooted)
        {
            return null;
        }

        if (!classes.Contains(quality.Third) && quality.Intervals.Length > 2)
        {
            return null;
        }

        var cost = position * 0.3;
        cost += quality.Seventh is { } seventh && !classes.Contains(seventh) ? 4 : 0;
        cost += quality.Intervals.Where(interval => interval > 12).Count(i => !classes.Contains(i % 12)) * 1.5;
        cost += used[^1] - used[0] + 1 - used.Length;                       // muted strings inside the grip
        cost += kind is GripKind.Open or GripKind.Barre ? (6 - used.Length) * 0.8 : 0;
        cost += kind == GripKind.Shell ? used[^1] * 0.8 : 0;
        cost += kind == GripKind.Top ? (5 - used[^1]) * 0.6 : 0;
        cost += kind == GripKind.Open ? -frets.Count(fret => fret == 0) * 0.5 : 0;

        return cost;
    }

    private static int Fingers(int[] frets)
    {
        var pressed = frets.Where(fret => fret > 0).ToArray();
        if (pressed.Length == 0)
        {
            return 0;
        }

        var lowest = pressed.Min();
        var barred = pressed.Count(fret => fret == lowest);

        return pressed.Length - barred + 1 + (barred > 1 && frets.Any(fret => fret == 0) ? barred - 1 : 0);
    }

    private static int[] Pitches(int[] frets) =>
        [.. Enumerable.Range(0, Strings.Length).Where(s => frets[s] >= 0).Select(s => Strings[s] + frets[s])];
}
