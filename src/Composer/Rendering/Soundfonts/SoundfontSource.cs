using WeakSep.Composer.Rendering.Interop;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.Soundfonts;

/// <summary>Plays a part with a preset of a soundfont, through FluidSynth.</summary>
/// <param name="Soundfont">Where the preset is.</param>
/// <param name="Bank">Bank; 128 holds the drum kits.</param>
/// <param name="Program">0-based program.</param>
internal sealed record SoundfontSource(Soundfont Soundfont, int Bank, int Program) : ISoundSource
{
    private const int ChunkFrames = 64 * FluidSynthesizer.BlockFrames;
    private const int DefaultBendSemitones = 2;
    private const int MaxBendSemitones = 24;

    /// <summary>
    /// Share of the left channel in the mono sound, 0 to 1: another place of the microphone for stereo samples.
    /// </summary>
    internal double LeftShare { get; init; } = 0.5;

    /// <summary>Shift of the filter cutoff in cents, 0 or below.</summary>
    internal double CutoffCents { get; init; }

    /// <summary>Shift of the release time in timecents; 1200 doubles it.</summary>
    internal double ReleaseTimecents { get; init; }

    /// <summary>Shift of the decay time in timecents; 1200 doubles it.</summary>
    internal double DecayTimecents { get; init; }

    /// <inheritdoc/>
    public string Name => $"soundfont:{Soundfont.Name}";

    /// <inheritdoc/>
    public string Title => Soundfont.Presets.Name(Bank, Program);

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters =>
    [
        ("bank", Bank), ("left_share", LeftShare), ("cutoff_cents", CutoffCents),
        ("release_timecents", ReleaseTimecents), ("decay_timecents", DecayTimecents),
    ];

    /// <inheritdoc/>
    public void Render(ScorePart part, double tuningCents, Span<float> output, RenderContext context)
    {
        using var synthesizer = context.Soundfonts.Start(Soundfont, Bank, Program);
        synthesizer.SetBendRange(BendRange(part));
        synthesizer.Offset(SoundfontGenerator.FineTune, tuningCents);
        synthesizer.Offset(SoundfontGenerator.FilterCutoff, CutoffCents);
        synthesizer.Offset(SoundfontGenerator.VolumeRelease, ReleaseTimecents);
        synthesizer.Offset(SoundfontGenerator.VolumeDecay, DecayTimecents);
        Play(synthesizer, PartEvents.Of(part, context.SampleRate, FluidSynthesizer.BlockFrames), output);
    }

    private static double BendRange(ScorePart part) => Math.Clamp(
        part.Bends.Max(bend => (double?)Math.Abs(bend.Semitones)) ?? 0, DefaultBendSemitones, MaxBendSemitones);

    private void Play(FluidSynthesizer synthesizer, IReadOnlyList<PartEvent> events, Span<float> output)
    {
        Span<float> left = stackalloc float[ChunkFrames];
        Span<float> right = stackalloc float[ChunkFrames];
        var leftGain = (float)(2 * LeftShare);
        var rightGain = 2 - leftGain;
        var next = 0;

        for (long frame = 0; frame < output.Length;)
        {
            for (; next < events.Count && events[next].Frame <= frame; next++)
            {
                Send(synthesizer, events[next]);
            }

            var until = next < events.Count ? Math.Min(events[next].Frame, output.Length) : output.Length;
            var blocks = (until - frame + FluidSynthesizer.BlockFrames - 1) / FluidSynthesizer.BlockFrames;
            var frames = (int)Math.Min(blocks * FluidSynthesizer.BlockFrames, ChunkFrames);
            synthesizer.Render(left[..frames], right[..frames]);
            var target = output.Slice((int)frame, (int)Math.Min(frames, output.Length - frame));

            for (var i = 0; i < target.Length; i++)
            {
                target[i] = (leftGain * left[i]) + (rightGain * right[i]);
            }

            frame += frames;
        }
    }

    private static void Send(FluidSynthesizer synthesizer, PartEvent item)
    {
        switch (item.Kind)
        {
            case PartEventKind.Control:
                synthesizer.Control(item.Number, (int)item.Value);
                break;
            case PartEventKind.Bend:
                synthesizer.Bend(item.Value);
                break;
            case PartEventKind.NoteOff:
                synthesizer.NoteOff(item.Number);
                break;
            case PartEventKind.NoteOn:
                synthesizer.NoteOn(item.Number, (int)item.Value);
                break;
            default:
                throw new InvalidOperationException($"Unknown event {item.Kind}.");
        }
    }
}
