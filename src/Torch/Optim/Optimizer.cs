using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Improves parameters by their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            private readonly List<ParamGroup> _groups = [];

            /// <summary>
            /// The groups of parameters, each with a learning rate that may be changed between steps.
            /// </summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _groups;

            private protected IReadOnlyList<ParamGroup> Groups => _groups;

            /// <summary>Adds parameters that the optimiser shall improve too.</summary>
            public virtual void add_param_group(ParamGroup param_group) => _groups.Add(param_group);

            public virtual IEnumerable<Parameter> parameters() => _groups.SelectMany(group => group.Parameters);

            /// <summary>Sets the gradients to zero.</summary>
            public abstract void zero_grad();

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">Evaluates the loss anew before the step; may be null.</param>
            /// <returns>What the closure returned.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Releases the optimiser's state, not the parameters.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>Options and states of an optimiser, in the order of its groups and parameters.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];
            }
        }
    }
}
