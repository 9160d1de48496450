using BenchmarkDotNet.Attributes;
using WeakSep.Benchmarks.Transforms;

namespace WeakSep.Benchmarks;

/// <summary>Forward and inverse real transforms of the sizes that WeakSep uses, against libraries.</summary>
[MemoryDiagnoser]
public class FftBenchmarks
{
    private IRealTransform _transform = null!;

    /// <summary>Samples per transform.</summary>
    [Params(512, 1022, 2048, 4096, 4480)]
    public int Size { get; set; }

    /// <summary>Who transforms.</summary>
    [ParamsSource(nameof(Names))]
    public string Library { get; set; } = "";

    /// <summary>The libraries that are installed.</summary>
    public static IEnumerable<string> Names =>
        TransformLibrary.All.Where(library => library.IsAvailable(Console.Error)).Select(library => library.Name);

    /// <summary>Plans the transform.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _transform = TransformLibrary.All.Single(library => library.Name == Library).Create(Size);
        _transform.Forward();
    }

    /// <summary>Frees it.</summary>
    [GlobalCleanup]
    public void CleanUp() => _transform.Dispose();

    /// <summary>Samples to spectrum.</summary>
    [Benchmark]
    public void Forward() => _transform.Forward();

    /// <summary>Spectrum to samples.</summary>
    [Benchmark]
    public void Inverse() => _transform.Inverse();
}
