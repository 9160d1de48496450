namespace WeakSep.RealtimeSeparator.Offline;

/// <summary>What travels from reading through the model to synthesis: a run of frames with the samples that came with them.</summary>
internal sealed class SeparationBlock
{
    /// <summary>Samples of the mixture that were read for this block, [channels][samples]; they reach past its frames.</summary>
    internal SampleQueue Samples { get; set; } = null!;

    /// <summary>Magnitudes for the model, [LeadFrames + BodyFrames + TrailFrames, bins].</summary>
    internal float[] Magnitudes { get; set; } = [];

    /// <summary>The model's answer, [sources, LeadFrames + BodyFrames + TrailFrames, bins].</summary>
    internal float[] Masks { get; set; } = [];

    /// <summary>Frames of context before the body.</summary>
    internal int LeadFrames { get; set; }

    /// <summary>Frames that this block is for.</summary>
    internal int BodyFrames { get; set; }

    /// <summary>Frames of look-ahead after the body.</summary>
    internal int TrailFrames { get; set; }

    /// <summary>Whether this is the last block.</summary>
    internal bool IsLast { get; set; }

    /// <summary>Frames that the model sees.</summary>
    internal int AllFrames => LeadFrames + BodyFrames + TrailFrames;
}
