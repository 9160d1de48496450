namespace WeakSep.Composer.Rendering.Effects;

/// <summary>An effect on the sound of one part, with its parameters fixed when it was drawn.</summary>
/// <remarks>
/// Offline: the whole part is processed at once and state lives only during the call, so an effect can be shared
/// between threads. Effects keep onsets where they are to within a millisecond.
/// </remarks>
internal interface IPartEffect
{
    /// <summary>Name in metadata.yaml.</summary>
    string Name { get; }

    /// <summary>Parameters in metadata.yaml, units in their names.</summary>
    IEnumerable<(string Name, double Value)> Parameters { get; }

    /// <summary>Processes a part in place.</summary>
    /// <param name="samples">Mono samples of the whole part.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    void Process(Span<float> samples, int sampleRate);
}
