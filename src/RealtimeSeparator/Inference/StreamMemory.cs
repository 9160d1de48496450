using Microsoft.ML.OnnxRuntime;
using WeakSep.Audio;

namespace WeakSep.RealtimeSeparator.Inference;

/// <summary>Where the tensors of a streaming model live: in the processor's memory, which the model shares.</summary>
internal class StreamMemory : IDisposable
{
    private readonly List<OrtValue> _values = [];
    private readonly RunOptions _options = new();

    /// <summary>A tensor of zeros that stays where it is.</summary>
    /// <param name="shape">Its shape.</param>
    public StreamTensor Tensor(params long[] shape)
    {
        var host = GC.AllocateArray<float>((int)shape.Aggregate(1L, (product, size) => product * size), pinned: true);
        var tensor = Place(host, shape);
        _values.Add(tensor.Value);

        return tensor;
    }

    /// <summary>Options of the calls with a binding.</summary>
    /// <param name="turn">Which binding.</param>
    public virtual RunOptions Options(int turn) => _options;

    /// <summary>Makes what was written to a tensor's values known to the model.</summary>
    [AudioThread]
    public virtual void Upload(StreamTensor tensor)
    {
    }

    /// <summary>Makes what the model wrote to a tensor known to its values.</summary>
    [AudioThread]
    public virtual void Download(StreamTensor tensor)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Finds a place for values.</summary>
    protected virtual StreamTensor Place(float[] host, long[] shape) =>
        new(OrtValue.CreateTensorValueFromMemory(host, shape), host, Device: 0);

    /// <summary>Releases the tensors.</summary>
    protected virtual void Dispose(bool disposing)
    {
        foreach (var value in _values)
        {
            value.Dispose();
        }

        _options.Dispose();
    }
}
