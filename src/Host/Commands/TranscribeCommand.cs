using System.CommandLine;
using System.Globalization;
using WeakSep.Host.Presets;
using WeakSep.Host.Rendering;
using WeakSep.Host.Transcription;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Commands;

/// <summary><c>transcribe</c>: the notes of each instrument of a track as a MIDI file.</summary>
internal static class TranscribeCommand
{
    private static readonly Argument<string> Audio = new("audio") { Description = "An audio file: WAV, FLAC, AIFF, Ogg, Opus, MP3; any rate, channels and length." };

    private static readonly Option<string> Output = new("--output", "-o") { Description = "The MIDI file to write.", Required = true };

    private static readonly Option<string> PresetName = new("--preset", "-p")
    {
        Description = "Name of a preset that has a transcriptor, or a path to one.",
        DefaultValueFactory = _ => PresetCatalog.DefaultName,
    };

    private static readonly Option<string> Provider = new("--provider")
    {
        Description = "What computes the models.",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace a file that exists." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");

        var command = new Command(
            "transcribe",
            "Writes the notes of a track as a MIDI file with one part per instrument.\n\nExample: weaksep transcribe song.flac -o score.mid")
        {
            Audio, Output, PresetName, Provider, Overwrite,
        };

        command.SetAction((parsed, cancellation) => Task.Run(() => Transcribe(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Transcribe(ParseResult parsed, CancellationToken cancellation)
    {
        var (input, output, provider) = (parsed.GetRequiredValue(Audio), parsed.GetRequiredValue(Output), parsed.GetRequiredValue(Provider));
        CheckTarget(input, output, parsed.GetValue(Overwrite));
        using var preset = PresetCatalog.Open(parsed.GetRequiredValue(PresetName))
            .Load(RenderCommand.ProviderOf(provider), Environment.ProcessorCount, withTranscriptor: true);
        RenderCommand.WarnOfProvider(provider, preset);
        var transcriber = new TrackTranscriber(preset);
        var score = RenderDisplay.Show(display => transcriber.Transcribe(input, display, cancellation));
        MidiFileWriter.Write(score, output);
        Console.WriteLine(Describe(output, score));

        return ExitCodes.Done;
    }

    private static void CheckTarget(string input, string output, bool overwrite)
    {
        if (Path.GetFullPath(input) == Path.GetFullPath(output))
        {
            throw new CommandFailure($"{output}: is the input itself; choose another file with -o");
        }

        if (Directory.Exists(output))
        {
            throw new CommandFailure($"{output}: is a folder; expected the name of a MIDI file");
        }

        if (!overwrite && File.Exists(output))
        {
            throw new CommandFailure($"{output}: exists already; --overwrite replaces it");
        }
    }

    private static string Describe(string output, Score score) => string.Create(
        CultureInfo.InvariantCulture,
        $"{output}: {string.Join(", ", score.Parts.Select(part => $"{part.Name} {part.Notes.Count}"))} notes, {score.Tempo.Changes[0].Bpm:0.#} bpm");
}
