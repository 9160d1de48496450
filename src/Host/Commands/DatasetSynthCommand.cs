using System.CommandLine;
using WeakSep.Composer.Rendering.DataSets;

namespace WeakSep.Host.Commands;

/// <summary><c>dataset synth</c>: composes scores and renders them part by part.</summary>
internal static class DatasetSynthCommand
{
    private const int MaxTracks = 99_999;       // folder names have five digits
    private const double MaxHours = 5000;

    private const string About = """
        Composes music for bass, guitar and piano and renders every part by itself, in Slakh2100's layout. The same
        seed gives the same data set, bit for bit. An interrupted run goes on where it stopped.

        Examples:
          weaksep dataset synth --out data --hours 4 --seed 1
          weaksep dataset synth --out heldout --tracks 30 --seed 2 --splits test=1 --soundfonts MuseScore_General
          weaksep dataset synth --out mine --scores midi/ --humanize
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--out")
        {
            Description = "Folder of the data set.",
            Required = true,
            HelpName = "DIR",
        };
        var tracks = new Option<int?>("--tracks")
        {
            Description = "Number of tracks. Default 10, or one per score.",
            HelpName = "N",
        };
        var hours = new Option<double?>("--hours")
        {
            Description = "Hours of music, instead of --tracks.",
            HelpName = "H",
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Seed of everything that is drawn. Default 0.",
            HelpName = "S",
        };
        var splits = new Option<string>("--splits")
        {
            Description = "Shares of the splits; no score is in two. Default train=0.8,validation=0.1,test=0.1.",
            HelpName = "SHARES",
        };
        var rate = new Option<int>("--rate") { Description = "Sample rate in Hz. Default 44100.", HelpName = "HZ" };
        var channels = new Option<int>("--channels") { Description = "1 (default) or 2.", HelpName = "N" };
        var soundfonts = new Option<string?>("--soundfonts")
        {
            Description = "Soundfonts by name or file, separated by commas. "
                + "Default: all but MuseScore_General, which is kept for tests.",
            HelpName = "A,B",
        };
        var models = new Option<double?>("--models")
        {
            Description = "Share of the parts that WeakSep's own models play. Default 0.28, or 0 with --soundfonts.",
            HelpName = "SHARE",
        };
        var scores = new Option<string?>("--scores")
        {
            Description = "Render these MIDI files instead of composing.",
            HelpName = "DIR",
        };
        var humanize = new Option<bool>("--humanize") { Description = "Play --scores with human timing and dynamics." };
        var dry = new Option<bool>("--dry")
        {
            Description = "No effects, tuning, other programs or own models: soundfonts as they are.",
        };
        var jobs = new Option<int?>("--jobs")
        {
            Description = "Tracks at a time. Default: one per processor.",
            HelpName = "N",
        };
        var overwrite = new Option<bool>("--overwrite")
        {
            Description = "Replace a data set made with other settings.",
        };
        seed.DefaultValueFactory = _ => 0;
        rate.DefaultValueFactory = _ => 44100;
        channels.DefaultValueFactory = _ => 1;
        splits.DefaultValueFactory = _ => SplitShares.Default.ToString();

        var command = new Command("synth", About)
        {
            output, tracks, hours, seed, splits, rate, channels, soundfonts, models, scores, humanize, dry, jobs, overwrite,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            new SynthSettings
            {
                Output = parsed.GetValue(output)!,
                Tracks = Limited(parsed.GetValue(tracks), 1, MaxTracks, tracks.Name),
                Hours = Limited(parsed.GetValue(hours), 0, MaxHours, hours.Name),
                Seed = parsed.GetValue(seed),
                Splits = Shares(parsed.GetValue(splits)!),
                SampleRate = Limited<int>(
                    parsed.GetValue(rate), SynthSettings.MinSampleRate, SynthSettings.MaxSampleRate, rate.Name)!.Value,
                Channels = Limited<int>(parsed.GetValue(channels), 1, 2, channels.Name)!.Value,
                Soundfonts = parsed.GetValue(soundfonts)?.Split(
                    ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                ModelShare = Limited(parsed.GetValue(models), 0, 1, models.Name),
                Scores = parsed.GetValue(scores),
                Humanize = parsed.GetValue(humanize),
                Dry = parsed.GetValue(dry),
                Jobs = Limited(parsed.GetValue(jobs), 1, 256, jobs.Name) ?? Environment.ProcessorCount,
                Overwrite = parsed.GetValue(overwrite),
            },
            cancellation)));
        return command;
    }

    private static int Run(SynthSettings settings, CancellationToken cancellation)
    {
        if (settings is { Tracks: not null, Hours: not null })
        {
            throw CommandFailure.BadUsage("--tracks and --hours: expected one of them");
        }

        if (settings is { Humanize: true, Scores: null })
        {
            throw CommandFailure.BadUsage("--humanize goes with --scores; composed music is played by people already");
        }

        if (settings.Soundfonts is { Count: 0 })
        {
            throw CommandFailure.BadUsage("--soundfonts: expected names or files, separated by commas");
        }

        var display = new DatasetSynthDisplay("tracks", "music");
        var end = display.Show(report =>
            DatasetSynthesizer.Run(settings, report, DatasetSynthDisplay.Warn, cancellation));
        display.End(end, settings.Output);
        return ExitCodes.Done;
    }

    private static T? Limited<T>(T? value, T low, T high, string name)
        where T : struct, IComparable<T>
    {
        // Negated, so that NaN fails.
        return value is { } given && !(given.CompareTo(low) >= 0 && given.CompareTo(high) <= 0)
            ? throw CommandFailure.BadUsage($"{name} is {given}; expected {low} to {high}")
            : value;
    }

    private static SplitShares Shares(string text)
    {
        try
        {
            return SplitShares.Parse(text);
        }
        catch (FormatException failure)
        {
            throw CommandFailure.BadUsage($"--splits: {failure.Message}");
        }
    }
}
