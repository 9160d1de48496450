using WeakSep.Audio.Files;
using WeakSep.Host.Presets;
using WeakSep.Host.Rendering;
using WeakSep.MidiScore;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Transcription;

/// <summary>Makes the score of a track: what a preset's transcriptor hears in what its separator makes.</summary>
/// <remarks>The same track and preset always give the same score.</remarks>
internal sealed class TrackTranscriber
{
    private const int PercussionChannel = 9;
    private const int Channels = 16;

    private readonly Preset _preset;
    private readonly OfflineTranscriber _transcriber;

    /// <summary>Prepares for many tracks; several threads may transcribe at once.</summary>
    /// <param name="preset">A preset that was loaded with its transcriptor.</param>
    internal TrackTranscriber(LoadedPreset preset)
    {
        var transcriptor = preset.Transcriptor ?? throw new ArgumentException("expected a preset with a transcriptor", nameof(preset));
        _preset = preset.Preset;
        _transcriber = new OfflineTranscriber(transcriptor, preset.Model);
    }

    /// <summary>Transcribes a track.</summary>
    /// <param name="path">The track.</param>
    /// <param name="display">Shows how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A part per source, at one tempo.</returns>
    /// <exception cref="AudioFileException">The track cannot be read, or is cut off.</exception>
    /// <exception cref="CommandFailure">The track holds nothing.</exception>
    internal Score Transcribe(string path, RenderDisplay display, CancellationToken cancellation)
    {
        var name = RenderTrack.NameOf(path);
        using var reader = AudioReader.Open(path);
        using var progress = display.Begin(name, reader.Frames, reader.Format.SampleRate);
        var heard = _transcriber.Transcribe(new ReaderSource(reader), progress: progress, cancellation: cancellation);
        MixtureCheck.Require(path, reader, heard.Summary);

        return ScoreOf(heard.Notes, name);
    }

    /// <summary>Transcribes a mixture that was found whole before.</summary>
    /// <param name="mixture">The mixture.</param>
    /// <param name="title">Name of the piece.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>A part per source, at one tempo.</returns>
    internal Score Transcribe(ISampleSource mixture, string title, CancellationToken cancellation) =>
        ScoreOf(_transcriber.Transcribe(mixture, cancellation: cancellation).Notes, title);

    /// <summary>The tempo that notes keep to best, in quarter notes per minute; 120 where they keep to none.</summary>
    /// <param name="notes">Notes of all sources.</param>
    internal static double TempoOf(IReadOnlyList<TrackedNote> notes) =>
        TempoEstimator.Estimate(notes.Select(note => note.OnsetSeconds)) ?? TempoMap.DefaultBpm;

    private Score ScoreOf(IReadOnlyList<TrackedNote> notes, string title)
    {
        var parts = _preset.Sources.Select((source, index) => PartOf(source, index, [.. notes.Where(note => note.Source == index)]));

        return new Score([.. parts], TempoMap.Constant(TempoOf(notes))) { Title = title };
    }

    private static ScorePart PartOf(PresetSource source, int index, TrackedNote[] notes)
    {
        var channel = index % (Channels - 1);

        return new ScorePart
        {
            Name = source.Title,
            Program = source is { Programs: [var first, ..] } ? first : 0,
            Channel = channel < PercussionChannel ? channel : channel + 1,
            Notes =
            [
                .. notes.Zip(
                    Velocities.Of(notes),
                    (note, velocity) => new ScoreNote(note.OnsetSeconds, note.OffsetSeconds, note.Pitch, velocity)),
            ],
        };
    }
}
