namespace WeakSep.Trainer.Networks;

/// <summary>What bends the values between a network's layers.</summary>
public enum TcnActivation
{
    /// <summary>A line with a learned slope below 0 (the specification).</summary>
    PRelu,

    /// <summary>A line with the slope 0.2 below 0: cheaper to train, since libtorch's backward pass of PReLU is slow on a CPU.</summary>
    LeakyRelu,
}
