using WeakSep.Audio.Metrics;

namespace WeakSep.Trainer.Evaluation;

/// <summary>Hits and misses of a classifier for one class (metrics.md section 9).</summary>
/// <param name="Class">Name of the class.</param>
/// <param name="Frames">Counted over frames, at the classifier's rate; null where clips are labelled as a whole only.</param>
/// <param name="Clips">Counted over clips.</param>
public sealed record ClassifierScore(string Class, DetectionCounts? Frames, DetectionCounts Clips);
