using WeakSep.Host.Projects;
using WeakSep.MidiScore;

namespace WeakSep.Host.Tests.Projects;

/// <summary>Projects to write.</summary>
internal static class ProjectSamples
{
    /// <summary>A track whose file holds bytes; what they mean is no matter of the writer's.</summary>
    public static DawTrack Track(string folder, string name, string extension = "wav")
    {
        var path = Path.Combine(folder, $"stem-{Directory.GetFiles(folder).Length}.{extension}");
        File.WriteAllBytes(path, [.. Enumerable.Range(0, 1000).Select(index => (byte)(index + name.Length))]);
        return new DawTrack(name, "#4e79a7", path, Channels: 2);
    }

    /// <summary>A project with everything that can be in one.</summary>
    public static DawProject Everything(string folder) => new(
        "Song",
        new TempoMap([new TempoChange(0, 120), new TempoChange(2, 60)], [new TimeSignature(4, 7, 8)]),
        SampleRate: 44100,
        Seconds: 10,
        MasterGainDb: -1,
        [
            Track(folder, "Bass") with { Notes = [new ScoreNote(1, 2, 40, 100), new ScoreNote(3, 12, 43, 90)], GainDb = -3, Pan = 0.5, Mute = true },
            Track(folder, "Piano") with { Notes = [new ScoreNote(0, 1, 60, 1)], Solo = true },
            Track(folder, "Residual") with { Channels = 1 },
        ]);
}
