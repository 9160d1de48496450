using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>Loads model files and checks them against what they promise about themselves.</summary>
public static class ModelLoader
{
    private const long MaxFileBytes = 1L << 30;     // bounds the memory that a wrong file can ask for; ours are near 15 MB

    /// <summary>Loads a mask model and warms it up.</summary>
    /// <param name="path">The .onnx file.</param>
    /// <param name="provider">What should compute it; steps down to the processor when that does not work.</param>
    /// <param name="threads">Threads within one call, at least 1.</param>
    /// <exception cref="ModelFileException">The file is missing, is not a model, or does not keep what its metadata promises.</exception>
    public static OnnxMaskModel LoadMaskModel(string path, ExecutionProvider provider, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        CheckFile(path);
        return new OnnxMaskModel(Load(options => new InferenceSession(path, options), ModelKind.Mask, path, provider, threads));
    }

    /// <summary>Loads a mask model from memory and warms it up.</summary>
    /// <param name="content">The bytes of the .onnx file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="provider">What should compute it; steps down to the processor when that does not work.</param>
    /// <param name="threads">Threads within one call, at least 1.</param>
    /// <exception cref="ModelFileException">The content is not a model, or does not keep what its metadata promises.</exception>
    public static OnnxMaskModel LoadMaskModel(byte[] content, string file, ExecutionProvider provider, int threads)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new OnnxMaskModel(Load(options => new InferenceSession(content, options), ModelKind.Mask, file, provider, threads));
    }

    /// <summary>Loads a streaming mask model that keeps its state from frame to frame, and warms it up.</summary>
    /// <param name="path">The .onnx file.</param>
    /// <param name="provider">What should compute it; steps down to the processor when that does not work.</param>
    /// <param name="threads">Threads within one call, at least 1.</param>
    /// <exception cref="ModelFileException">
    /// The file is missing, is not a streaming model, or does not keep what its metadata promises.
    /// </exception>
    public static OnnxStreamingModel LoadStreamingModel(string path, ExecutionProvider provider, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        CheckFile(path);
        var graph = Load(options => new InferenceSession(path, options), ModelKind.Mask, path, provider, threads, captured: true);

        if (graph.Facts.Mode != ModelMode.Streaming)
        {
            graph.Dispose();
            throw new ModelFileException($"{path}: metadata 'weaksep.mode': expected 'streaming', found 'block'");
        }

        try
        {
            return Stream(graph);
        }
        catch (Exception problem) when (graph.Provider.Provider == ExecutionProvider.Cuda
            && problem is OnnxRuntimeException or MissingLibraryException or InvalidOperationException)
        {
            var choice = ProviderChoice.StepDown(ExecutionProvider.Cuda, problem.Message);
            return Stream(Load(options => new InferenceSession(path, options), ModelKind.Mask, path, ExecutionProvider.Cpu, threads, reason: choice));
        }
    }

    /// <summary>Loads a transcriptor and warms it up.</summary>
    /// <param name="path">The .onnx file.</param>
    /// <param name="provider">What should compute it; steps down to the processor when that does not work.</param>
    /// <param name="threads">Threads within one call, at least 1.</param>
    /// <exception cref="ModelFileException">The file is missing, is not a model, or does not keep what its metadata promises.</exception>
    public static OnnxTranscriptor LoadTranscriptor(string path, ExecutionProvider provider, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        CheckFile(path);
        return new OnnxTranscriptor(Load(options => new InferenceSession(path, options), ModelKind.Transcriptor, path, provider, threads));
    }

    /// <summary>Loads a transcriptor from memory and warms it up.</summary>
    /// <param name="content">The bytes of the .onnx file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="provider">What should compute it; steps down to the processor when that does not work.</param>
    /// <param name="threads">Threads within one call, at least 1.</param>
    /// <exception cref="ModelFileException">The content is not a model, or does not keep what its metadata promises.</exception>
    public static OnnxTranscriptor LoadTranscriptor(byte[] content, string file, ExecutionProvider provider, int threads)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new OnnxTranscriptor(Load(options => new InferenceSession(content, options), ModelKind.Transcriptor, file, provider, threads));
    }

    /// <summary>The first line of a problem's message.</summary>
    internal static string OneLine(Exception problem) => problem.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim();

    private static OnnxGraph Load(
        Func<SessionOptions, InferenceSession> open,
        ModelKind kind,
        string file,
        ExecutionProvider provider,
        int threads,
        bool captured = false,
        ProviderChoice? reason = null)
    {
        var (session, choice) = OpenSession(open, file, provider, threads, captured);

        try
        {
            var facts = ReadFacts(session, kind, file);
            var (output, width) = kind == ModelKind.Mask
                ? (OnnxMaskModel.OutputName, facts.Bins)
                : (OnnxTranscriptor.OutputName, OnnxTranscriptor.Pitches);
            RefuseBlocks(facts, file);
            StreamState.Check(session, facts, file);
            CheckTensors(Without(session.InputMetadata, ModelFacts.StateInputPrefix), "input", OnnxGraph.InputName, [null, null, facts.Bins], file);
            CheckTensors(
                Without(session.OutputMetadata, ModelFacts.StateOutputPrefix), "output", output, [null, facts.Sources.Count, null, width], file);
            var graph = new OnnxGraph(session, facts, reason ?? choice, file, output, width);
            graph.WarmUp();
            return graph;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static OnnxStreamingModel Stream(OnnxGraph graph)
    {
        try
        {
            return new OnnxStreamingModel(
                graph,
                graph.Provider.Provider == ExecutionProvider.Cuda
                    ? new CudaStreamMemory(graph.Session, OnnxStreamingModel.TurnsOf(graph.Facts))
                    : new StreamMemory());
        }
        catch
        {
            graph.Dispose();
            throw;
        }
    }

    private static Dictionary<string, NodeMetadata> Without(IReadOnlyDictionary<string, NodeMetadata> tensors, string prefix) =>
        tensors.Where(tensor => !tensor.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary();

    private static void CheckFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);

            if (file.Length is 0 or > MaxFileBytes)
            {
                throw new ModelFileException($"{path}: {file.Length} bytes: expected a model of 1 to {MaxFileBytes} bytes");
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"{path}: cannot read the model: {OneLine(problem)}", problem);
        }
    }

    private static (InferenceSession Session, ProviderChoice Choice) OpenSession(
        Func<SessionOptions, InferenceSession> open, string file, ExecutionProvider provider, int threads, bool captured)
    {
        using var options = CreateOptions(threads);
        var choice = ProviderChoice.Apply(provider, options, captured);

        try
        {
            return (open(options), choice);
        }
        catch (OnnxRuntimeException problem) when (choice.Provider != ExecutionProvider.Cpu)
        {
            // The provider is there but refuses this machine or this graph; the processor takes any model.
            var (session, _) = OpenSession(open, file, ExecutionProvider.Cpu, threads, captured);
            return (session, ProviderChoice.StepDown(choice.Provider, problem.Message));
        }
        catch (OnnxRuntimeException problem)
        {
            throw new ModelFileException($"{file}: not a model that ONNX Runtime can load: {OneLine(problem)}", problem);
        }
    }

    private static SessionOptions CreateOptions(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,

            // A pattern keeps a block of memory for each length of input that was ever seen; ours differ at both ends of a file.
            EnableMemoryPattern = false,
        };

        // Waiting threads of the runtime would spin on the cores that analysis and synthesis need.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private static ModelFacts ReadFacts(InferenceSession session, ModelKind kind, string file)
    {
        ModelFacts facts;

        try
        {
            facts = ModelFacts.FromMetadata(session.ModelMetadata.CustomMetadataMap, file);
        }
        catch (ModelFactsException problem)
        {
            throw new ModelFileException(problem.Message, problem);
        }

        if (facts.Kind != kind)
        {
            throw new ModelFileException($"{file}: metadata 'weaksep.kind': expected a model of kind {kind}, found {facts.Kind}");
        }

        return facts;
    }

    // Transcriptors are called with the context that they and a separator reach together, never for blocks of their own.
    private static void RefuseBlocks(ModelFacts facts, string file)
    {
        if (facts is { Kind: ModelKind.Transcriptor, BlockFrames: not null })
        {
            throw new ModelFileException($"{file}: metadata 'weaksep.block_frames': expected none of a transcriptor, which is computed with context and look-ahead");
        }
    }

    private static void CheckTensors(
        IReadOnlyDictionary<string, NodeMetadata> tensors, string side, string name, int?[] shape, string file)
    {
        if (tensors.Count != 1 || !tensors.TryGetValue(name, out var tensor))
        {
            throw new ModelFileException(
                $"{file}: {side}s '{string.Join("', '", tensors.Keys)}': expected exactly one {side} named '{name}'");
        }

        if (!tensor.IsTensor || tensor.ElementDataType != TensorElementType.Float)
        {
            throw new ModelFileException($"{file}: {side} '{name}': expected a float32 tensor");
        }

        // Dynamic axes read as -1. Batch and frames must be dynamic or the file could not be cut into blocks.
        var matches = tensor.Dimensions.Length == shape.Length
            && tensor.Dimensions.Zip(shape, (found, wanted) => found == -1 || found == wanted || (wanted is null && found == 1)).All(fits => fits);
        var framesAxis = shape.Length - 2;

        if (!matches || tensor.Dimensions[framesAxis] != -1)
        {
            throw new ModelFileException(
                $"{file}: {side} '{name}': shape [{Text(tensor.Dimensions.Select(axis => axis == -1 ? null : (int?)axis))}]:"
                + $" expected [{Text(shape)}], * being dynamic");
        }
    }

    private static string Text(IEnumerable<int?> axes) => string.Join(", ", axes.Select(axis => axis?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "*"));
}
