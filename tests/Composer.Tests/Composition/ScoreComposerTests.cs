using WeakSep.MidiScore;

namespace WeakSep.Composer.Tests.Composition;

public class ScoreComposerTests
{
    private const int Pieces = 60;
    private const double EndingSeconds = 12;    // a held last chord and slowing may go beyond the wish

    private static readonly Lazy<WeakSep.Composer.Composition[]> Sample = new(() =>
        [.. Enumerable.Range(1, Pieces).Select(seed => ScoreComposer.Compose((ulong)seed, new CompositionSettings()))]);

    public static TheoryData<string> StyleNames => [.. ScoreComposer.Styles];

    [Fact]
    public void The_same_seed_gives_the_same_piece()
    {
        var first = ScoreComposer.Compose(7, new CompositionSettings());
        var second = ScoreComposer.Compose(7, new CompositionSettings());

        Assert.Equal(first.Form, second.Form);
        Assert.Equal(Notes(first), Notes(second));
        Assert.Equal(first.Score.Parts.SelectMany(part => part.Controls), second.Score.Parts.SelectMany(part => part.Controls));
        Assert.Equal(first.Score.Parts.SelectMany(part => part.Bends), second.Score.Parts.SelectMany(part => part.Bends));
    }

    [Fact]
    public void Near_seeds_give_different_pieces()
    {
        var forms = Sample.Value.Select(piece => (piece.Style, piece.Key, piece.BeatsPerMinute, piece.Form)).Distinct();

        Assert.Equal(Pieces, forms.Count());
    }

    [Theory]
    [MemberData(nameof(StyleNames))]
    public void Every_style_composes(string style)
    {
        var piece = ScoreComposer.Compose(11, new CompositionSettings { Style = style });

        Assert.Equal(style, piece.Style);
        Assert.All(piece.Score.Parts, part => Assert.NotEmpty(part.Notes));
    }

    [Fact]
    public void Pieces_last_about_as_long_as_wished()
    {
        Assert.All(Sample.Value, piece => Assert.InRange(piece.Score.DurationSeconds, 60 - EndingSeconds, 150 + EndingSeconds));
    }

    [Fact]
    public void Notes_lie_in_the_range_of_their_instruments()
    {
        foreach (var part in Sample.Value.SelectMany(piece => piece.Score.Parts))
        {
            var (low, high) = Instruments.FromPart(part) switch
            {
                Instrument.Bass => (23, 67),
                Instrument.Guitar => (40, 86),
                _ => (21, 108),
            };
            Assert.All(part.Notes, note => Assert.InRange(note.Pitch, low, high));
            Assert.All(part.Notes, note => Assert.InRange(note.Velocity, 1, 127));
            Assert.All(part.Notes, note => Assert.True(note.Onset >= 0 && note.Duration >= 0.02));
        }
    }

    [Fact]
    public void A_key_is_released_before_it_is_struck_again()
    {
        foreach (var part in Sample.Value.SelectMany(piece => piece.Score.Parts))
        {
            foreach (var key in part.Notes.GroupBy(note => note.Pitch))
            {
                var notes = key.ToArray();
                for (var i = 1; i < notes.Length; i++)
                {
                    Assert.True(notes[i].Onset >= notes[i - 1].Offset, $"{part.Name}, {notes[i]}");
                }
            }
        }
    }

    [Fact]
    public void Bends_return_to_the_written_pitch()
    {
        foreach (var part in Sample.Value.SelectMany(piece => piece.Score.Parts).Where(part => part.Bends.Count > 0))
        {
            Assert.Equal(0, part.Bends[^1].Semitones);
            Assert.All(part.Bends, bend => Assert.InRange(bend.Semitones, -12, 12));
        }
    }

    [Fact]
    public void Mixes_choose_the_instruments()
    {
        var settings = new CompositionSettings { Mixes = [new InstrumentMix([Instrument.Guitar, Instrument.Bass], 1)] };
        var piece = ScoreComposer.Compose(3, settings);

        Assert.Equal(
            [Instrument.Bass, Instrument.Guitar],
            piece.Score.Parts.Select(part => Instruments.FromPart(part)!.Value).Distinct().Order());
    }

    [Fact]
    public void Deadpan_pieces_keep_to_the_grid()
    {
        var settings = new CompositionSettings { DeadpanProbability = 1, Style = "rock" };
        var piece = ScoreComposer.Compose(5, settings);

        // Grace notes and trills are played at their own speed; everything else stands on forty-eighths of a beat.
        var positions = Notes(piece).Select(note => piece.Score.Tempo.SecondsToQuarters(note.Onset) * 48).ToArray();

        Assert.InRange(positions.Count(at => Math.Abs(at - Math.Round(at)) < 1e-3) / (double)positions.Length, 0.95, 1);
    }

    [Fact]
    public void Settings_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompositionSettings { MinSeconds = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompositionSettings { DeadpanProbability = 1.5 });
        Assert.Throws<ArgumentException>(() => ScoreComposer.Compose(1, new CompositionSettings { Style = "polka dots" }));
        Assert.Throws<ArgumentException>(
            () => ScoreComposer.Compose(1, new CompositionSettings { MinSeconds = 90, MaxSeconds = 60 }));
    }

    private static IEnumerable<ScoreNote> Notes(WeakSep.Composer.Composition piece) =>
        piece.Score.Parts.SelectMany(part => part.Notes);
}
