namespace WeakSep.Trainer.Data.Mixed;

/// <summary>
/// Rolls of songs whose notes are not known. One pitch stands for all: an instrument sounds where its row is not empty, so
/// that whatever goes by activity alone takes them as it takes scores. What is not known is not in them.
/// </summary>
internal static class CoarseRolls
{
    /// <summary>A row in which something sounds: a pitch in the middle, which no transposition moves out of the roll.</summary>
    public static readonly UInt128 Sounds = UInt128.One << 44;

    // -60 dBFS RMS, as where stems make labels in weak-labels.md section 3.2; samples have a full scale of 32768.
    private const double LeastMeanSquare = 1e-6 * 32768.0 * 32768.0;

    /// <summary>When instruments sound by a score, without its pitches.</summary>
    /// <param name="rolls">Rolls of the score.</param>
    public static UInt128[][] OfFrames(UInt128[][] rolls) => [.. rolls.Select(roll => Array.ConvertAll(roll, row => row == 0 ? 0 : Sounds))];

    /// <summary>In which of the clips that follow each other instruments sound by a score, without when.</summary>
    /// <param name="rolls">Rolls of the score.</param>
    /// <param name="clipFrames">Frames of a clip.</param>
    public static UInt128[][] OfClips(UInt128[][] rolls, int clipFrames) => [.. rolls.Select(roll => OfClips(roll, clipFrames))];

    /// <summary>When instruments sound by labels with times: in the frames that a note of these times would have.</summary>
    /// <param name="events">The labels; classes are instruments.</param>
    /// <param name="instruments">Number of instruments.</param>
    /// <param name="frames">Frames of the song.</param>
    /// <param name="framesPerSecond">Their rate.</param>
    public static UInt128[][] OfEvents(IEnumerable<Labels.LabelledInterval> events, int instruments, int frames, double framesPerSecond)
    {
        var rolls = Silent(instruments, frames);

        foreach (var one in events)
        {
            var first = Math.Min(frames, (int)(one.Onset * framesPerSecond));
            var end = Math.Clamp((int)(one.Offset * framesPerSecond), Math.Min(frames, first + 1), frames);
            rolls[one.Class].AsSpan(first, end - first).Fill(Sounds);
        }

        return rolls;
    }

    /// <summary>Instruments that are said to sound somewhere in a song: throughout it.</summary>
    /// <param name="sounding">Whether each instrument sounds.</param>
    /// <param name="frames">Frames of the song.</param>
    public static UInt128[][] OfTags(IReadOnlyList<bool> sounding, int frames)
    {
        var rolls = Silent(sounding.Count, frames);

        foreach (var (index, _) in sounding.Index().Where(one => one.Item))
        {
            Array.Fill(rolls[index], Sounds);
        }

        return rolls;
    }

    /// <summary>When instruments sound by their stems: where these have energy within half a hop.</summary>
    /// <param name="sources">Samples of each instrument; null where it is silent.</param>
    /// <param name="frames">Frames of the song.</param>
    /// <param name="hop">Samples from frame to frame.</param>
    public static UInt128[][] OfSources(IReadOnlyList<MappedSamples?> sources, int frames, int hop)
    {
        var rolls = Silent(sources.Count, frames);

        foreach (var (index, source) in sources.Index())
        {
            for (var frame = 0; source is not null && frame < frames; frame++)
            {
                var first = Math.Clamp(frame * hop - hop / 2, 0, source.Length);
                var end = Math.Clamp(frame * hop - hop / 2 + hop, first, source.Length);
                rolls[index][frame] = MeanSquare(source.Span[first..end]) > LeastMeanSquare ? Sounds : 0;
            }
        }

        return rolls;
    }

    private static UInt128[][] Silent(int instruments, int frames) => [.. Enumerable.Range(0, instruments).Select(_ => new UInt128[frames])];

    private static UInt128[] OfClips(UInt128[] roll, int clipFrames)
    {
        var coarse = new UInt128[roll.Length];

        for (var first = 0; first < roll.Length; first += clipFrames)
        {
            var count = Math.Min(clipFrames, roll.Length - first);
            coarse.AsSpan(first, count).Fill(roll.AsSpan(first, count).ContainsAnyExcept(UInt128.Zero) ? Sounds : 0);
        }

        return coarse;
    }

    private static double MeanSquare(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;

        foreach (var sample in samples)
        {
            sum += (double)sample * sample;
        }

        return samples.Length > 0 ? sum / samples.Length : 0;
    }
}
