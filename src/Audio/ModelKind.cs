namespace WeakSep.Audio;

/// <summary>What a model computes from magnitudes.</summary>
public enum ModelKind
{
    /// <summary>One mask per source: [batch, frames, bins] to [batch, sources, frames, bins].</summary>
    Mask,

    /// <summary>One piano roll per source: [batch, frames, bins] to [batch, sources, frames, 88].</summary>
    Transcriptor,

    /// <summary>
    /// What sounds: [batch, frames, bins] to "activity" [batch, sources, frames / step] and "present" [batch, sources], of
    /// the clip that it is given, as a whole.
    /// </summary>
    Classifier,
}
