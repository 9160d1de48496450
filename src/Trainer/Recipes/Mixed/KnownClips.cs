using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Mixed;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Recipes.Mixed;

/// <summary>Those clips of a batch of which the same is known.</summary>
internal sealed class KnownClips
{
    private readonly Tensor _rows;

    private KnownClips(Knowledge kind, ClipBatch batch, int[] rows)
    {
        Kind = kind;
        _rows = tensor(rows.Select(row => (long)row).ToArray());
        Share = (double)rows.Length / batch.Names.Count;
        Clips = new ClipBatch(
            [.. rows.Select(row => batch.Names[row])],
            Of(batch.Mixture),
            Of(batch.Roll),
            batch.Sources is null ? null : Of(batch.Sources),
            batch.Spectrum is null ? null : Of(batch.Spectrum),
            batch.SourceSpectra is null ? null : Of(batch.SourceSpectra));
    }

    /// <summary>What is known of them.</summary>
    public Knowledge Kind { get; }

    /// <summary>The clips.</summary>
    public ClipBatch Clips { get; }

    /// <summary>Their share of the batch. A mean over them times this is their part of the mean over the batch.</summary>
    public double Share { get; }

    /// <summary>The clips of a batch by what is known best of them.</summary>
    public static IEnumerable<KnownClips> ByStrongest(ClipBatch batch) => Divide(batch, known => known.Strongest);

    /// <summary>The clips of a batch by how closely what sounds is known.</summary>
    public static IEnumerable<KnownClips> ByLabels(ClipBatch batch) => Divide(batch, known => known.Labels);

    /// <summary>Their part of something that was computed for the whole batch.</summary>
    public Tensor Of(Tensor ofBatch) => ofBatch.index_select(0, _rows);

    private static IEnumerable<KnownClips> Divide(ClipBatch batch, Func<ClipKnowledge, Knowledge> kindOf)
    {
        return batch.Known!.Index()
            .GroupBy(one => kindOf(one.Item), one => one.Index)
            .OrderBy(group => group.Key)
            .Select(group => new KnownClips(group.Key, batch, [.. group]));
    }
}
