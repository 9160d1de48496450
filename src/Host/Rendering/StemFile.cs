using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Rendering;

/// <summary>A stem on its way to disk, with what is measured of it in passing.</summary>
internal sealed class StemFile : IDisposable
{
    private readonly AudioWriter _writer;
    private readonly Loudness _loudness;
    private float _peak;

    internal StemFile(string source, string path, AudioFormat format, SampleEncoding encoding)
    {
        Source = source;
        Path = path;
        _writer = AudioWriter.Create(path, format, encoding);
        _loudness = new Loudness(format);
    }

    /// <summary>Id of the source, or <c>residual</c>.</summary>
    internal string Source { get; }

    /// <summary>The file to be.</summary>
    internal string Path { get; }

    /// <summary>Sum of squares over all samples so far.</summary>
    internal double Energy { get; private set; }

    /// <summary>Adds samples.</summary>
    /// <param name="interleaved">[frames, channels].</param>
    internal void Write(ReadOnlySpan<float> interleaved)
    {
        _writer.Write(interleaved);
        _loudness.Add(interleaved);
        Energy += TensorPrimitives.SumOfSquares(interleaved);
        _peak = Math.Max(_peak, Math.Abs(TensorPrimitives.MaxMagnitude(interleaved)));
    }

    /// <summary>Gives the file its name.</summary>
    internal void Commit() => _writer.Commit();

    /// <summary>What is known of the stem.</summary>
    /// <param name="mixtureEnergy">Sum of squares of the mixture.</param>
    internal StemReport ToReport(double mixtureEnergy) => new(
        Source,
        System.IO.Path.GetFileName(Path),
        Finite(_loudness.IntegratedLufs),
        Finite(Decibels.FromAmplitude(_peak)),
        mixtureEnergy > 0 ? Math.Round(Energy / mixtureEnergy, 4) : 0,
        _writer.ClippedSamples);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    // JSON knows no infinity; silence has no level.
    private static double? Finite(double decibels) => double.IsFinite(decibels) ? Math.Round(decibels, 2) : null;
}
