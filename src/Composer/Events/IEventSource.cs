namespace WeakSep.Composer.Events;

/// <summary>One individual that makes sounds of a class: this dog, that horn. Its parameters were drawn when it was designed.</summary>
/// <remarks>Plays offline; state lives only during a call, so that threads can share it.</remarks>
internal interface IEventSource
{
    /// <summary>Plays.</summary>
    /// <param name="seconds">Length of the recording, 0.5 or more.</param>
    /// <param name="sampleRate">Rate in Hz.</param>
    /// <param name="dice">What differs from one recording of the individual to the next.</param>
    /// <returns>Mono samples of any level.</returns>
    float[] Play(double seconds, int sampleRate, Dice dice);
}
