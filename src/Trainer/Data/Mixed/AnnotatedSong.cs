using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Data.Mixed;

/// <summary>A song and what of it may be seen.</summary>
/// <param name="Folder">
/// Its files. Without a score its stems are the instruments that sound in it by stems or labels, without parts.
/// </param>
/// <param name="Known">What is known of it. Where it has a score and less is known than that, the score is made as coarse.</param>
/// <param name="Events">When instruments sound by labels with times; classes are the run's instruments. Null where there are none.</param>
public sealed record AnnotatedSong(TrackFolder Folder, ClipKnowledge Known, IReadOnlyList<LabelledInterval>? Events = null);
