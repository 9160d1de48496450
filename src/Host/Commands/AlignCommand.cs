using System.CommandLine;
using WeakSep.Audio.Files;
using WeakSep.Host.Alignment;
using WeakSep.MidiScore.Alignment;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Commands;

/// <summary><c>align</c>: moves a score into the time of a recording of it.</summary>
internal static class AlignCommand
{
    private static readonly Argument<string> Recording = new("audio") { Description = "A recording of the piece." };

    private static readonly Argument<string> Midi = new("midi") { Description = "Its score, a Standard MIDI File in any tempo." };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "MIDI file for the aligned score.",
        Required = true,
        HelpName = "FILE",
    };

    private static readonly Option<bool> Subsequence = new("--subsequence")
    {
        Description = "The recording or the score is an excerpt: one may begin or end inside the other.",
    };

    private static readonly Option<double> MinConfidence = new("--min-confidence")
    {
        Description = "Refuse pairs below this, 0 to 1.",
        DefaultValueFactory = _ => AlignmentSettings.DefaultMinConfidence,
        HelpName = "C",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Write the aligned score though it does not fit." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON, with the map from score to recording." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "align",
            "Moves every note of a score to where a recording plays it, and says how well the two fit.\n\n"
            + "Example: weaksep align song.flac song.mid -o aligned.mid")
        {
            Recording, Midi, Output, Subsequence, MinConfidence, Force, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Align(parsed, cancellation), CancellationToken.None));

        return command;
    }

    private static int Align(ParseResult parsed, CancellationToken cancellation)
    {
        var minConfidence = parsed.GetValue(MinConfidence);

        if (minConfidence is not (>= 0 and <= 1))
        {
            throw CommandFailure.BadUsage("--min-confidence: expected 0 to 1");
        }

        var (recording, midi, output) = (parsed.GetRequiredValue(Recording), parsed.GetRequiredValue(Midi), parsed.GetRequiredValue(Output));
        var score = MidiFileReader.Read(midi);
        var mono = AudioReader.ReadMono(recording, out var sampleRate);
        var settings = new AlignmentSettings { Subsequence = parsed.GetValue(Subsequence), MinConfidence = minConfidence };
        var alignment = Find(mono, sampleRate, score, settings, $"{recording} and {midi}", cancellation);

        if (!alignment.Fits && !parsed.GetValue(Force))
        {
            throw new CommandFailure($"{recording} and {midi}: {alignment.Reason}; --force writes it all the same");
        }

        MidiFileWriter.Write(alignment.Score, output);
        Console.WriteLine(parsed.GetValue(Json) ? AlignmentReport.Json(alignment) : AlignmentReport.Line(output, alignment));
        return ExitCodes.Done;
    }

    private static ScoreAlignment Find(
        float[] mono, int sampleRate, MidiScore.Score score, AlignmentSettings settings, string pair, CancellationToken cancellation)
    {
        try
        {
            return ScoreAligner.Align(mono, sampleRate, score, settings, cancellation);
        }
        catch (AlignmentException problem)
        {
            throw new CommandFailure($"{pair}: {problem.Message}", problem);
        }
    }
}
