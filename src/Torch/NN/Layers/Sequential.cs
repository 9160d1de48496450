using System.Globalization;

namespace TorchSharp.Modules
{
    /// <summary>Modules of which each feeds the next.</summary>
    public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly List<torch.nn.IModule<torch.Tensor, torch.Tensor>> _list = [];

        internal Sequential(IEnumerable<(string name, torch.nn.Module<torch.Tensor, torch.Tensor> submodule)> modules)
            : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules)
            {
                append(name, module);
            }
        }

        /// <summary>Number of modules.</summary>
        public int Count => _list.Count;

        public torch.nn.IModule<torch.Tensor, torch.Tensor> this[int index] => _list[index];

        public Sequential append(torch.nn.IModule<torch.Tensor, torch.Tensor> module) =>
            append(_list.Count.ToString(CultureInfo.InvariantCulture), module);

        public Sequential append(string name, torch.nn.IModule<torch.Tensor, torch.Tensor> module)
        {
            register_module(name, (torch.nn.Module)module);
            _list.Add(module);
            return this;
        }

        /// <inheritdoc/>
        public override torch.Tensor forward(torch.Tensor input)
        {
            if (_list.Count == 0)
            {
                return input.alias();
            }

            // What flows between the modules is nobody else's.
            using var scope = torch.NewDisposeScope();
            return _list.Aggregate(input, (value, module) => module.call(value)).MoveToOuterDisposeScope();
        }

        /// <inheritdoc/>
        protected override void RegisterComponents()
        {
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Sequential Sequential(
                params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
                new(modules);

            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
                Sequential((IEnumerable<Module<Tensor, Tensor>>)modules);

            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) =>
                new(modules.Select((module, index) => (index.ToString(CultureInfo.InvariantCulture), module)));
        }
    }
}
