using WeakSep.MidiScore;
using WeakSep.MidiScore.PianoRolls;

namespace WeakSep.Composer.Tests.Composition;

/// <summary>Holds the mean of many pieces near what bands and chamber groups play; the separator learns from these shares.</summary>
public class CompositionStatisticsTests
{
    private const int Pieces = 80;
    private const double FramesPerSecond = 22050.0 / 512;

    private static readonly Lazy<bool[][][]> Activity = new(() => [.. Enumerable.Range(1, Pieces).Select(Active)]);

    [Fact]
    public void Solo_duo_and_trio_passages_alternate()
    {
        var shares = new double[4];
        var frames = 0.0;
        foreach (var piece in Activity.Value)
        {
            for (var frame = 0; frame < piece[0].Length; frame++)
            {
                shares[piece.Count(instrument => instrument[frame])]++;
                frames++;
            }
        }

        Assert.InRange(shares[0] / frames, 0.01, 0.09);
        Assert.InRange(shares[1] / frames, 0.15, 0.32);
        Assert.InRange(shares[2] / frames, 0.25, 0.45);
        Assert.InRange(shares[3] / frames, 0.28, 0.50);
    }

    [Theory]
    [InlineData(Instrument.Bass, 0.55, 0.78)]
    [InlineData(Instrument.Guitar, 0.5, 0.75)]
    [InlineData(Instrument.Piano, 0.55, 0.8)]
    public void Each_instrument_has_its_share(Instrument instrument, double low, double high)
    {
        var active = Activity.Value.Sum(piece => piece[(int)instrument].Count(on => on));
        var frames = Activity.Value.Sum(piece => piece[0].Length);

        Assert.InRange((double)active / frames, low, high);
    }

    // [instrument][frame]
    private static bool[][] Active(int seed)
    {
        var score = ScoreComposer.Compose((ulong)seed, new CompositionSettings()).Score;
        var frames = (int)(score.DurationSeconds * FramesPerSecond) + 1;

        return [.. Instruments.All.Select(instrument => Active(score, instrument, frames))];
    }

    private static bool[] Active(Score score, Instrument instrument, int frames)
    {
        var notes = score.Parts
            .Where(part => Instruments.FromPart(part) == instrument)
            .SelectMany(part => part.SustainedNotes());
        var roll = PianoRollRenderer.Render(notes, FramesPerSecond, 0, frames);

        return [.. Enumerable.Range(0, frames).Select(frame => Enumerable.Range(0, PianoRoll.Pitches).Any(pitch => roll[frame, pitch]))];
    }
}
