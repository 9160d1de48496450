namespace WeakSep.Host.Mixing;

/// <summary>The mixer cannot do what it is asked for; the message is one line for people.</summary>
internal sealed class MixerException : Exception
{
    public MixerException(string message)
        : base(message)
    {
    }

    public MixerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
