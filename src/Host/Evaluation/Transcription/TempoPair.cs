namespace WeakSep.Host.Evaluation.Transcription;

/// <summary>The tempo of a track beside the one that was found, both in quarter notes per minute.</summary>
/// <param name="Reference">The tempo of its score, the median over time.</param>
/// <param name="Estimate">The tempo of its transcription.</param>
internal readonly record struct TempoPair(double Reference, double Estimate);
