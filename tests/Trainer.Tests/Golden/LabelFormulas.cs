using TorchSharp.Modules;
using WeakSep.Audio.Spectral;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;
using WeakSep.Trainer.Networks;
using static TorchSharp.torch;
using static WeakSep.Trainer.Tests.Golden.FormulaInputs;

namespace WeakSep.Trainer.Tests.Golden;

/// <summary>Inputs and weights made from their indices, the same as make_label_golden.py makes.</summary>
internal static class LabelFormulas
{
    public const int Batch = 2;
    public const int Classes = 2;
    public const int ClipFrames = 7;
    public const int ClipBins = 9;

    /// <summary>A grid of nine bins; only mel filters would look at its rate.</summary>
    public static StftGrid Grid { get; } = new(16000, 16, 8);

    public static RecurrentSettings SeparatorSizes { get; } = new() { Layers = 2, Units = 3 };

    public static ClassifierSettings ClassifierSizes { get; } = new() { Channels = [2, 3], Kernel = 3, Units = 2 };

    /// <summary>X [batch, frames, bins].</summary>
    public static Tensor Magnitudes(int salt) => Cube([Batch, ClipFrames, ClipBins], k => Math.Abs(Math.Sin(0.29 * k + 0.3 + salt)));

    /// <summary>A batch whose labels leave some frames without any class.</summary>
    public static TrainingBatch MakeBatch(int salt)
    {
        var frames = Cube([Batch, Classes, ClipFrames], k =>
        {
            var (t, c, b) = (k % ClipFrames, k / ClipFrames % Classes, k / (ClipFrames * Classes));
            return (7 * b + 3 * c + t * t + salt) % 5 < 2 ? 1 : 0;
        });
        var sources = Cube([Batch, Classes, ClipFrames, ClipBins], k => 0.4 * Math.Abs(Bend(k)));

        return new TrainingBatch(
            new ClipBatch(["one", "two"], Magnitudes(salt), zeros(0), sources, Labels: new LabelBatch(frames, frames.amax([2]))), Remix: null);
    }

    public static RecurrentSeparator Separator(RecurrentSettings? sizes = null)
    {
        var separator = new RecurrentSeparator(sizes ?? SeparatorSizes, ClipBins, Classes);
        var filler = new Filler();

        if (separator.InputNorm is { } norm)
        {
            filler.Norm(norm);
        }

        filler.Lstm(separator.Lstm);
        filler.Layer(separator.Output);
        separator.eval();

        return separator;
    }

    public static Classifier Classifier(ClassifierSettings sizes)
    {
        var classifier = new Classifier(sizes, Grid, ClipBins, Classes);
        var filler = new Filler();

        foreach (var block in classifier.Blocks)
        {
            filler.Matrix(block.Convolution.weight);
            filler.Set(block.Convolution.bias!, 0, 0.1);
            filler.Norm(block.Norm);
        }

        filler.Lstm(classifier.Lstm!);
        filler.Layer(classifier.Output);

        if (classifier.Attention is { } attention)
        {
            filler.Layer(attention);
        }

        classifier.eval();

        return classifier;
    }

    /// <summary>Gives tensors their values, the k-th from the indices e + 3 k + 1.</summary>
    private sealed class Filler
    {
        private int _tensors;

        public void Set(Tensor target, double start, double amplitude)
        {
            using var still = no_grad();
            var first = 3 * _tensors++ + 1;
            using var values = Cube(target.shape, e => start + amplitude * Bend(e + first));
            target.copy_(values);
        }

        public void Matrix(Tensor weight) => Set(weight, 0, 1.2 / Math.Sqrt(weight.NumberOfElements / weight.shape[0]));

        public void Layer(Linear layer)
        {
            Matrix(layer.weight!);
            Set(layer.bias!, 0, 0.1);
        }

        public void Norm(BatchNorm norm)
        {
            Set(norm.weight!, 1, 0.3);
            Set(norm.bias!, 0, 0.2);
            Set(norm.running_mean!, 0, 0.2);
            Set(norm.running_var!, 1, 0.3);
        }

        public void Lstm(LSTM lstm)
        {
            foreach (var (_, parameter) in lstm.named_parameters())
            {
                if (parameter.dim() == 2)
                {
                    Matrix(parameter);
                }
                else
                {
                    Set(parameter, 0, 0.1);
                }
            }
        }
    }
}
