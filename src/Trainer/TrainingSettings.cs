using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Score;

namespace WeakSep.Trainer;

/// <summary>
/// Everything that decides a run, and nothing else. A settings file names only what differs from these defaults, which
/// are the values of score.md (the paper's, and the specification's where the paper is silent).
/// </summary>
public sealed record TrainingSettings
{
    /// <summary>Seed of weights and data. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Instruments in the order of the model's outputs. Default bass, guitar, piano.</summary>
    public string[] Instruments { get; init; } = ["bass", "guitar", "piano"];

    /// <summary>Sample rate of training, Hz. Default 16000.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>STFT window, samples. Default 2048.</summary>
    public int Window { get; init; } = 2048;

    /// <summary>STFT hop, samples. Default 500.</summary>
    public int Hop { get; init; } = 500;

    /// <summary>Shape of the window. Default <see cref="WindowShape.SqrtHann"/>.</summary>
    public WindowShape WindowShape { get; init; } = WindowShape.SqrtHann;

    /// <summary>
    /// Lowest bins that the networks see and mask; what lies above follows the topmost masks when audio is rendered.
    /// Default: all.
    /// </summary>
    public int? LowestBins { get; init; }

    /// <summary>Frames of a training clip. Default 128 (4 s at the default grid).</summary>
    public int ClipFrames { get; init; } = 128;

    /// <summary>Clips of a step. Default 16.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Clips of a step mixed anew from solo passages, beside <see cref="Batch"/>. Default 0: none, as the paper.</summary>
    public int RemixBatch { get; init; }

    /// <summary>The separator's network.</summary>
    public TcnSettings Separator { get; init; } = new();

    /// <summary>The transcriptor's network.</summary>
    public TcnSettings Transcriptor { get; init; } = new();

    /// <summary>The network of the separator that is told the score, where the recipe "score" trains one.</summary>
    public TcnSettings Informed { get; init; } = new();

    /// <summary>Loss weights of the recipe "score".</summary>
    public ScoreLossSettings Losses { get; init; } = new();

    /// <summary>Random changes of clips.</summary>
    public AugmentationSettings Augmentation { get; init; } = new();

    /// <summary>How each stage is optimised.</summary>
    public ScheduleSettings Schedule { get; init; } = new();

    /// <summary>How the transcriptor is optimised, where it differs. Default: as <see cref="Schedule"/>.</summary>
    public ScheduleSettings? TranscriptorSchedule { get; init; }

    /// <summary>How the separator that is told the score is optimised, where it differs. Default: as <see cref="Schedule"/>.</summary>
    public ScheduleSettings? InformedSchedule { get; init; }

    /// <summary>Number of bins that the networks see.</summary>
    public int Bins => LowestBins ?? Grid.Bins;

    /// <summary>The STFT grid.</summary>
    public StftGrid Grid => new(SampleRate, Window, Hop);

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(Instruments.Length, 1, 64);
        Require.InRange(SampleRate, 1000, 192000);
        Require.InRange(Window, 16, 1 << 16);
        Require.InRange(Hop, 1, Window);
        Require.InRange(Bins, 1, Grid.Bins);
        Require.InRange(ClipFrames, 2, 1 << 14);
        Require.InRange(Batch, 1, 4096);
        Require.InRange(RemixBatch, 0, 4096);
        Separator.Validate();
        Transcriptor.Validate();
        Informed.Validate();
        Losses.Validate();
        Augmentation.Validate();
        Schedule.Validate();
        TranscriptorSchedule?.Validate();
        InformedSchedule?.Validate();

        if (Losses.Informed > 0 && RemixBatch == 0)
        {
            throw new ArgumentException(
                $"losses.informed is {Losses.Informed} and remixBatch 0; expected remixBatch above 0, since the informed separator learns from remixes");
        }
    }
}
