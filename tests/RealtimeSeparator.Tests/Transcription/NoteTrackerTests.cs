using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.RealtimeSeparator.Tests.Transcription;

public sealed class NoteTrackerTests
{
    private const double FramesPerSecond = 10;

    [Theory]
    [InlineData("--||||--", "2-6")]
    [InlineData("||------||", "0-2 8-10")]
    [InlineData("|-|-----", "0-3")]             // a gap of one frame is filled first
    [InlineData("||--||--", "0-2 4-6")]
    [InlineData("---|----", "")]                // a run of one frame is flicker
    [InlineData("-----|-|", "5-8")]
    [InlineData("||||||-", "0-6")]
    public void Runs_of_frames_become_notes(string row, string expected)
    {
        foreach (var block in (int[])[1, 3, 100])
        {
            var tracker = new NoteTracker(sources: 2, FramesPerSecond);

            for (var first = 0; first < row.Length; first += block)
            {
                var count = Math.Min(block, row.Length - first);
                var roll = new float[2 * (count + 2) * OnnxTranscriptor.Pitches];   // a frame of context before, one behind

                for (var frame = 0; frame < count; frame++)
                {
                    roll[((count + 2 + 1 + frame) * OnnxTranscriptor.Pitches) + 39] = row[first + frame] == '|' ? 0.5f : 0.49f;
                }

                tracker.Add(roll, count + 2, first: 1, count);
            }

            var notes = tracker.Complete();
            Assert.Equal(expected, string.Join(' ', notes.Select(note => FormattableString.Invariant($"{note.OnsetSeconds * 10:0}-{note.OffsetSeconds * 10:0}"))));
            Assert.All(notes, note => Assert.Equal((1, 60), (note.Source, note.Pitch)));
        }
    }

    [Fact]
    public void Notes_come_in_the_order_of_their_onsets()
    {
        var roll = new float[4 * OnnxTranscriptor.Pitches];
        roll[5] = roll[OnnxTranscriptor.Pitches + 5] = 1f;
        Array.Fill(roll, 1f, OnnxTranscriptor.Pitches, 1);
        roll[2 * OnnxTranscriptor.Pitches] = 1f;
        var tracker = new NoteTracker(sources: 1, FramesPerSecond);
        tracker.Add(roll, 4, 0, 4);

        Assert.Equal([26, 21], tracker.Complete().Select(note => note.Pitch));
    }
}
