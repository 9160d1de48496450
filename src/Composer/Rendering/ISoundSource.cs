using WeakSep.MidiScore;

namespace WeakSep.Composer.Rendering;

/// <summary>Turns one part of a score into sound, before any effect.</summary>
internal interface ISoundSource
{
    /// <summary>What plays, as metadata.yaml records it: "soundfont:NAME" or "model:NAME".</summary>
    string Name { get; }

    /// <summary>What the sound is called: a preset's or a model's name.</summary>
    string Title { get; }

    /// <summary>The choices that make this source differ from others of its name, for the record.</summary>
    IEnumerable<(string Name, double Value)> Parameters { get; }

    /// <summary>Renders a part from time 0.</summary>
    /// <param name="part">The part; times in seconds.</param>
    /// <param name="tuningCents">Offset from A4 = 440 Hz.</param>
    /// <param name="output">Mono samples, overwritten; what sounds beyond its end is cut.</param>
    /// <param name="context">The sample rate and the worker's soundfonts.</param>
    void Render(ScorePart part, double tuningCents, Span<float> output, RenderContext context);
}
