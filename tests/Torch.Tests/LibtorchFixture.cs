using TorchSharp;

// The seed, the number of threads and the count of live tensors belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace WeakSep.Torch.Tests;

/// <summary>Skips a test class where libtorch is not installed, and gives every test the same numbers.</summary>
/// <remarks>The tests use TorchSharp's public names only, so that they compile in both package rings.</remarks>
public abstract class LibtorchFixture : IDisposable
{
    private static readonly Lazy<string?> Missing = new(FirstUse);

    private readonly DisposeScope _scope;

    protected LibtorchFixture()
    {
        Assert.SkipUnless(Missing.Value is null, Missing.Value ?? "");
        torch.manual_seed(1);
        _scope = torch.NewDisposeScope();
    }

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string? FirstUse()
    {
        try
        {
            torch.zeros(1).Dispose();
            return null;
        }
        catch (DllNotFoundException error)
        {
            return error.Message;
        }
    }
}
