using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace WeakSep.Torch.Tests;

/// <summary>Gradients against central differences, (f(x + h) - f(x - h)) / 2h, in double precision.</summary>
public sealed class GradientTests : LibtorchFixture
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;      // truncation Step^2 and cancellation 1e-16 / Step leave about 1e-9

    public static TheoryData<string> Layers => [.. Cases.Keys];

    private static Dictionary<string, Func<(Module<Tensor, Tensor> Layer, long[] Input)>> Cases => new()
    {
        ["linear"] = () => (Linear(5, 3), [2, 4, 5]),
        ["conv1d"] = () => (Conv1d(4, 6, 3, padding: 2, dilation: 2, groups: 2), [2, 4, 7]),
        ["depthwise"] = () => (Conv1d(4, 4, 3, padding: 1, groups: 4), [2, 4, 7]),
        ["conv2d"] = () => (Conv2d(2, 3, 3, padding: 1, stride: 2), [2, 2, 5, 5]),
        ["layer norm"] = () => (LayerNorm(6), [3, 6]),
        ["group norm"] = () => (GroupNorm(2, 4), [2, 4, 3]),
        ["batch norm"] = () => (BatchNorm1d(4), [3, 4, 2]),
        ["batch norm of maps"] = () => (BatchNorm2d(2), [3, 2, 2, 2]),
        ["prelu"] = () => (PReLU(4), [3, 4, 2]),
        ["gelu"] = () => (GELU(), [7]),
        ["silu"] = () => (SiLU(), [7]),
        ["sigmoid"] = () => (Sigmoid(), [7]),
        ["tanh"] = () => (Tanh(), [7]),
        ["softplus"] = () => (Softplus(), [7]),
        ["sequence"] = () => (Sequential(Linear(5, 3), Sigmoid(), Linear(3, 1)), [2, 5]),
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Layers_have_the_gradients_of_finite_differences(string name)
    {
        var (layer, shape) = Cases[name]();
        layer.to(float64);
        var input = randn(shape, float64);
        Check(layer.parameters().Prepend(input.requires_grad_()), () => layer.call(input).pow(2).sum());
        layer.Dispose();
    }

    [Fact]
    public void Recurrent_layers_have_the_gradients_of_finite_differences()
    {
        using var gru = GRU(3, 2, numLayers: 2, batchFirst: true, bidirectional: true).to(float64);
        using var lstm = LSTM(3, 2).to(float64);
        var input = randn([2, 4, 3], float64, requires_grad: true);

        Assert.Equal([2, 4, 4], gru.call(input).Item1.shape);
        Assert.Contains("weight_hh_l1_reverse", gru.state_dict().Keys);
        Check(gru.parameters().Prepend(input), () => gru.call(input).Item1.pow(2).sum());
        Check(lstm.parameters().Prepend(input), () => lstm.call(input).Item1.pow(2).sum());
    }

    [Fact]
    public void Losses_have_the_gradients_of_finite_differences()
    {
        var x = rand([3, 4], float64).mul(0.8).add(0.1).requires_grad_();
        var y = rand([3, 4], float64);

        Check([x], () => functional.binary_cross_entropy(x, y));
        Check([x], () => functional.binary_cross_entropy_with_logits(x, y, reduction: Reduction.Sum));
        Check([x], () => functional.mse_loss(x, y));
        Check([x], () => functional.l1_loss(x, y));
        Check([x], () => functional.smooth_l1_loss(x, y, beta: 0.3));
    }

    [Fact]
    public void Parts_and_joins_carry_gradients()
    {
        var x = randn([2, 6], float64, requires_grad: true);
        var w = randn([3, 6], float64, requires_grad: true);

        Check([x, w], () => cat([x[.., 1..4].exp(), x.narrow(1, 0, 2) * x.mm(w.t())[.., 0..1]], 1).mean());
        Check([x], () => functional.max_pool2d(x.view(1, 1, 3, 4), [2, 2], [1, 2]).square().sum());
        Check([x], () => x.softmax(1).log().amax([1]).sum() + functional.pad(x.abs(), (1, 2)).norm());
        Check([x], () => torch.where(x > 0, x.abs().add(0.1).sqrt(), x.square()).nan_to_num().sum());
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients()
    {
        var x = ones([2], requires_grad: true);

        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False(x.mul(2).requires_grad);

            using (enable_grad())
            {
                Assert.True(x.mul(2).requires_grad);
            }
        }

        Assert.True(x.mul(2).requires_grad);
        Assert.False(x.mul(2).detach().requires_grad);
        Assert.Null(x.grad);
    }

    [Fact]
    public void Gradients_accumulate_and_can_be_given()
    {
        var x = ones([2], requires_grad: true);
        x.mul(3).backward([torch.tensor(new float[] { 1, 2 })]);
        x.sum().backward();

        Assert.Equal([4, 7], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    private static void Check(IEnumerable<Tensor> inputs, Func<Tensor> loss)
    {
        var tensors = inputs.ToList();
        tensors.ForEach(tensor => tensor.grad = null);
        loss().backward();

        foreach (var tensor in tensors)
        {
            using var recording = no_grad();
            var gradient = tensor.grad!.data<double>();
            var values = tensor.data<double>();

            for (var i = 0; i < values.Count; i++)
            {
                var value = values[i];
                values[i] = value + Step;
                var above = loss().item<double>();
                values[i] = value - Step;
                var below = loss().item<double>();
                values[i] = value;
                var expected = (above - below) / (2 * Step);
                Assert.Equal(expected, gradient[i], Tolerance * Math.Max(1, Math.Abs(expected)));
            }
        }
    }
}
