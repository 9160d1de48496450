using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace WeakSep.Torch.Tests;

public sealed class OptimizerTests : LibtorchFixture
{
    private const double Exact = 1e-6;      // a few roundings of 32-bit numbers near 1

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(0.1, false)]
    [InlineData(0.1, true)]
    public void Adam_steps_as_computed_by_hand(double decay, bool decoupled)
    {
        var parameter = new Parameter(torch.tensor(new float[] { 1, -2 }));
        using optim.Optimizer optimizer = decoupled
            ? optim.AdamW([parameter], lr: 0.1, beta1: 0.8, beta2: 0.9, eps: 1e-3, weight_decay: decay)
            : optim.Adam([parameter], lr: 0.1, beta1: 0.8, beta2: 0.9, eps: 1e-3, weight_decay: decay);
        double[] p = [1, -2], m = [0, 0], v = [0, 0];

        for (var t = 1; t <= 5; t++)
        {
            optimizer.zero_grad();
            parameter.pow(3).sum().backward();
            optimizer.step();

            for (var i = 0; i < p.Length; i++)
            {
                var g = (3 * p[i] * p[i]) + (decoupled ? 0 : decay * p[i]);
                p[i] *= decoupled ? 1 - (0.1 * decay) : 1;
                m[i] = (0.8 * m[i]) + (0.2 * g);
                v[i] = (0.9 * v[i]) + (0.1 * g * g);
                p[i] -= 0.1 * (m[i] / (1 - Math.Pow(0.8, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.9, t))) + 1e-3);
            }

            Assert.Equal(p[0], parameter[0].ToDouble(), Exact * 10);
            Assert.Equal(p[1], parameter[1].ToDouble(), Exact * 10);
        }
    }

    [Fact]
    public void Gradient_descent_steps_as_computed_by_hand()
    {
        var parameter = new Parameter(torch.tensor(new float[] { 2 }));
        using var optimizer = optim.SGD([parameter], 0.1, momentum: 0.5);
        var (p, b) = (2.0, 0.0);

        for (var t = 0; t < 3; t++)
        {
            optimizer.zero_grad();
            parameter.square().sum().backward();
            optimizer.step();
            b = t == 0 ? 2 * p : (0.5 * b) + (2 * p);
            p -= 0.1 * b;
            Assert.Equal(p, parameter.ToDouble(), Exact);
        }
    }

    [Fact]
    public void A_changed_learning_rate_counts_from_the_next_step()
    {
        var parameter = new Parameter(ones(1));
        using var optimizer = optim.SGD([parameter], 0.5);

        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = 0.25;
        }

        parameter.sum().backward();
        optimizer.step();
        Assert.Equal(0.75, parameter.ToDouble(), Exact);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        var (used, unused) = (new Parameter(ones(2)), new Parameter(ones(2)));
        using var optimizer = optim.Adam([used, unused]);
        used.sum().backward();
        optimizer.step();

        Assert.NotEqual(1, used[0].ToDouble());
        Assert.Equal(1, unused[0].ToDouble());
    }

    [Fact]
    public void A_closure_is_evaluated_with_gradients()
    {
        var parameter = new Parameter(ones(2));
        using var optimizer = optim.Adam([parameter]);
        var loss = optimizer.step(() =>
        {
            var value = parameter.square().sum();
            value.backward();
            return value;
        });

        Assert.Equal(2, loss!.ToDouble());
        Assert.True(parameter[0].ToDouble() < 1);
    }

    [Fact]
    public void A_saved_optimiser_continues_exactly()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.optimizer");
        var straight = Train(new Parameter(ones(3)), 6, null, null);
        var first = new Parameter(ones(3));
        Train(first, 3, null, path);
        var second = Train(new Parameter(first.detach().clone()), 3, path, null);
        File.Delete(path);

        Assert.Equal(straight.data<float>().ToArray(), second.data<float>().ToArray());
    }

    [Fact]
    public void The_state_of_another_kind_of_optimiser_is_refused()
    {
        var parameter = new Parameter(ones(3));
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        optim.SGD([parameter], 0.1).save_state_dict(writer);
        stream.Position = 0;

        Assert.Throws<InvalidDataException>(() => optim.Adam([parameter]).load_state_dict(new BinaryReader(stream)));
    }

    [Fact]
    public void Clipping_scales_all_gradients_to_the_common_norm()
    {
        var (first, second) = (new Parameter(ones(1)), new Parameter(ones(1)));
        ((first * 3) + (second * 4)).sum().backward();

        Assert.Equal(5, nn.utils.clip_grad_norm_([first, second], 1), Exact);
        Assert.Equal(0.6, first.grad!.ToDouble(), 1e-5);
        Assert.Equal(0.8, second.grad!.ToDouble(), 1e-5);
        Assert.Equal(1, nn.utils.clip_grad_norm_([first, second], 9), 1e-5);
        Assert.Equal(0.6, first.grad!.ToDouble(), 1e-5);
    }

    private static Parameter Train(Parameter parameter, int steps, string? load, string? save)
    {
        using var optimizer = optim.Adam([parameter], lr: 0.01, weight_decay: 0.1);

        if (load is not null)
        {
            optimizer.load_state_dict(load);
        }

        for (var i = 0; i < steps; i++)
        {
            optimizer.zero_grad();
            parameter.pow(4).sum().backward();
            optimizer.step();
        }

        if (save is not null)
        {
            optimizer.save_state_dict(save);
        }

        return parameter;
    }
}
