using System.Security.Cryptography;
using WeakSep.MidiScore;
using YamlDotNet.Serialization;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>
/// Writes a track's metadata.yaml: Slakh2100's keys, and beside them every choice that made the sound.
/// </summary>
internal static class TrackMetadata
{
    /// <summary>Folder of the stems inside a track.</summary>
    internal const string AudioFolder = "stems";

    /// <summary>Folder of the stems' MIDI files inside a track.</summary>
    internal const string MidiFolder = "MIDI";

    private const int DrumProgram = 128;        // Slakh2100 numbers drum kits so
    private const int IdBytes = 16;
    private const int Decimals = 5;

    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithQuotingNecessaryStrings()
        .DisableAliases()
        .Build();

    /// <summary>Name of a stem.</summary>
    /// <param name="index">0-based part of the score.</param>
    internal static string StemName(int index) => $"S{index:00}";

    /// <summary>The file's content.</summary>
    /// <param name="plan">The track.</param>
    /// <param name="score">Its score as written to MIDI.</param>
    /// <param name="sound">The sounds of its parts.</param>
    /// <param name="rendered">What was rendered.</param>
    /// <param name="midi">Bytes of the score's MIDI file, which give the track its identity.</param>
    /// <param name="settings">Settings of the data set.</param>
    internal static string Write(
        TrackPlan plan, Score score, TrackSound sound, RenderedTrack rendered, ReadOnlySpan<byte> midi,
        SynthSettings settings)
    {
        var stems = new Dictionary<string, object>();

        for (var i = 0; i < score.Parts.Count; i++)
        {
            stems.Add(StemName(i), Stem(plan.Piece.Score.Parts[i], sound.Parts[i], rendered.StemLoudnessLufs[i]));
        }

        var track = new Dictionary<string, object>
        {
            ["UUID"] = Convert.ToHexStringLower(SHA256.HashData(midi).AsSpan(0, IdBytes)),
            ["audio_dir"] = AudioFolder,
            ["midi_dir"] = MidiFolder,
            ["normalization_factor"] = Rounded(sound.LoudnessLufs),
            ["normalized"] = true,
            ["overall_gain"] = Rounded(rendered.OverallGain),
            ["style"] = plan.Piece.Style,
            ["key"] = plan.Piece.Key,
            ["bpm"] = Rounded(plan.Piece.BeatsPerMinute),
            ["form"] = plan.Piece.Form,
            ["score"] = plan.Piece.Origin,
            ["seed"] = settings.Seed,
            ["track"] = plan.Number,
            ["duration"] = Rounded((double)rendered.Mix.Length / settings.Channels / settings.SampleRate),
        };

        if (sound.Room is { } room)
        {
            track["room"] = Values(room.Parameters);
        }

        track["stems"] = stems;
        return Yaml.Serialize(track);
    }

    private static Dictionary<string, object> Stem(ScorePart written, PartSound sound, double loudnessLufs)
    {
        var stem = new Dictionary<string, object>
        {
            ["audio_rendered"] = true,
            ["inst_class"] = written.IsDrum ? "Drums" : GeneralMidi.FamilyName(sound.Program),
            ["integrated_loudness"] = Rounded(loudnessLufs),
            ["is_drum"] = written.IsDrum,
            ["midi_program_name"] = written.IsDrum ? "Drums" : GeneralMidi.ProgramName(sound.Program),
            ["midi_saved"] = true,
            ["plugin_name"] = sound.Source.Title,
            ["program_num"] = written.IsDrum ? DrumProgram : sound.Program,
            ["part"] = written.Name,
            ["written_program"] = written.Program,
            ["source"] = sound.Source.Name,
            ["tuning_cents"] = Rounded(sound.TuningCents),
            ["level_db"] = Rounded(sound.LevelDb),
            ["pan"] = Rounded(sound.Pan),
            ["parameters"] = Values(sound.Source.Parameters),
        };

        if (sound.Effects.Count > 0)
        {
            stem["effects"] = sound.Effects
                .Select(effect => new Dictionary<string, object> { [effect.Name] = Values(effect.Parameters) })
                .ToArray();
        }

        return stem;
    }

    private static Dictionary<string, double> Values(IEnumerable<(string Name, double Value)> parameters) =>
        parameters.ToDictionary(item => item.Name, item => Rounded(item.Value));

    // Infinity (silence) is spelt as YAML does: -.inf
    private static double Rounded(double value) => double.IsFinite(value) ? Math.Round(value, Decimals) : value;
}
