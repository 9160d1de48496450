namespace WeakSep.Trainer.Data;

/// <summary>A passage of a track in which one instrument plays and the others rest, or its stem is known.</summary>
/// <param name="Track">The track.</param>
/// <param name="Start">First frame.</param>
/// <param name="End">Frame after the last.</param>
internal readonly record struct SoloPassage(TrainingTrack Track, int Start, int End)
{
    public int Frames => End - Start;
}

/// <summary>
/// Finds where instruments play alone. The score or the labels say so, no stem is heard: what the mixture holds there is the
/// instrument itself, so mixing such passages anew gives examples whose sources are known. Of songs that are known by their
/// stems all passages of a stem are taken.
/// </summary>
internal static class SoloPassages
{
    /// <summary>The passages of each instrument in the tracks.</summary>
    /// <param name="tracks">Tracks.</param>
    /// <param name="instruments">Number of instruments.</param>
    /// <param name="tailFrames">Frames after a note's end in which it may still be heard (release, room).</param>
    /// <param name="shortestFrames">Passages shorter than this are left out.</param>
    public static List<SoloPassage>[] Find(
        IEnumerable<TrainingTrack> tracks, int instruments, int tailFrames, int shortestFrames)
    {
        var passages = new List<SoloPassage>[instruments];

        for (var i = 0; i < instruments; i++)
        {
            passages[i] = [];
        }

        foreach (var track in tracks)
        {
            for (var i = 0; i < instruments; i++)
            {
                if (track.Known.HasSources)
                {
                    AddStemPassages(track, i, tailFrames, shortestFrames, passages[i]);
                }
                else
                {
                    AddPassages(track, i, tailFrames, shortestFrames, passages[i]);
                }
            }
        }

        return passages;
    }

    private static void AddPassages(
        TrainingTrack track, int instrument, int tailFrames, int shortestFrames, List<SoloPassage> passages)
    {
        var start = -1;             // of the passage under way
        var lastOwn = -1;           // last frame in which the instrument sounded
        var clear = 0;              // first frame in which the others have died away

        for (var frame = 0; frame <= track.Frames; frame++)
        {
            var atEnd = frame == track.Frames;
            var othersSound = !atEnd && OthersSound(track, instrument, frame);

            if (othersSound || atEnd)
            {
                // One frame before the others' onset is left out: its window already reaches into the note.
                var end = Math.Min(frame - 1, lastOwn + tailFrames);

                if (start >= 0 && end - start >= shortestFrames)
                {
                    passages.Add(new SoloPassage(track, start, end));
                }

                start = -1;
                clear = frame + tailFrames + 1;
            }
            else if (track.Rolls[instrument][frame] != 0)
            {
                lastOwn = frame;

                if (start < 0 && frame >= clear)
                {
                    start = frame;
                }
            }
        }
    }

    private static void AddStemPassages(
        TrainingTrack track, int instrument, int tailFrames, int shortestFrames, List<SoloPassage> passages)
    {
        var start = -1;             // of the passage under way
        var end = 0;                // frame in which its last sound has died away

        for (var frame = 0; frame <= track.Frames; frame++)
        {
            if (start >= 0 && frame >= Math.Min(end, track.Frames))
            {
                if (frame - start >= shortestFrames)
                {
                    passages.Add(new SoloPassage(track, start, frame));
                }

                start = -1;
            }

            if (frame < track.Frames && track.Rolls[instrument][frame] != 0)
            {
                start = start < 0 ? frame : start;
                end = frame + 1 + tailFrames;
            }
        }
    }

    private static bool OthersSound(TrainingTrack track, int instrument, int frame)
    {
        for (var other = 0; other < track.Rolls.Length; other++)
        {
            if (other != instrument && track.Rolls[other][frame] != 0)
            {
                return true;
            }
        }

        return false;
    }
}
