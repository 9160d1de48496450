using WeakSep.Trainer.Recipes.Labels;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Recipes.Labels;

public class ClassWeightsTests
{
    private const double Printed = 5e-4;        // weak-labels.md prints three decimals

    [Fact]
    public void They_are_those_of_the_specification_s_table()
    {
        using var scope = NewDisposeScope();
        using var weights = new ClassWeights([0.26, 0.36, 0.27, 0.40, 0.40]);
        var active = weights.Of(ones(1, 5, 1)).data<float>().ToArray();
        var inactive = weights.Of(zeros(1, 5, 1)).data<float>().ToArray();

        Assert.All(active.Zip([3.846, 2.778, 3.704, 2.5, 2.5]), pair => Assert.Equal(pair.Second, pair.First, Printed));
        Assert.All(inactive.Zip([1.351, 1.562, 1.370, 1.667, 1.667]), pair => Assert.Equal(pair.Second, pair.First, Printed));
    }

    [Fact]
    public void Both_states_of_a_class_weigh_the_same_in_all()
    {
        using var scope = NewDisposeScope();
        var labels = tensor([.. Enumerable.Range(0, 100).Select(frame => frame % 10 < 3 ? 1f : 0)], [1, 1, 100]);
        using var weights = new ClassWeights([0.3]);
        var weighed = weights.Of(labels);

        Assert.Equal((weighed * labels).sum().item<float>(), (weighed * (1 - labels)).sum().item<float>(), 1e-3);
    }

    [Fact]
    public void Without_them_all_weigh_one()
    {
        using var scope = NewDisposeScope();
        using var weights = ClassWeights.Even(2);

        Assert.All(weights.Of(tensor(new[] { 0f, 1 }, [1, 2, 1])).data<float>().ToArray(), weight => Assert.Equal(1, weight));
    }
}
