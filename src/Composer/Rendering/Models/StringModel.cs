using WeakSep.Composer.Rendering.Effects;
using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering.Models;

/// <summary>A plucked string instrument: guitars, basses, harpsichord and clavinet.</summary>
/// <param name="Title">What it imitates.</param>
/// <param name="Instrument">Its parameters.</param>
/// <param name="Seed">Seed of what differs from note to note.</param>
internal sealed record StringModel(string Title, StringParameters Instrument, ulong Seed) : ISoundSource
{
    private const double CeilingQuality = 0.8;

    /// <inheritdoc/>
    public string Name => "model:string";

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Value)> Parameters => Instrument.Values;

    /// <inheritdoc/>
    public void Render(ScorePart part, double tuningCents, Span<float> output, RenderContext context)
    {
        output.Clear();
        var bends = new BendCurve(part, context.SampleRate);
        var dice = new Dice(Seed);

        foreach (var note in ModelNote.Of(part, context.SampleRate))
        {
            if (note.Start < output.Length)
            {
                var frequency = Tuning.Hz(note.Pitch, tuningCents);
                var own = dice.Fork($"note {note.Index}");
                StringVoice.Add(note, frequency, Instrument, bends, own, output, context.SampleRate);
            }
        }

        new EqualizerEffect(Instrument.Body).Process(output, context.SampleRate);
        var ceiling = BiquadFilter.LowPass(Instrument.CeilingHz, CeilingQuality, context.SampleRate);
        ceiling.Process(output);
    }
}
