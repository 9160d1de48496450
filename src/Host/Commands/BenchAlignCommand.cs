using System.CommandLine;
using System.Diagnostics;
using WeakSep.Audio.Files;
using WeakSep.Host.Alignment;
using WeakSep.MidiScore.Alignment;
using WeakSep.MidiScore.Files;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Commands;

/// <summary><c>bench align</c>: how exactly scores are aligned, on tracks whose scores are exact.</summary>
internal static class BenchAlignCommand
{
    private const int CompanyDistance = 3;              // the track that plays along; its score is not among the wrong ones

    private static readonly int[] ScoreDistances = [0, 1, 5];   // the right score, and those of two other tracks

    private static readonly Option<string> Data = new("--data") { Description = "Folder in Slakh2100's layout.", Required = true };

    private static readonly Option<int?> Limit = new("--limit") { Description = "Use only the first tracks." };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "A line per pair, with what its confidence is made of." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "align",
            "Measures how exactly warped scores are aligned with their recordings, and the confidence of right and wrong pairs.\n\n"
            + "Example: weaksep bench align --data data/test --limit 12")
        {
            Data, Limit, Verbose,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Measure(parsed, cancellation), CancellationToken.None));

        return command;
    }

    private static int Measure(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Limit) is < 1)
        {
            throw CommandFailure.BadUsage("--limit: expected at least 1");
        }

        var tracks = SlakhFolder.Read(parsed.GetRequiredValue(Data), stemsRequired: false)
            .Take(parsed.GetValue(Limit) ?? int.MaxValue).ToList();
        var scores = tracks.Select(track => MidiFileReader.Read(track.ScorePath!)).ToList();
        var tally = new AlignmentTally(parsed.GetValue(Verbose));
        var watch = Stopwatch.StartNew();

        foreach (var kind in Enum.GetValues<TrialKind>())
        {
            for (var index = 0; index < tracks.Count; index++)
            {
                var mono = AudioReader.ReadMono(tracks[index].MixPath, out var rate);
                var company = AudioReader.ReadMono(tracks[(index + CompanyDistance) % tracks.Count].MixPath, out _);

                foreach (var distance in ScoreDistances.Where(distance => distance == 0 || distance % tracks.Count != 0))
                {
                    var trial = AlignmentTrial.Create(mono, rate, scores[index], company, kind);
                    var other = scores[(index + distance) % tracks.Count];
                    var score = distance == 0 ? trial.Score : AlignmentTrial.Create(mono, rate, other, company, kind).Score;
                    tally.Add(kind, tracks[index].Name, trial, Align(trial with { Score = score }, cancellation), isRight: distance == 0);
                }
            }

            tally.PrintErrors(kind);
        }

        tally.PrintConfidence();
        Console.WriteLine(FormattableString.Invariant($"{tally.Seconds / watch.Elapsed.TotalSeconds:0} x real time"));
        return ExitCodes.Done;
    }

    private static ScoreAlignment? Align(AlignmentTrial trial, CancellationToken cancellation)
    {
        try
        {
            return ScoreAligner.Align(trial.Mono, trial.SampleRate, trial.Score, trial.Settings, cancellation);
        }
        catch (AlignmentException)
        {
            return null;        // refused without a confidence: as good as 0
        }
    }
}
