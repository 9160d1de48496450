using System.Diagnostics;
using WeakSep.Audio.Files;
using WeakSep.Host.Presets;
using WeakSep.Host.Projects;
using WeakSep.Host.Transcription;
using WeakSep.MidiScore.Files;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Rendering;

/// <summary>Renders the stems of one file: everything appears under its name at the end, or nothing does.</summary>
internal sealed class TrackRenderer
{
    private const string ScoreFileName = "score.mid";
    private const string ProjectFileName = "song.dawproject";

    private readonly LoadedPreset _preset;
    private readonly RenderSettings _settings;
    private readonly OfflineSeparator _separator;
    private readonly TrackTranscriber? _transcriber;

    /// <summary>Prepares for many tracks; several threads may render at once.</summary>
    /// <param name="preset">The loaded preset.</param>
    /// <param name="settings">What to make.</param>
    internal TrackRenderer(LoadedPreset preset, RenderSettings settings)
    {
        _preset = preset;
        _settings = settings;
        _separator = new OfflineSeparator(
            preset.Model,
            new SeparatorSettings
            {
                WienerIterations = settings.WienerIterations,
                Sources = settings.Stems,
                Threads = settings.Threads,
            });
        _transcriber = settings.Transcribe ? new TrackTranscriber(preset) : null;
    }

    private IEnumerable<string> StemNames =>
        _settings.Residual ? _separator.Sources.Append(StemFiles.ResidualName) : _separator.Sources;

    /// <summary>Renders one file.</summary>
    /// <param name="track">Input and folder.</param>
    /// <param name="display">Shows how far it is.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <exception cref="AudioFileException">The input cannot be read, or a stem not be written.</exception>
    /// <exception cref="CommandFailure">A file is there already, or the input holds nothing.</exception>
    internal RenderReport Render(RenderTrack track, RenderDisplay display, CancellationToken cancellation)
    {
        var time = Stopwatch.StartNew();
        using var reader = AudioReader.Open(track.InputPath);
        CheckTargets(track);
        using var folders = new NewFolders(track.Folder);

        var encoding = _settings.EncodingFor(reader.Encoding);
        using var files = new StemFiles(
            _separator.Sources, _settings.Residual, track.PathOf, reader.Format, encoding, _settings.Threads);
        using var progress = display.Begin(track.Name, reader.Frames, reader.Format.SampleRate);
        var summary = _separator.Separate(new ReaderSource(reader), files, progress, cancellation);
        MixtureCheck.Require(track.InputPath, reader, summary);

        var score = _transcriber?.Transcribe(track.InputPath, display, cancellation);
        files.Commit();

        if (score is not null)
        {
            MidiFileWriter.Write(score, Path.Combine(track.Folder, ScoreFileName));
        }

        if (_settings.DawProject)
        {
            var stems = StemNames.Select(name => (name, track.PathOf(name)));
            var project = StemProject.Of(track.Name, reader.Format, summary.Frames, stems, _preset.Preset, score);
            DawProjectWriter.Write(project, Path.Combine(track.Folder, ProjectFileName), cancellation);
        }

        var report = Describe(track, reader, encoding, summary, files, time.Elapsed.TotalSeconds);
        AtomicFile.WriteAllText(Path.Combine(track.Folder, RenderReport.FileName), RenderJson.Write(report));

        if (_settings.Report)
        {
            AtomicFile.WriteAllText(Path.Combine(track.Folder, ReportPage.FileName), ReportPage.Write(report, _preset.Preset));
        }

        folders.Keep();
        return report;
    }

    private void CheckTargets(RenderTrack track)
    {
        (string Name, bool IsWritten)[] others =
        [
            (RenderReport.FileName, true),
            (ScoreFileName, _settings.Transcribe),
            (ProjectFileName, _settings.DawProject),
            (ReportPage.FileName, _settings.Report),
        ];
        var otherPaths = others.Where(other => other.IsWritten).Select(other => Path.Combine(track.Folder, other.Name));

        foreach (var path in StemNames.Select(track.PathOf).Concat(otherPaths))
        {
            if (Path.GetFullPath(path) == Path.GetFullPath(track.InputPath))
            {
                throw new CommandFailure($"{path}: is the input itself; choose another folder with -o");
            }

            if (!_settings.Overwrite && File.Exists(path))
            {
                throw new CommandFailure($"{path}: exists already; --overwrite replaces it");
            }
        }
    }

    private RenderReport Describe(
        RenderTrack track, AudioReader reader, SampleEncoding encoding, SeparationSummary summary, StemFiles files, double seconds)
    {
        var stems = files.ToReports();
        var duration = reader.Format.SecondsOf(summary.Frames);

        return new RenderReport
        {
            Version = ProgramVersion.Text,
            Track = track.Name,
            Input = Path.GetFileName(track.InputPath),
            Preset = _preset.Preset.Name,
            ModelSha256 = _preset.ModelSha256,
            Provider = _preset.Model.Provider.Name,
            ProviderReason = _preset.Model.Provider.Reason,
            SampleRate = reader.Format.SampleRate,
            Channels = reader.Format.Channels,
            Frames = summary.Frames,
            Seconds = Math.Round(duration, 3),
            InputEncoding = EncodingNames.Of(reader.Encoding),
            Encoding = EncodingNames.Of(encoding),
            WienerIterations = _settings.WienerIterations,
            Stems = stems,
            Score = _settings.Transcribe ? ScoreFileName : null,
            Project = _settings.DawProject ? ProjectFileName : null,
            NonFiniteSamples = summary.NonFiniteSamples,
            Warnings = [.. Warnings(stems, summary)],
            SecondsTaken = Math.Round(seconds, 3),
            RealTimeFactor = Math.Round(duration / seconds, 2),
        };
    }

    private static IEnumerable<string> Warnings(IReadOnlyList<StemReport> stems, SeparationSummary summary)
    {
        if (summary.NonFiniteSamples > 0)
        {
            yield return $"{summary.NonFiniteSamples} samples of the input are not numbers and were taken as silence";
        }

        foreach (var stem in stems.Where(stem => stem.ClippedSamples > 0))
        {
            yield return $"{stem.File}: {stem.ClippedSamples} samples were clipped at full scale; --bits 32 keeps them";
        }
    }
}
