namespace WeakSep.Audio;

/// <summary>
/// Marks a method that runs on the audio thread: it never allocates, locks, logs, throws or does I/O.
/// Every marked method has a case in the zero-allocation tests.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AudioThreadAttribute : Attribute;
