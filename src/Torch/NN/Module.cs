using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: parameters, buffers and other modules, each under a name.</summary>
        /// <remarks>
        /// A derived class calls <see cref="RegisterComponents"/> at the end of its constructor; its fields then name
        /// its parameters, buffers and modules in <see cref="state_dict"/> and in saved files.
        /// </remarks>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> _modules = [];
            private readonly OrderedDictionary<string, Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
            private readonly string _name;
            private bool _registered;

            protected Module(string name) => _name = name;

            /// <summary>
            /// Whether layers that differ in training and use (dropout, batch normalisation) train. Default true.
            /// </summary>
            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => _name;

            public virtual void train(bool train = true)
            {
                training = train;

                foreach (var module in _modules.Values)
                {
                    module.train(train);
                }
            }

            public virtual void eval() => train(false);

            /// <summary>Forgets the gradients, or sets them to zero.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;

                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        gradient?.zero_();
                    }
                }
            }

            /// <summary>Calls a function on every module inside and then on this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var module in _modules.Values)
                {
                    module.apply(fn);
                }

                fn(this);
                return this;
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                if (!_parameters.TryAdd(name, param))
                {
                    throw new InvalidOperationException($"parameter {name} is already registered");
                }
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (!_buffers.TryAdd(name, (tensor, persistent)))
                {
                    throw new InvalidOperationException($"buffer {name} is already registered");
                }
            }

            public virtual void register_module(string name, Module submodule)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                {
                    throw new ArgumentException($"a module's name is not empty and has no point in it: '{name}'");
                }

                submodule.RegisterComponents();

                if (!_modules.TryAdd(name, submodule))
                {
                    throw new InvalidOperationException($"module {name} is already registered");
                }
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Disposes all parameters and buffers inside.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>
            /// Moves parameters and buffers; both keep their identity, so that an optimiser still knows them.
            /// </summary>
            protected internal virtual Module _to(Device? device, ScalarType? dtype, bool non_blocking)
            {
                var tensors = _parameters.Values.Concat(_buffers.Values.Select(buffer => buffer.Tensor));

                foreach (var tensor in tensors)
                {
                    Move(tensor, device, dtype, non_blocking);
                }

                foreach (var module in _modules.Values)
                {
                    module._to(device, dtype, non_blocking);
                }

                return this;
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                {
                    return;
                }

                foreach (var module in _modules.Values)
                {
                    module.Dispose();
                }

                foreach (var tensor in _parameters.Values.Concat(_buffers.Values.Select(buffer => buffer.Tensor)))
                {
                    tensor.Dispose();
                }
            }

            /// <summary>
            /// Registers every field that holds a module, a parameter or (as a buffer) another tensor.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_registered)
                {
                    return;
                }

                _registered = true;

                foreach (var field in Fields())
                {
                    switch (field.GetValue(this))
                    {
                        case Module module when !_modules.ContainsKey(field.Name):
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter when !_parameters.ContainsKey(field.Name):
                            register_parameter(field.Name, parameter);
                            break;
                        case Tensor tensor and not Modules.Parameter when !_buffers.ContainsKey(field.Name):
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            private static void Move(Tensor tensor, Device? device, ScalarType? dtype, bool nonBlocking)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                var type = tensor.is_floating_point() ? dtype ?? tensor.dtype : tensor.dtype;
                tensor.Rebind(tensor.to(type, device ?? tensor.device, non_blocking: nonBlocking).detach());

                if (tensor.grad is { } gradient)
                {
                    tensor.grad = gradient.to(type, device ?? tensor.device, non_blocking: nonBlocking);
                }
            }

            private IEnumerable<FieldInfo> Fields()
            {
                const BindingFlags Declared =
                    BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

                for (var type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    foreach (var field in type.GetFields(Declared))
                    {
                        yield return field;
                    }
                }
            }
        }
    }
}
