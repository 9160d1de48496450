using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace WeakSep.Torch.Tests;

public sealed class TensorTests : LibtorchFixture
{
    [Fact]
    public void Elements_go_in_and_come_out_in_row_major_order()
    {
        var tensor = torch.tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);

        Assert.Equal([2, 3], tensor.shape);
        Assert.Equal(ScalarType.Float32, tensor.dtype);
        Assert.Equal("[2x3], type = Float32, device = cpu", tensor.ToString());
        Assert.Equal([1, 4, 2, 5, 3, 6], tensor.transpose(0, 1).data<float>().ToArray());
    }

    [Fact]
    public void Arrays_of_any_rank_become_tensors()
    {
        var tensor = from_array(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });

        Assert.Equal([3, 2], tensor.shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], tensor.data<double>().ToArray());
        Assert.Equal(ScalarType.Float32, torch.tensor(new long[] { 1, 2 }, dtype: float32).dtype);
    }

    [Fact]
    public void Operators_mix_tensors_and_numbers()
    {
        var x = torch.tensor(new float[] { 1, 2, 4 });

        Assert.Equal([3, 5, 9], ((x * 2) + 1).data<float>().ToArray());
        Assert.Equal([0, -1, -3], (1 - x).data<float>().ToArray());
        Assert.Equal([4, 2, 1], (4 / x).data<float>().ToArray());
        Assert.Equal([-1, -2, -4], (-x).data<float>().ToArray());
        Assert.Equal([false, true, true], (x > 1.5f).data<bool>().ToArray());
        Assert.Equal([false, true, false], ((x > 1) & (x < 3)).data<bool>().ToArray());
    }

    [Fact]
    public void In_place_operators_return_the_same_object()
    {
        var x = zeros(2);

        Assert.Same(x, x.add_(1).mul_(3).sub_(ones(2)));
        Assert.Equal([2, 2], x.data<float>().ToArray());
    }

    [Fact]
    public void Indices_pick_as_in_PyTorch()
    {
        var x = arange(24, dtype: float32).view(2, 3, 4);

        Assert.Equal(23, x[1, 2, 3].item<float>());
        Assert.Equal([4], x[1, 2].shape);
        Assert.Equal([3, 7, 11], x[0, TensorIndex.Colon, -1].data<float>().ToArray());
        Assert.Equal([2, 3, 2], x[TensorIndex.Ellipsis, 1..3].shape);
        Assert.Equal([2, 3, 2], x[TensorIndex.Ellipsis, TensorIndex.Slice(step: 2)].shape);
        Assert.Equal([2, 1, 3, 4], x[TensorIndex.Colon, TensorIndex.None].shape);
        Assert.Equal([2, 3, 2], x[TensorIndex.Ellipsis, TensorIndex.Tensor(torch.tensor(new long[] { 0, 3 }))].shape);
    }

    [Fact]
    public void Assigning_to_a_part_changes_the_whole()
    {
        var x = zeros(2, 3);
        x[0] = ones(3);
        x[TensorIndex.Colon, 2] = torch.tensor(5f);
        var (row, column) = (torch.tensor(new long[] { 1 }), torch.tensor(new long[] { 0 }));
        x[TensorIndex.Tensor(row), TensorIndex.Tensor(column)] = torch.tensor(7f);

        Assert.Equal([1, 1, 5, 7, 0, 5], x.data<float>().ToArray());
    }

    [Fact]
    public void Reductions_take_dimensions()
    {
        var x = torch.tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);

        Assert.Equal(21, x.sum().item<float>());
        Assert.Equal([5, 7, 9], x.sum([0]).data<float>().ToArray());
        Assert.Equal([2, 1], x.mean([1], keepdim: true).shape);
        Assert.Equal([2, 2], x.argmax(1).data<long>().ToArray());
        Assert.Equal([3, 6], x.max(1).values.data<float>().ToArray());
        Assert.Equal(Math.Sqrt(91), x.norm().item<float>(), 1e-6);
        Assert.True(x.isfinite().all().item<bool>());
        Assert.Equal([4, 5, 6], x.amax([0]).data<float>().ToArray());
    }

    [Fact]
    public void Lists_join_and_part()
    {
        var x = arange(6, dtype: float32).view(2, 3);

        Assert.Equal([4, 3], cat([x, x]).shape);
        Assert.Equal([2, 2, 3], stack([x, x], 1).shape);
        Assert.Equal(3, x.unbind(1).Length);
        Assert.Equal([[2, 1], [2, 2]], x.split([1L, 2L], 1).Select(part => part.shape));
        Assert.Equal([3, 2], einsum("ij->ji", x).shape);
    }

    [Fact]
    public void An_error_is_one_line_that_names_the_operator()
    {
        var error = Assert.Throws<ExternalException>(() => zeros(2, 3).mm(zeros(4, 5)));

        Assert.StartsWith("aten::mm: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.Message, StringComparison.Ordinal);
        Assert.Contains("2x3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_tensor_is_refused()
    {
        var x = zeros(2);
        x.Dispose();
        x.Dispose();

        Assert.True(x.IsInvalid);
        Assert.Throws<ObjectDisposedException>(() => x.add(1));
    }

    [Fact]
    public void The_wrong_element_type_is_refused()
    {
        Assert.Throws<ArgumentException>(() => zeros(2).data<double>());
        Assert.Throws<ArgumentException>(() => zeros(2).item<float>());
        Assert.Throws<ArgumentException>(() => torch.tensor(new float[] { 1, 2 }, [3]));
    }

    [Fact]
    public void Types_convert()
    {
        var x = torch.tensor(new float[] { 1.5f, -2 });

        Assert.Equal([1, -2], x.to(int64).data<long>().ToArray());
        Assert.Equal(ScalarType.Float64, x.to(float64, CPU).dtype);
        Assert.Equal(1.5, x[0].ToDouble());
        Assert.Equal(-2, x[1].ToInt32());
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        manual_seed(7);
        var state = get_rng_state();
        var first = randn(5).data<float>().ToArray();
        set_rng_state(state);

        Assert.Equal(first, randn(5).data<float>().ToArray());
        random.manual_seed(7);
        Assert.Equal(first, randn(5).data<float>().ToArray());
    }

    [Fact]
    public void Threads_can_be_chosen()
    {
        var before = get_num_threads();
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        Assert.Equal(1, BlasThreads());
        set_num_threads(before);
        Assert.Equal(cuda.device_count() > 0, cuda.is_available());
    }

    // Those of OpenBLAS, which multiplies matrices of 32 bits where it is installed.
    private static unsafe int BlasThreads() =>
        NativeLibrary.TryLoad("libopenblas.so.0", out var library) && NativeLibrary.TryGetExport(library, "openblas_get_num_threads", out var threads)
            ? ((delegate* unmanaged<int>)threads)()
            : 1;
}
