namespace WeakSep.Trainer.Recipes.Score;

/// <summary>Weights of the terms of score.md section 7; the defaults are the paper's.</summary>
public sealed record ScoreLossSettings
{
    /// <summary>alpha_1, of L_inst in the transcriptor's objective. Default 0.03.</summary>
    public double Instrument { get; init; } = 0.03;

    /// <summary>beta_1, of L_pitch in the transcriptor's objective. Default 0.1.</summary>
    public double Pitch { get; init; } = 0.1;

    /// <summary>Of the transcription of separated sources. Default 1.</summary>
    public double SeparatedScore { get; init; } = 1;

    /// <summary>alpha_2, of L_c-mix. Default 1.</summary>
    public double ClipMixture { get; init; } = 1;

    /// <summary>beta_2, of L_h-mix. Default 0.1.</summary>
    public double HarmonicMixture { get; init; } = 0.1;

    /// <summary>alpha_3, of the adversarial mixture loss in fine-tuning; the paper's is 0.2. Default 0: unused.</summary>
    public double AdversarialMixture { get; init; }

    /// <summary>
    /// Largest logarithm that the adversarial mixture loss rewards (S7), in nats: what a note found wrong can earn. Default 10, as
    /// the specification; 0.7 rewards doubt and nothing beyond.
    /// </summary>
    public double AdversarialLimit { get; init; } = 10;

    /// <summary>beta_3, of the adversarial transcription loss in fine-tuning; the paper's is 0.05. Default 0: unused.</summary>
    public double AdversarialTranscription { get; init; }

    /// <summary>
    /// Of the L1 distance on solo remixes (clips mixed from passages where one instrument plays alone by the score);
    /// not in the paper, and used only where <see cref="TrainingSettings.RemixBatch"/> is above 0. Default 1.
    /// </summary>
    public double SoloRemix { get; init; } = 1;

    /// <summary>
    /// Of the distance from what a separator finds that is told the score (<see cref="InformedStage"/>); not in the paper.
    /// Above 0 it needs <see cref="TrainingSettings.RemixBatch"/> above 0. Default 0: no such separator is trained.
    /// </summary>
    public double Informed { get; init; }

    /// <summary>
    /// Clips of a batch whose separated sources go through the transcriptor: as many passes a clip as there are instruments.
    /// Default: all, as the paper.
    /// </summary>
    public int? TranscribedClips { get; init; }

    /// <summary>
    /// Distance between separated and known magnitudes: of solo remixes, and of the recipe "supervised".
    /// Default <see cref="SourceDistance.Absolute"/>, as the paper.
    /// </summary>
    public SourceDistance Distance { get; init; }

    /// <summary>On what that distance is measured. Default <see cref="DistanceDomain.Magnitudes"/>, as the paper.</summary>
    public DistanceDomain DistanceOn { get; init; }

    /// <summary>
    /// Whether known magnitudes are phase-sensitive: |S| cos(angle S - angle X), cut to 0 to |X|, the part of the source
    /// that a mask on the mixture's phase can give back. Default false, as the paper.
    /// </summary>
    public bool PhaseSensitive { get; init; }

    /// <summary>
    /// Factor of the magnitude scale kappa that calibration finds. Default 1, at which c-mix equals the score loss of an untrained
    /// separator; in docs/results/score.md 0.1 separates 3 dB better.
    /// </summary>
    public double KappaFactor { get; init; } = 1;

    /// <summary>Who judges separated sources. Default <see cref="CriticKind.Notes"/>.</summary>
    public CriticKind Critic { get; init; }

    /// <summary>Bins on either side of a partial's that count as active in the harmonic mask. Default 1.</summary>
    public int ToleranceBins { get; init; } = 1;

    /// <summary>Tuning of the harmonic mask: A4, Hz. Default 440.</summary>
    public double TuningHz { get; init; } = 440;

    /// <summary>Most partials per note in the harmonic mask; null for all below Nyquist. Default null.</summary>
    public int? MaxHarmonics { get; init; }

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not a number.</exception>
    public void Validate()
    {
        Require.InRange(Instrument, 0, 1e6);
        Require.InRange(Pitch, 0, 1e6);
        Require.InRange(SeparatedScore, 0, 1e6);
        Require.InRange(ClipMixture, 0, 1e6);
        Require.InRange(HarmonicMixture, 0, 1e6);
        Require.InRange(AdversarialMixture, 0, 1e6);
        Require.InRange(AdversarialLimit, 1e-3, 100);
        Require.InRange(AdversarialTranscription, 0, 1e6);
        Require.InRange(ToleranceBins, 0, 64);
        Require.InRange(TuningHz, 300, 600);
        Require.InRange(SoloRemix, 0, 1e6);
        Require.InRange(Informed, 0, 1e6);
        Require.InRange(TranscribedClips ?? 1, 1, 4096);
        Require.InRange(KappaFactor, 1e-6, 1e6);
        Require.InRange(MaxHarmonics ?? 1, 1, 1024);
    }
}
