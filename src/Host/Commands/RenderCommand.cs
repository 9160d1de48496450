using System.CommandLine;
using System.CommandLine.Parsing;
using WeakSep.Host.Presets;
using WeakSep.Host.Rendering;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Commands;

/// <summary><c>render</c>: one file per instrument for each track.</summary>
internal static class RenderCommand
{
    private const string DefaultFolder = "out";
    private const int MostJobs = 64;

    private static readonly Argument<string[]> Audio = new("audio")
    {
        Description = "Audio files: WAV, FLAC, AIFF, Ogg, Opus, MP3; any rate, channels and length.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> PresetName = new("--preset", "-p")
    {
        Description = "Name of a preset (weaksep presets list), or a path to one.",
        DefaultValueFactory = _ => PresetCatalog.DefaultName,
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Folder for the results; each track gets a folder in it.",
        DefaultValueFactory = _ => DefaultFolder,
    };

    private static readonly Option<string> Format = new("--format") { Description = "File format.", DefaultValueFactory = _ => "wav" };

    private static readonly Option<int?> Bits = new("--bits")
    {
        Description = "Bits per sample: 16, 24 or 32 (floats). Without it the input's depth is kept.",
    };

    private static readonly Option<string?> Stems = new("--stems") { Description = "Sources to write, such as bass,piano. Default: all." };

    private static readonly Option<bool> Residual = new("--residual")
    {
        Description = "Also write what the stems leave of the mix; stems and residual add up to the mix.",
    };

    private static readonly Option<int> Wiener = new("--wiener")
    {
        Description = $"Iterations of the Wiener filter, 0 to {SeparatorSettings.MaxWienerIterations}: less bleed, more artefacts.",
    };

    private static readonly Option<bool> Transcribe = new("--transcribe") { Description = "Also write the notes of the instruments as score.mid." };

    private static readonly Option<bool> DawProject = new("--dawproject")
    {
        Description = "Also write song.dawproject for DAWs: a track per stem and, with --transcribe, its notes.",
    };

    private static readonly Option<bool> Report = new("--report") { Description = "Also write report.html, a page for people." };

    private static readonly Option<string> Provider = new("--provider")
    {
        Description = "What computes the model.",
        DefaultValueFactory = _ => "auto",
    };

    private static readonly Option<int> Jobs = new("--jobs") { Description = "Tracks at once.", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace files that exist." };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("wav", "flac", "ogg");
        Provider.AcceptOnlyFromAmong("auto", "cpu", "cuda", "webgpu");
        Audio.Validators.Add(RefuseUnknownOptions);

        var command = new Command(
            "render",
            "Writes one file per instrument: DIR/<track>/<instrument>.<format>, and separation.json beside them.\n\n"
            + "Example: weaksep render song.flac -o out --residual")
        {
            Audio, PresetName, Output, Format, Bits, Stems, Residual, Wiener, Transcribe, DawProject, Report, Provider, Jobs, Overwrite,
        };

        command.SetAction((parsed, cancellation) => Task.Run(() => Render(parsed, cancellation), CancellationToken.None));
        return command;
    }

    // An option that does not exist would otherwise be taken for the name of a file.
    private static void RefuseUnknownOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-') && !File.Exists(token.Value)) is { } unknown)
        {
            result.AddError($"{unknown.Value}: is neither an option nor a file.");
        }
    }

    private static int Render(ParseResult parsed, CancellationToken cancellation)
    {
        var jobs = parsed.GetValue(Jobs);
        var settings = SettingsOf(parsed, jobs);
        var tracks = TracksOf(parsed.GetRequiredValue(Audio), settings);
        var folder = PresetCatalog.Open(parsed.GetRequiredValue(PresetName));
        CheckStems(settings, folder.Preset);

        using var preset = folder.Load(ProviderOf(parsed.GetRequiredValue(Provider)), settings.Threads, settings.Transcribe);
        WarnOfProvider(parsed.GetRequiredValue(Provider), preset);
        var batch = new RenderBatch(new TrackRenderer(preset, settings), jobs);
        return RenderDisplay.Show(display => batch.Run(tracks, display, cancellation)).Print();
    }

    private static RenderSettings SettingsOf(ParseResult parsed, int jobs)
    {
        var format = parsed.GetRequiredValue(Format);
        var bits = parsed.GetValue(Bits);
        var wiener = parsed.GetValue(Wiener);
        Require(jobs is >= 1 and <= MostJobs, $"--jobs {jobs}: expected 1 to {MostJobs}");
        Require(bits is null or 16 or 24 or 32, $"--bits {bits}: expected 16, 24 or 32");
        Require(format != "ogg" || bits is null, "--bits: Ogg Vorbis has no bits per sample; use wav or flac");
        Require(format != "flac" || bits is not 32, "--bits 32: FLAC holds up to 24 bits; use --format wav");
        Require(format != "ogg" || !parsed.GetValue(Residual), "--residual: Ogg Vorbis is lossy, so nothing would add up; use wav or flac");
        Require(
            wiener is >= 0 and <= SeparatorSettings.MaxWienerIterations,
            $"--wiener {wiener}: expected 0 to {SeparatorSettings.MaxWienerIterations}");

        return new RenderSettings
        {
            OutputFolder = parsed.GetRequiredValue(Output),
            Format = format,
            Bits = bits,
            Stems = parsed.GetValue(Stems)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList(),
            Residual = parsed.GetValue(Residual),
            WienerIterations = wiener,
            Overwrite = parsed.GetValue(Overwrite),
            Transcribe = parsed.GetValue(Transcribe),
            DawProject = parsed.GetValue(DawProject),
            Report = parsed.GetValue(Report),
            Threads = Math.Max(1, Environment.ProcessorCount / jobs),
        };
    }

    private static List<RenderTrack> TracksOf(string[] inputs, RenderSettings settings)
    {
        var tracks = inputs.Select(input => RenderTrack.Of(input, settings)).ToList();
        var clash = tracks.GroupBy(track => track.Name).FirstOrDefault(group => group.Count() > 1);

        return clash is null
            ? tracks
            : throw CommandFailure.BadUsage(
                $"{string.Join(" and ", clash.Select(track => track.InputPath))} would both be written to {clash.First().Folder}");
    }

    private static void CheckStems(RenderSettings settings, Preset preset)
    {
        var known = preset.Sources.Select(source => source.Id).ToList();
        Require(settings.Stems is null or { Count: > 0 }, $"--stems: expected some of {string.Join(", ", known)}");
        var unknown = settings.Stems?.FirstOrDefault(stem => !known.Contains(stem));
        Require(unknown is null, $"--stems {unknown}: preset {preset.Name} has {string.Join(", ", known)}");
    }

    /// <summary>Says when something else computes than what was asked for.</summary>
    internal static void WarnOfProvider(string provider, LoadedPreset preset)
    {
        if (preset.Model.Provider.Reason is { } reason && provider != "auto")
        {
            Console.Error.WriteLine($"weaksep: {reason}; {preset.Model.Provider.Name} computes instead");
        }
    }

    /// <summary>The provider of a name on the command line.</summary>
    internal static ExecutionProvider ProviderOf(string name) =>
        Enum.GetValues<ExecutionProvider>().Single(provider => ProviderChoice.NameOf(provider) == name);

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw CommandFailure.BadUsage(otherwise);
        }
    }
}
