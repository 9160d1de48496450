namespace WeakSep.Trainer.Export;

/// <summary>A network that cannot be exported; the message names the checkpoint and the reason.</summary>
public sealed class ExportException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">Checkpoint and reason.</param>
    public ExportException(string message)
        : base(message)
    {
    }
}
