using BenchmarkDotNet.Running;
using WeakSep.Benchmarks;

// "fft" prints the ratio table that is kept in bench/results/fft.md; anything else goes to BenchmarkDotNet.
if (args is ["fft"])
{
    Console.Write(FftTable.Measure(Console.Error));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(FftBenchmarks).Assembly).Run(args);
