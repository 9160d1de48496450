using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Networks;
using WeakSep.Trainer.Recipes.Labels;
using WeakSep.Trainer.Recipes.Mixed;
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

    /// <summary>
    /// Which parts of a score are which instrument, by the instrument's name. Default: none, instruments go by their names:
    /// piano, organ, guitar, bass, strings, voice, brass, reed, pipe and synth are families of General MIDI, drums the drum
    /// parts and other whatever is left; any other name is looked for in the names of tracks.
    /// </summary>
    public Dictionary<string, PartRule> Parts { get; init; } = [];

    /// <summary>When scores of songs in the plain layout are aligned to their sound. Default <see cref="AlignmentUse.Auto"/>.</summary>
    public AlignmentUse Align { get; init; }

    /// <summary>Sample rate of training, Hz. Default 16000.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>STFT window, samples. Default 2048.</summary>
    public int Window { get; init; } = 2048;

    /// <summary>STFT hop, samples. Default 500.</summary>
    public int Hop { get; init; } = 500;

    /// <summary>Shape of the window. Default <see cref="WindowShape.SqrtHann"/>.</summary>
    public WindowShape WindowShape { get; init; } = WindowShape.SqrtHann;

    /// <summary>
    /// Samples of the synthesis window of a model that is to run live, even: the analysis window then rises long and falls
    /// in half of it. Default: none, both windows are the same.
    /// </summary>
    public int? SynthesisWindow { get; init; }

    /// <summary>
    /// How many times as often the model is run than it was trained: in playback its frames come every
    /// <see cref="Hop"/> / <see cref="Interleave"/> samples and are dealt in turn to as many streams. Default 1.
    /// </summary>
    public int Interleave { get; init; } = 1;

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

    /// <summary>
    /// An LSTM as the separator, in place of <see cref="Separator"/>, for the recipes "labels" and "supervised". Default: none.
    /// </summary>
    public RecurrentSettings? Recurrent { get; init; }

    /// <summary>The transcriptor's network.</summary>
    public TcnSettings Transcriptor { get; init; } = new();

    /// <summary>The network of the separator that is told the score, where a recipe trains one.</summary>
    public TcnSettings Informed { get; init; } = new();

    /// <summary>Loss weights of the recipes "score" and "mixed".</summary>
    public ScoreLossSettings Losses { get; init; } = new();

    /// <summary>How the recipe "labels" trains.</summary>
    public LabelSettings Labels { get; init; } = new();

    /// <summary>How the recipe "mixed" learns from songs of which not the same is known.</summary>
    public MixedSettings Mixed { get; init; } = new();

    /// <summary>Random changes of clips.</summary>
    public AugmentationSettings Augmentation { get; init; } = new();

    /// <summary>How each stage is optimised.</summary>
    public ScheduleSettings Schedule { get; init; } = new();

    /// <summary>How the transcriptor is optimised, where it differs. Default: as <see cref="Schedule"/>.</summary>
    public ScheduleSettings? TranscriptorSchedule { get; init; }

    /// <summary>How the classifier is optimised, where it differs. Default: as <see cref="Schedule"/>.</summary>
    public ScheduleSettings? ClassifierSchedule { get; init; }

    /// <summary>How the separator that is told the score is optimised, where it differs. Default: as <see cref="Schedule"/>.</summary>
    public ScheduleSettings? InformedSchedule { get; init; }

    /// <summary>How separator and transcriptor are fine-tuned together, step 3 of score.md. Default: not at all.</summary>
    public ScheduleSettings? FineTuneSchedule { get; init; }

    /// <summary>Who plays which part, by <see cref="Instruments"/> and <see cref="Parts"/>.</summary>
    public PartMap PartMap => new(Instruments, Parts);

    /// <summary>Number of bins that the networks see.</summary>
    public int Bins => LowestBins ?? Grid.Bins;

    /// <summary>The STFT grid.</summary>
    public StftGrid Grid => new(SampleRate, Window, Hop);

    /// <summary>Samples from frame to frame when the model is run.</summary>
    public int PlaybackHop => Hop / Interleave;

    /// <summary>The analysis and synthesis windows with which the model is run.</summary>
    public WindowPair Windows => SynthesisWindow is { } synthesis
        ? WindowPair.CreateAsymmetric(Window, synthesis, PlaybackHop)
        : WindowPair.Create(WindowShape, Window, PlaybackHop);

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    public void Validate()
    {
        Require.InRange(Instruments.Length, 1, 64);
        CheckInstruments();
        Require.InRange(SampleRate, 1000, 192000);
        Require.InRange(Window, 16, 1 << 16);
        Require.InRange(Hop, 1, Window);
        Require.InRange(Interleave, 1, 64);
        Require.InRange(SynthesisWindow ?? Window, 2, Window);
        Require.InRange(Bins, 1, Grid.Bins);
        Require.InRange(ClipFrames, 2, 1 << 14);
        Require.InRange(Batch, 1, 4096);
        Require.InRange(RemixBatch, 0, 4096);
        Separator.Validate();
        Transcriptor.Validate();
        Informed.Validate();
        Recurrent?.Validate();
        Labels.Validate();
        Mixed.Validate();
        Losses.Validate();
        Augmentation.Validate();
        Schedule.Validate();
        TranscriptorSchedule?.Validate();
        InformedSchedule?.Validate();
        ClassifierSchedule?.Validate();
        FineTuneSchedule?.Validate();

        if (Hop % Interleave != 0)
        {
            throw new ArgumentException($"interleave is {Interleave}; expected a divisor of hop, {Hop}");
        }

        if (SynthesisWindow is { } synthesis && (synthesis % 2 != 0 || PlaybackHop > synthesis / 2))
        {
            throw new ArgumentException(
                $"synthesisWindow is {synthesis}; expected an even number of at least twice hop / interleave, {2 * PlaybackHop}");
        }

        if (FineTuneSchedule is not null && Losses.AdversarialMixture > 0 && Batch < Instruments.Length)
        {
            throw new ArgumentException(
                $"batch is {Batch}; expected at least {Instruments.Length}: the adversarial mixture loss takes each instrument from another clip");
        }

        if (Losses.Informed > 0 && RemixBatch == 0)
        {
            throw new ArgumentException(
                $"losses.informed is {Losses.Informed} and remixBatch 0; expected remixBatch above 0, since the informed separator learns from remixes");
        }
    }

    private void CheckInstruments()
    {
        foreach (var (index, name) in Instruments.Index())
        {
            // Names become names of files and of the model's outputs.
            if (name.Length is 0 or > 32 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            {
                throw new ArgumentException($"instruments: {name}; expected 1 to 32 letters, digits, - and _");
            }

            if (Array.IndexOf(Instruments, name) < index)
            {
                throw new ArgumentException($"instruments: {name} twice; expected different names");
            }
        }

        _ = PartMap;
    }
}
