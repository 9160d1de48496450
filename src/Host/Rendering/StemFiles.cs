using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Rendering;

/// <summary>
/// Writes what a separator makes, and the residual: the mixture less the stems as they are written, rounding and clipping
/// included, so that all files together give the mixture back.
/// </summary>
internal sealed class StemFiles : IStemSink, IDisposable
{
    /// <summary>Name of the residual's file and entry.</summary>
    internal const string ResidualName = "residual";

    private readonly List<StemFile> _stems = [];
    private readonly StemFile? _residual;
    private readonly float _scale;
    private readonly ParallelOptions _parallel;
    private float[] _rest = [];
    private double[] _sum = [];

    /// <summary>Begins the files.</summary>
    /// <param name="sources">Ids of the stems, in the separator's order.</param>
    /// <param name="withResidual">Whether to write the residual.</param>
    /// <param name="pathOf">The file of an id.</param>
    /// <param name="format">Rate and channels.</param>
    /// <param name="encoding">How samples are stored.</param>
    /// <param name="threads">Threads that writing may use.</param>
    internal StemFiles(
        IEnumerable<string> sources,
        bool withResidual,
        Func<string, string> pathOf,
        AudioFormat format,
        SampleEncoding encoding,
        int threads)
    {
        _scale = WrittenSamples.ScaleOf(encoding);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };

        try
        {
            foreach (var source in sources)
            {
                _stems.Add(new StemFile(source, pathOf(source), format, encoding));
            }

            _residual = withResidual ? new StemFile(ResidualName, pathOf(ResidualName), format, encoding) : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Sum of squares of the mixture so far.</summary>
    internal double MixtureEnergy { get; private set; }

    private IEnumerable<StemFile> All => _residual is null ? _stems : _stems.Append(_residual);

    /// <inheritdoc/>
    public void Write(ReadOnlyMemory<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems)
    {
        MixtureEnergy += TensorPrimitives.SumOfSquares(mixture.Span);

        if (_residual is not null)
        {
            Subtract(mixture.Span, stems);
        }

        Parallel.For(0, _stems.Count + (_residual is null ? 0 : 1), _parallel, index =>
        {
            if (index < _stems.Count)
            {
                _stems[index].Write(stems[index].Span);
            }
            else
            {
                _residual!.Write(_rest.AsSpan(0, mixture.Length));
            }
        });
    }

    /// <summary>Gives all files their names; when one fails, those that are new are removed again.</summary>
    internal void Commit()
    {
        var added = new List<string>();

        try
        {
            foreach (var stem in All)
            {
                var isNew = !File.Exists(stem.Path);
                stem.Commit();

                if (isNew)
                {
                    added.Add(stem.Path);
                }
            }
        }
        catch
        {
            added.ForEach(File.Delete);
            throw;
        }
    }

    /// <summary>What is known of each file.</summary>
    internal IReadOnlyList<StemReport> ToReports() => [.. All.Select(stem => stem.ToReport(MixtureEnergy))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stem in All)
        {
            stem.Dispose();
        }
    }

    private void Subtract(ReadOnlySpan<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems)
    {
        if (_rest.Length < mixture.Length)
        {
            _rest = new float[mixture.Length];
            _sum = new double[mixture.Length];
        }

        // Double precision: a sum of 24-bit samples beyond full scale has no exact float.
        var sum = _sum.AsSpan(0, mixture.Length);
        sum.Clear();

        foreach (var stem in stems)
        {
            var samples = stem.Span;

            for (var index = 0; index < sum.Length; index++)
            {
                sum[index] += WrittenSamples.AsWritten(samples[index], _scale);
            }
        }

        for (var index = 0; index < sum.Length; index++)
        {
            _rest[index] = (float)(mixture[index] - sum[index]);
        }
    }
}
