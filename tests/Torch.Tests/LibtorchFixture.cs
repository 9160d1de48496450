using TorchSharp.Interop;

namespace WeakSep.Torch.Tests;

/// <summary>Skips a test class where libtorch is not installed, and gives every test the same numbers.</summary>
public abstract class LibtorchFixture : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope;

    protected LibtorchFixture()
    {
        Assert.SkipUnless(NativeMethods.IsAvailable, "libtorch is missing: apt-get install libtorch-dev libopenblas0-pthread g++");
        TorchSharp.torch.manual_seed(1);
        _scope = TorchSharp.torch.NewDisposeScope();
    }

    public void Dispose()
    {
        _scope.Dispose();
        GC.SuppressFinalize(this);
    }
}
