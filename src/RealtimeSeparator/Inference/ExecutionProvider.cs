namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>What computes a model.</summary>
public enum ExecutionProvider
{
    /// <summary>CUDA where it works, otherwise the processor.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA card through CUDA.</summary>
    Cuda,

    /// <summary>A graphics card through WebGPU.</summary>
    WebGpu,
}
