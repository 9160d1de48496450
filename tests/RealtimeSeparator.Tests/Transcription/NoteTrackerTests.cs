using WeakSep.Audio;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.RealtimeSeparator.Tests.Transcription;

public sealed class NoteTrackerTests
{
    private const double FramesPerSecond = 10;
    private const int MiddleC = 39;             // index of MIDI 60

    private static readonly ModelFacts Facts = new()
    {
        Kind = ModelKind.Transcriptor,
        Sources = ["bass", "piano"],
        SampleRate = 22050,
        Window = 2048,
        Hop = 768,
        WindowShape = WindowShape.SqrtHann,
        Bins = 1025,
        Mode = ModelMode.Block,
        ContextFrames = 1,
        LookaheadFrames = 1,
    };

    [Theory]
    [InlineData("--||||--", "2-6")]
    [InlineData("||------||", "0-2 8-10")]
    [InlineData("|-|-----", "0-3")]             // a gap of one frame is filled first
    [InlineData("||--||--", "0-2 4-6")]
    [InlineData("---|----", "")]                // a run of one frame is flicker
    [InlineData("-----|-|", "5-8")]
    [InlineData("||||||-", "0-6")]
    public void Runs_of_frames_become_notes(string row, string expected) =>
        AssertNotes(expected, row, [.. row.Select(_ => 1f)]);

    [Theory]
    [InlineData("9988776655", "0-10")]          // a note that fades
    [InlineData("9988777788", "0-10")]          // and swells a little: 1.3 in energy
    [InlineData("9876547998", "0-6 6-10")]      // struck again: 5 in energy within two frames
    [InlineData("1199999999", "0-10")]          // its own attack is none
    [InlineData("953269753269", "0-3 3-9 9-12")]
    public void A_sudden_rise_of_energy_is_a_note_struck_again(string levels, string expected) =>
        AssertNotes(expected, new string('|', levels.Length), [.. levels.Select(level => (float)(level - '0'))]);

    [Fact]
    public void A_rise_while_the_pitch_does_not_sound_belongs_to_another()
    {
        AssertNotes("0-8", "||||||-|", [5, 5, 4, 4, 4, 4, 9, 4]);
    }

    [Fact]
    public void Each_source_has_its_threshold()
    {
        var roll = new float[2 * 3 * OnnxTranscriptor.Pitches];
        Array.Fill(roll, 0.4f);
        var tracker = new NoteTracker(Facts with { Thresholds = [0.41f, 0.4f] }, FramesPerSecond);
        tracker.Add(Frames(roll, [1, 1, 1]), 0, 3);

        var notes = tracker.Complete();
        Assert.Equal(OnnxTranscriptor.Pitches, notes.Count);
        Assert.All(notes, note => Assert.Equal(1, note.Source));
    }

    [Theory]
    [InlineData(new[] { 0.4f, 0.3f, 0.25f, 0.25f, 0.23f, 0.23f }, "0-4")]      // ends below 0.6 of where it began
    [InlineData(new[] { 0.3f, 0.3f, 0.4f, 0.3f, 0.3f, 0.1f }, "2-5")]          // but does not begin there
    [InlineData(new[] { 0.39f, 0.39f, 0.39f, 0.39f, 0.39f, 0.39f }, "")]
    public void A_note_goes_on_a_little_below_a_threshold_that_was_chosen(float[] probabilities, string expected)
    {
        var roll = new float[2 * probabilities.Length * OnnxTranscriptor.Pitches];

        for (var frame = 0; frame < probabilities.Length; frame++)
        {
            roll[((probabilities.Length + frame) * OnnxTranscriptor.Pitches) + MiddleC] = probabilities[frame];
        }

        var tracker = new NoteTracker(Facts with { Thresholds = [0.5f, 0.4f] }, FramesPerSecond);
        tracker.Add(Frames(roll, [.. probabilities.Select(_ => 1f)]), 0, probabilities.Length);

        Assert.Equal(expected, string.Join(' ', tracker.Complete().Select(note => FormattableString.Invariant($"{note.OnsetSeconds * 10:0}-{note.OffsetSeconds * 10:0}"))));
    }

    [Fact]
    public void A_note_has_the_energy_of_its_partials()
    {
        // Bin 24 is 258 Hz, the fundamental of middle C; 100 is none of its partials'.
        var harmonics = new HarmonicEnergy(Facts);
        var frame = new float[Facts.Bins];
        (frame[24], frame[49], frame[100]) = (0.5f, 0.25f, 7f);

        Assert.Equal(0.3125, harmonics.Of(frame, MiddleC), 1e-9);
        Assert.Equal(0, harmonics.Of(frame, MiddleC + 2), 1e-9);
    }

    [Fact]
    public void Frames_too_coarse_for_a_pitch_still_have_energy()
    {
        // Bins of 172 Hz: the fundamental of A0 lies in the lowest.
        var coarse = new HarmonicEnergy(Facts with { Window = 128, Hop = 32, Bins = 65 });

        Assert.Equal(3, coarse.Of(Enumerable.Repeat(1f, 65).ToArray(), 0), 1e-9);
    }

    [Fact]
    public void Notes_come_in_the_order_of_their_onsets()
    {
        var roll = new float[2 * 4 * OnnxTranscriptor.Pitches];
        roll[5] = roll[OnnxTranscriptor.Pitches + 5] = 1f;
        roll[OnnxTranscriptor.Pitches] = roll[2 * OnnxTranscriptor.Pitches] = 1f;
        var tracker = new NoteTracker(Facts, FramesPerSecond);
        tracker.Add(Frames(roll, [1, 1, 1, 1]), 0, 4);

        Assert.Equal([26, 21], tracker.Complete().Select(note => note.Pitch));
    }

    /// <summary>Plays middle C on the second source, in blocks of several sizes that carry a frame of context on both sides.</summary>
    private static void AssertNotes(string expected, string row, float[] levels)
    {
        foreach (var block in (int[])[1, 3, 100])
        {
            var tracker = new NoteTracker(Facts, FramesPerSecond);

            for (var first = 0; first < row.Length; first += block)
            {
                var count = Math.Min(block, row.Length - first);
                var roll = new float[2 * (count + 2) * OnnxTranscriptor.Pitches];

                for (var frame = 0; frame < count; frame++)
                {
                    roll[((count + 2 + 1 + frame) * OnnxTranscriptor.Pitches) + MiddleC] = row[first + frame] == '|' ? 0.5f : 0.49f;
                }

                tracker.Add(Frames(roll, [0, .. levels.AsSpan(first, count), 0]), first: 1, count);
            }

            var notes = tracker.Complete();
            Assert.Equal(expected, string.Join(' ', notes.Select(note => FormattableString.Invariant($"{note.OnsetSeconds * 10:0}-{note.OffsetSeconds * 10:0}"))));
            Assert.All(notes, note => Assert.Equal((1, 60), (note.Source, note.Pitch)));
        }
    }

    private static SourceFrames Frames(float[] roll, float[] levels)
    {
        var magnitudes = new float[levels.Length * Facts.Bins];

        for (var frame = 0; frame < levels.Length; frame++)
        {
            magnitudes.AsSpan(frame * Facts.Bins, Facts.Bins).Fill(levels[frame]);
        }

        return new SourceFrames(roll, magnitudes, isMixture: true, levels.Length, Facts.Bins);
    }
}
