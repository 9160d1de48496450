using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests;

/// <summary>Tracks of sine tones with their rolls, written to a temporary folder.</summary>
internal sealed class TrackMaker : IDisposable
{
    public const int SampleRate = 4000;
    public const int Hop = 128;

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-test").FullName;
    private int _files;

    /// <summary>
    /// A track from one line per instrument, a character per 16 frames: '-' rests, a letter plays a tone, 'a' the lowest.
    /// </summary>
    public TrainingTrack Make(string name, params string[] lines)
    {
        const int FramesPerCharacter = 16;
        var frames = lines[0].Length * FramesPerCharacter;
        var mixture = new float[frames * Hop];
        var rolls = new UInt128[lines.Length][];
        var sources = new MappedSamples?[lines.Length];

        for (var i = 0; i < lines.Length; i++)
        {
            rolls[i] = new UInt128[frames];
            var source = new float[mixture.Length];

            for (var frame = 0; frame < frames; frame++)
            {
                var character = lines[i][frame / FramesPerCharacter];

                if (character == '-')
                {
                    continue;
                }

                var pitch = 20 + 12 * i + (character - 'a');
                rolls[i][frame] = UInt128.One << pitch;
                var hertz = 440 * Math.Pow(2, (pitch + 21 - 69) / 12.0);

                for (var n = frame * Hop; n < (frame + 1) * Hop; n++)
                {
                    source[n] = (float)(0.2 * Math.Sin(2 * Math.PI * hertz * n / SampleRate));
                }
            }

            sources[i] = Map(source);

            for (var n = 0; n < mixture.Length; n++)
            {
                mixture[n] += source[n];
            }
        }

        return new TrainingTrack(name, Map(mixture), sources, rolls);
    }

    /// <summary>Data of a few tracks with solo passages of two instruments.</summary>
    public TrainingData Data()
    {
        return new TrainingData(
            [Make("one", "aab---cdbb--", "--bbcc--aaaa"), Make("two", "c--cba--bb-a", "dd----cc--ab")],
            [Make("three", "ab-ba-cc--ab", "--cc-ba--dd-")]);
    }

    public static TrainingSettings Settings => new()
    {
        SampleRate = SampleRate,
        Window = 512,
        Hop = Hop,
        Instruments = ["bass", "guitar"],
        ClipFrames = 24,
        Batch = 2,
        Separator = Tiny,
        Transcriptor = Tiny,
        Schedule = new ScheduleSettings { EpochSteps = 4, MaxSteps = 12, ValidationBatches = 2 },
    };

    private static Trainer.Networks.TcnSettings Tiny =>
        new() { Bottleneck = 8, Hidden = 12, Skip = 8, Repeats = 1, BlocksPerRepeat = 3 };

    public string Folder(string name) => Path.Combine(_folder, name);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    private MappedSamples Map(float[] samples)
    {
        var path = Path.Combine(_folder, $"{_files++}.s16");
        MappedSamples.Write(path, samples);

        return new MappedSamples(path);
    }
}
