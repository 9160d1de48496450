using TorchSharp;
using static TorchSharp.torch;

namespace WeakSep.Torch.Tests;

public sealed class DisposeScopeTests : LibtorchFixture
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;

        using (var scope = NewDisposeScope())
        {
            inside = ones(2).add(1);
            Assert.Equal(2, scope.DisposablesCount);
        }

        Assert.True(inside.IsInvalid);
    }

    [Fact]
    public void A_result_moves_to_the_outer_scope()
    {
        using var outer = NewDisposeScope();
        Tensor kept, detached;

        using (NewDisposeScope())
        {
            kept = ones(2).MoveToOuterDisposeScope();
            detached = ones(3).DetachFromDisposeScope();
        }

        Assert.False(kept.IsInvalid);
        Assert.True(outer.Contains(kept));
        outer.Dispose();
        Assert.True(kept.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void A_tensor_disposed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        ones(2).Dispose();

        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Everything_but_the_kept_is_disposed_on_demand()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (ones(2), ones(2));
        scope.DisposeEverythingBut(second);

        Assert.True(first.IsInvalid);
        Assert.False(second.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void A_forgotten_inner_scope_ends_with_its_outer_one()
    {
        var before = CurrentDisposeScope;
        var outer = NewDisposeScope();
        NewDisposeScope();
        var inside = ones(2);
        outer.Dispose();

        Assert.True(inside.IsInvalid);
        Assert.Same(before, CurrentDisposeScope);
    }

    [Fact]
    public void Scopes_are_of_one_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(2));
        thread.Start();
        thread.Join();

        Assert.Equal(0, scope.DisposablesCount);
        elsewhere!.Dispose();
    }

    [Fact]
    public void A_parameter_takes_the_place_of_the_tensor_it_is_made_from()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);
        var parameter = nn.Parameter(data);

        Assert.True(data.IsInvalid);
        Assert.True(scope.Contains(parameter));
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void A_wrapped_expression_leaves_only_its_result()
    {
        using var scope = NewDisposeScope();
        var result = WrappedTensorDisposeScope(() => ones(2).add(1).mul(3));

        Assert.Equal(1, scope.DisposablesCount);
        Assert.Equal([6, 6], result.data<float>().ToArray());
    }
}
