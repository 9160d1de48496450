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
    private static readonly Option<string> Data = new("--data") { Description = "Folder in Slakh2100's layout.", Required = true };

    private static readonly Option<int?> Limit = new("--limit") { Description = "Use only the first tracks." };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "A line per pair." };

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
        var tracks = SlakhFolder.Read(parsed.GetRequiredValue(Data), stemsRequired: false)
            .Take(parsed.GetValue(Limit) ?? int.MaxValue).ToList();
        var scores = tracks.Select(track => MidiFileReader.Read(track.ScorePath)).ToList();
        var right = new List<double>();
        var wrong = new List<double>();
        var seconds = 0.0;
        var watch = new Stopwatch();

        foreach (var kind in Environment.GetEnvironmentVariable("KINDS") is { } ks ? ks.Split(',').Select(Enum.Parse<TrialKind>) : Enum.GetValues<TrialKind>())
        {
            var errors = new List<double>();

            for (var index = 0; index < tracks.Count; index++)
            {
                var company = AudioReader.ReadMono(tracks[(index + 3) % tracks.Count].MixPath, out _);
                var mono = AudioReader.ReadMono(tracks[index].MixPath, out var rate);

                foreach (var distance in (Environment.GetEnvironmentVariable("RIGHT") == null ? new[] { 0, 1, 5 } : new[] { 0 }))
                {
                    var other = (index + distance) % tracks.Count;

                    if (distance > 0 && other == index)
                    {
                        continue;
                    }

                    var trial = AlignmentTrial.Create(mono, rate, scores[index], company, kind);

                    if (distance > 0)
                    {
                        var unrelated = AlignmentTrial.Create(mono, rate, scores[other], company, kind).Score;
                        trial = trial with { Score = unrelated };
                    }

                    watch.Start();
                    ScoreAlignment? found;

                    try
                    {
                        found = ScoreAligner.Align(trial.Mono, rate, trial.Score, trial.Settings, cancellation);
                    }
                    catch (AlignmentException)
                    {
                        found = null;
                    }

                    watch.Stop();
                    seconds += (double)trial.Mono.Length / rate;
                    (distance == 0 ? right : wrong).Add(found?.Confidence ?? 0);
                    double[] own = distance == 0 && found is not null ? [.. trial.Errors(found.Map).Order()] : [];
                    errors.AddRange(own);

                    if (distance == 0 && Environment.GetEnvironmentVariable("DBG") == tracks[index].Name && found is not null)
                    {
                        foreach (var note in trial.Score.Parts.Where(p => !p.IsDrum).SelectMany(p => p.Notes.Select(n => (n, p.Program))).OrderBy(n => n.n.Onset))
                        {
                            var o = trial.Truth.ToRecording(note.n.Onset);
                            Print($"D {o:0.000} {note.n.Pitch} {note.n.Velocity} prog {note.Program} err {1000 * (found.Map.ToRecording(note.n.Onset) - o):0}");
                        }
                    }

                    if (parsed.GetValue(Verbose) && found is not null)
                    {
                        Print($"{kind} {tracks[index].Name} {(distance == 0 ? "right" : "wrong")} {found.Confidence:0.000} {found.Semitones} {found.TuningCents:0} {found.Evidence} {Median(own):0.0000} {own.Count(e => e > 0.05) / (own.Length + 0.01):0.00}");
                    }
                }
            }

            errors.Sort();
            Print($"{kind,-10} {errors.Count} onsets: median {1000 * Median(errors):0.0} ms, 95 % within {1000 * At(errors, 0.95):0} ms, above 50 ms {100.0 * errors.Count(error => error > 0.05) / errors.Count:0.0} %");
        }

        Print($"right pairs: {Histogram(right)}");
        Print($"wrong pairs: {Histogram(wrong)}");
        Print($"{seconds / watch.Elapsed.TotalSeconds:0} x real time");
        return ExitCodes.Done;
    }

    private static double Median(IReadOnlyList<double> sorted) => At(sorted, 0.5);

    private static double At(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[(int)(share * (sorted.Count - 1))];

    private static string Histogram(List<double> confidences) => string.Join(
        ' ', Enumerable.Range(0, 10).Select(bin => confidences.Count(value => Math.Min(9, (int)(value * 10)) == bin)));

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
