namespace TorchSharp.Modules
{
    /// <summary>Gradient descent: b = momentum b + (1 - dampening) g, p = p - lr b; the first b is g.</summary>
    public class SGD : OptimizerHelper
    {
        internal SGD(IEnumerable<Parameter> parameters, Options options) =>
            add_param_group(new ParamGroup(parameters, options));

        /// <inheritdoc/>
        private protected override OptimizerState NewState(Parameter parameter) => new SGDState(parameter);

        /// <inheritdoc/>
        private protected override void Step(ParamGroup group)
        {
            var options = (Options)group.Options;
            var momentum = options.momentum!.Value;

            foreach (var parameter in group.Parameters)
            {
                using var scope = torch.NewDisposeScope();

                if (parameter.grad is not { } gradient)
                {
                    continue;
                }

                if (options.weight_decay is { } decay and not 0)
                {
                    gradient = gradient.add(parameter, decay);
                }

                if (momentum != 0)
                {
                    gradient = State<SGDState>(parameter).Accumulate(gradient, momentum, options.dampening!.Value);
                }

                parameter.add_(gradient, -options.LearningRate!.Value);
            }
        }

        /// <summary>Options of gradient descent.</summary>
        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;

            /// <inheritdoc/>
            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(momentum!.Value);
                writer.Write(dampening!.Value);
                writer.Write(weight_decay!.Value);
            }

            /// <inheritdoc/>
            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                momentum = reader.ReadDouble();
                dampening = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
            }

            /// <inheritdoc/>
            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var other = (Options)source;
                (momentum, dampening, weight_decay) = (other.momentum, other.dampening, other.weight_decay);
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Modules.SGD SGD(
                IEnumerable<Modules.Parameter> parameters, double learningRate, double momentum = 0,
                double dampening = 0, double weight_decay = 0) =>
                new(parameters, new()
                {
                    LearningRate = learningRate,
                    InitialLearningRate = learningRate,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                });
        }
    }
}
