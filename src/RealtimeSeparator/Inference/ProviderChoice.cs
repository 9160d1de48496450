using Microsoft.ML.OnnxRuntime;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>Which execution provider runs a model, and why a wished one does not.</summary>
/// <param name="Provider">The provider that runs; never <see cref="ExecutionProvider.Auto"/>.</param>
/// <param name="Reason">One sentence on why another does not; null when nothing was denied.</param>
public sealed record ProviderChoice(ExecutionProvider Provider, string? Reason)
{
    private const string CudaName = "CUDAExecutionProvider";
    private const string WebGpuName = "WebGpuExecutionProvider";
    private const string GraphOption = "enable_cuda_graph";

    /// <summary>Key in a call's options of the captured graph that the call is; -1 where it is none.</summary>
    internal const string GraphKey = "gpu_graph_id";

    /// <summary>The provider's name as the command line spells it.</summary>
    public string Name => NameOf(Provider);

    /// <summary>The name of a provider as the command line spells it.</summary>
    /// <param name="provider">The provider.</param>
    public static string NameOf(ExecutionProvider provider) => provider switch
    {
        ExecutionProvider.Cuda => "cuda",
        ExecutionProvider.WebGpu => "webgpu",
        ExecutionProvider.Cpu => "cpu",
        _ => "auto",
    };

    /// <summary>Adds the wished provider to the options of a session, or steps down to the processor.</summary>
    /// <param name="wish">What was asked for.</param>
    /// <param name="options">Options of the session to come.</param>
    /// <param name="captured">Whether calls of fixed shape are captured as CUDA graphs.</param>
    internal static ProviderChoice Apply(ExecutionProvider wish, SessionOptions options, bool captured)
    {
        if (wish == ExecutionProvider.Cpu)
        {
            return new ProviderChoice(ExecutionProvider.Cpu, Reason: null);
        }

        // WebGPU is never chosen by itself: on machines without a graphics card it runs in software, slower than the CPU.
        var target = wish == ExecutionProvider.Auto ? ExecutionProvider.Cuda : wish;
        var denial = TryAppend(target, options, captured);

        return denial is null
            ? new ProviderChoice(target, Reason: null)
            : StepDown(target, denial);
    }

    /// <summary>The choice after a provider failed.</summary>
    internal static ProviderChoice StepDown(ExecutionProvider failed, string reason) =>
        new(ExecutionProvider.Cpu, $"{NameOf(failed)} does not run: {OneLine(reason)}");

    private static string? TryAppend(ExecutionProvider target, SessionOptions options, bool captured)
    {
        var required = target == ExecutionProvider.Cuda ? CudaName : WebGpuName;

        if (!OrtEnv.Instance().GetAvailableProviders().Contains(required, StringComparer.OrdinalIgnoreCase))
        {
            return "this build of ONNX Runtime does not contain it";
        }

        try
        {
            if (target == ExecutionProvider.Cuda)
            {
                using var cuda = new OrtCUDAProviderOptions();
                cuda.UpdateOptions(new Dictionary<string, string> { ["device_id"] = "0", [GraphOption] = captured ? "1" : "0" });
                options.AppendExecutionProvider_CUDA(cuda);
            }
            else
            {
                options.AppendExecutionProvider("WebGPU", []);
            }

            return null;
        }
        catch (Exception problem) when (problem is OnnxRuntimeException or DllNotFoundException
                                            or EntryPointNotFoundException or NotSupportedException)
        {
            return problem.Message;
        }
    }

    private static string OneLine(string text)
    {
        const int Longest = 200;    // native messages carry file names and stack frames after the point
        var line = text.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }
}
