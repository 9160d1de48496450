using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using WeakSep.MidiScore.Files;

namespace WeakSep.MidiScore.Tests.Files;

public class MidiFilePropertyTests
{
    private const int Resolution = 480;     // ticks per quarter note
    private const double LongestTick = 60.0 / ScoreGenerator.SlowestBpm / Resolution;

    [Fact]
    public void What_is_written_is_read_within_a_tick() => Check(300, Prop.ForAll(
        ScoreGenerator.Scores.ToArbitrary(),
        score => AssertSame(score, MidiFileReader.Read(MidiFileWriter.ToBytes(score, Resolution), "test.mid"))));

    [Fact]
    public void The_same_score_gives_the_same_bytes_and_what_was_read_is_written_as_it_was() => Check(100, Prop.ForAll(
        ScoreGenerator.Scores.ToArbitrary(),
        score =>
        {
            var bytes = MidiFileWriter.ToBytes(score, Resolution);
            Assert.Equal(bytes, MidiFileWriter.ToBytes(score, Resolution));

            // Bends that change nothing are not read back, so the second file, not the first, is the fixed point.
            var second = Rewrite(bytes);
            Assert.Equal(second, Rewrite(second));
        }));

    [Fact]
    public void A_file_cut_anywhere_is_refused_with_its_byte() => Check(300, Prop.ForAll(
        (from score in ScoreGenerator.Scores
         from share in Gen.Choose(0, 999)
         select (score, share)).ToArbitrary(),
        drawn =>
        {
            var bytes = MidiFileWriter.ToBytes(drawn.score);
            var length = (int)((long)bytes.Length * drawn.share / 1000);
            var error = Assert.Throws<MidiFormatException>(
                () => MidiFileReader.Read(bytes.AsSpan(0, length), "cut.mid"));

            Assert.InRange(error.Offset, 0, length);
        }));

    [Fact]
    public void Flipped_bytes_give_a_score_or_a_refusal() => Check(3000, Prop.ForAll(
        (from score in ScoreGenerator.Scores.Resize(12)
         from flips in Gen.NonEmptyListOf(
             from position in Gen.Choose(0, int.MaxValue - 1)
             from value in Gen.Choose(0, 255)
             select (position, value))
         select (score, flips)).ToArbitrary(),
        drawn =>
        {
            var bytes = MidiFileWriter.ToBytes(drawn.score);

            foreach (var (position, value) in drawn.flips)
            {
                bytes[position % bytes.Length] = (byte)value;
            }

            ReadOrRefuse(bytes);
        }));

    [Fact]
    public void Random_bytes_behind_a_good_header_give_a_score_or_a_refusal() => Check(3000, Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)).ToArbitrary(),
        events => ReadOrRefuse([.. Smf.Hex("4D546864 00000006 0001 0001 01E0"), .. Smf.Chunk("MTrk", events)])));

    private static byte[] Rewrite(byte[] bytes) =>
        MidiFileWriter.ToBytes(MidiFileReader.Read(bytes, "test.mid"), Resolution);

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            var score = MidiFileReader.Read(bytes, "noise.mid");

            // What is accepted can be used: every note has a length and can be written again.
            Assert.All(score.Parts, part => Assert.NotEmpty(part.Notes));
            var sustained = score.Parts.SelectMany(part => part.SustainedNotes());
            Assert.All(sustained, note => Assert.True(note.Duration > 0));
            MidiFileWriter.ToBytes(score);
        }
        catch (MidiFormatException error)
        {
            Assert.InRange(error.Offset, 0, bytes.Length);
        }
    }

    private static void AssertSame(Score written, Score read)
    {
        Assert.Equal(written.Parts.Count, read.Parts.Count);

        foreach (var (before, after) in written.Parts.Zip(read.Parts))
        {
            Assert.Equal((before.Name, before.Program, before.IsDrum), (after.Name, after.Program, after.IsDrum));
            AssertSame(
                ByPitch(before),
                ByPitch(after),
                note => [note.Onset, note.Offset],
                note => (note.Pitch, note.Velocity));
            AssertSame(
                before.Controls, after.Controls, change => [change.Time], change => (change.Controller, change.Value));
        }
    }

    /// <summary>By pitch first: rounding may bring notes of different pitch onto one tick and so swap them.</summary>
    private static List<ScoreNote> ByPitch(ScorePart part) =>
        [.. part.Notes.OrderBy(note => note.Pitch).ThenBy(note => note.Onset)];

    private static void AssertSame<T>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, double[]> times, Func<T, (int, int)> values)
    {
        Assert.Equal(before.Select(values), after.Select(values));
        Assert.All(
            before.SelectMany(times).Zip(after.SelectMany(times)),
            pair => Assert.InRange(pair.Second, pair.First - LongestTick, pair.First + LongestTick));
    }

    private static void Check(int cases, Property property) => property.Check(Config.QuickThrowOnFailure
        .WithMaxTest(cases)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20), FSharpOption<int>.None))));
}
