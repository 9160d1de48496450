using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace WeakSep.Torch.Tests;

public sealed class ModuleTests : LibtorchFixture
{
    [Fact]
    public void Fields_name_parameters_buffers_and_modules()
    {
        using var block = new Block();

        Assert.Equal(
            [
                "gain", "norm.weight", "norm.bias",
                "layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias",
            ],
            block.named_parameters().Select(entry => entry.name).OrderBy(Position));
        Assert.Equal(["window"], block.named_buffers().Select(entry => entry.name));
        Assert.Equal(8, block.state_dict().Count);
        Assert.Equal(
            ["layers", "layers.0", "layers.1", "norm"], block.named_modules().Select(entry => entry.name).Order());

        static int Position(string name) => Array.IndexOf(["gain", "norm", "layers"], name.Split('.')[0]);
    }

    [Fact]
    public void A_saved_module_loads_into_another()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.module");
        using var first = new Block();
        using var second = new Block();
        var input = randn(2, 4);
        Assert.False(first.call(input).allclose(second.call(input)));
        first.save(path);
        second.load(path);
        File.Delete(path);

        Assert.True(first.call(input).allclose(second.call(input), 0, 0));
    }

    [Fact]
    public void A_file_of_another_structure_or_cut_short_is_refused()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        using var module = Linear(4, 3);
        module.save(writer);
        var bytes = stream.ToArray();

        Assert.Throws<ArgumentException>(() => Linear(4, 2).load(new MemoryStream(bytes)));
        Assert.Throws<ArgumentException>(() => Linear(4, 3, hasBias: false).load(new MemoryStream(bytes)));
        Assert.Throws<ArgumentException>(() => PReLU(1).load(new MemoryStream(bytes)));
        Assert.Throws<EndOfStreamException>(() => Linear(4, 3).load(new MemoryStream(bytes[..^1])));
    }

    [Fact]
    public void A_state_copies_by_name()
    {
        using var source = Linear(2, 2);
        using var target = Linear(2, 2);
        target.load_state_dict(source.state_dict());

        Assert.True(target.weight.allclose(source.weight, 0, 0));
        Assert.Throws<InvalidOperationException>(() => target.load_state_dict([]));
        Assert.Equal(2, target.load_state_dict([], strict: false).missing_keys.Count);
    }

    [Fact]
    public void Training_and_use_reach_inner_modules()
    {
        using var network = Sequential(Linear(50, 50), Dropout(0.5));
        var input = ones(1, 50);
        network.eval();
        Assert.All(network.children(), child => Assert.False(child.training));
        Assert.True(network.call(input).allclose(network.call(input)));
        network.train();
        Assert.False(network.call(input).allclose(network.call(input)));
    }

    [Fact]
    public void Another_element_type_keeps_the_identity_of_parameters()
    {
        using var layer = Linear(2, 2);
        var weight = layer.weight;
        Assert.Same(layer, layer.to(float64));

        Assert.Same(weight, layer.weight);
        Assert.Equal(ScalarType.Float64, weight.dtype);
        Assert.True(weight.requires_grad);
        layer.call(ones([1, 2], float64)).sum().backward();
        Assert.Equal(ScalarType.Float64, weight.grad!.dtype);
    }

    [Fact]
    public void Layers_outlive_the_scope_they_were_built_in()
    {
        Linear layer;

        using (NewDisposeScope())
        {
            layer = Linear(2, 2);
        }

        Assert.False(layer.weight.IsInvalid);
        layer.Dispose();
        Assert.True(layer.weight.IsInvalid);
    }

    [Fact]
    public void Layers_start_as_in_PyTorch()
    {
        using var linear = Linear(400, 300);
        using var convolution = Conv1d(8, 64, 3, groups: 4);

        // Uniform within 1 / sqrt(fan): deviation bound / sqrt(3).
        Assert.Equal(1 / 20.0, linear.weight.abs().max().ToDouble(), 1e-4);
        Assert.Equal(1 / 20.0 / Math.Sqrt(3), linear.weight.std().ToDouble(), 1e-4);
        Assert.InRange(convolution.weight.abs().max().ToDouble(), 0.35, 1 / Math.Sqrt(6));
        Assert.Equal([64, 2, 3], convolution.weight.shape);
        Assert.Equal(0.25, PReLU(3).weight[1].ToDouble());
        init.xavier_uniform_(linear.weight);
        Assert.Equal(Math.Sqrt(6.0 / 700), linear.weight.abs().max().ToDouble(), 1e-3);
        init.kaiming_uniform_(linear.weight, nonlinearity: init.NonlinearityType.ReLU);
        Assert.Equal(Math.Sqrt(6.0 / 400), linear.weight.abs().max().ToDouble(), 1e-3);
        init.constant_(linear.weight, 2);
        Assert.Equal(2, linear.weight.mean().ToDouble());
    }

    [Fact]
    public void A_small_network_learns()
    {
        using var network = Sequential(Linear(2, 16), Tanh(), Linear(16, 1));
        using var optimizer = optim.Adam(network.parameters(), lr: 0.02);
        var input = torch.tensor(new float[] { 0, 0, 0, 1, 1, 0, 1, 1 }, [4, 2]);
        var target = torch.tensor(new float[] { 0, 1, 1, 0 }, [4, 1]);
        var last = 1.0;

        for (var step = 0; step < 400; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.binary_cross_entropy_with_logits(network.call(input), target);
            loss.backward();
            optimizer.step();
            last = loss.ToDouble();
        }

        Assert.InRange(last, 0, 0.05);
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Linear> layers = new(nn.Linear(4, 4), nn.Linear(4, 4));
        private readonly LayerNorm norm = nn.LayerNorm(4);
        private readonly Parameter gain = nn.Parameter(ones(1).DetachFromDisposeScope());
        private readonly Tensor window = ones(4).DetachFromDisposeScope();

        public Block()
            : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor input) =>
            layers.Aggregate(input * window, (value, layer) => norm.call(layer.call(value))) * gain;
    }
}
