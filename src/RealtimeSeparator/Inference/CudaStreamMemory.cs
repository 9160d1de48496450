using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using WeakSep.Audio;
using WeakSep.RealtimeSeparator.Interop;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>
/// The tensors of a streaming model on a CUDA device. Each binding is captured as a graph of its own, which reads and writes
/// the same addresses at every call; frames and masks pass through pages that are locked, so that the device copies them.
/// </summary>
internal sealed class CudaStreamMemory : StreamMemory
{
    private const int FirstDevice = 0;

    private readonly CudaRuntime _cuda = new();
    private readonly OrtMemoryInfo _place = new("Cuda", OrtAllocatorType.DeviceAllocator, FirstDevice, OrtMemType.Default);
    private readonly OrtAllocator? _allocator;
    private readonly RunOptions[] _options = [];
    private readonly List<float[]> _locked = [];

    /// <param name="session">A session that the CUDA provider runs with graphs enabled.</param>
    /// <param name="turns">Number of bindings.</param>
    /// <exception cref="MissingLibraryException">CUDA's runtime is not there.</exception>
    public CudaStreamMemory(InferenceSession session, int turns)
    {
        try
        {
            _allocator = new OrtAllocator(session, _place);
            _options = [.. Enumerable.Range(0, turns).Select(CapturedAs)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override RunOptions Options(int turn) => _options[turn];

    /// <inheritdoc/>
    [AudioThread]
    public override void Upload(StreamTensor tensor) => _cuda.Upload(tensor.Host, tensor.Device);

    /// <inheritdoc/>
    [AudioThread]
    public override void Download(StreamTensor tensor) => _cuda.Download(tensor.Device, tensor.Host);

    /// <inheritdoc/>
    protected override unsafe StreamTensor Place(float[] host, long[] shape)
    {
        _cuda.LockPages(host);
        _locked.Add(host);
        var value = OrtValue.CreateAllocatedTensorValue(_allocator, TensorElementType.Float, shape);

        try
        {
            var tensor = new StreamTensor(
                value, host, (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(value.GetTensorMutableRawData())));
            Upload(tensor);

            return tensor;
        }
        catch
        {
            value.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);

        foreach (var host in _locked)
        {
            _cuda.UnlockPages(host);
        }

        foreach (var options in _options)
        {
            options.Dispose();
        }

        _allocator?.Dispose();
        _place.Dispose();
    }

    private static RunOptions CapturedAs(int graph)
    {
        var options = new RunOptions();
        options.AddRunConfigEntry(ProviderChoice.GraphKey, graph.ToString(CultureInfo.InvariantCulture));

        return options;
    }
}
