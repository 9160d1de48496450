using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// Parameters with their names; those of inner modules come behind the module's name and a point.
            /// </summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                foreach (var (name, parameter) in _parameters)
                {
                    yield return (name, parameter);
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (prefix, module) in _modules)
                {
                    foreach (var (name, parameter) in module.named_parameters())
                    {
                        yield return ($"{prefix}.{name}", parameter);
                    }
                }
            }

            /// <summary>Tensors that are no parameters, with their names.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (name, (tensor, persistent)) in _buffers)
                {
                    if (persistent || include_nonpersistent)
                    {
                        yield return (name, tensor);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (prefix, module) in _modules)
                {
                    foreach (var (name, buffer) in module.named_buffers(true, include_nonpersistent))
                    {
                        yield return ($"{prefix}.{name}", buffer);
                    }
                }
            }

            public virtual IEnumerable<(string name, Module module)> named_children() =>
                _modules.Select(entry => (entry.Key, entry.Value));

            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (prefix, child) in _modules)
                {
                    yield return (prefix, child);

                    foreach (var (name, module) in child.named_modules())
                    {
                        yield return ($"{prefix}.{name}", module);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(entry => entry.parameter);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            public virtual IEnumerable<Module> children() => _modules.Values;

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            /// <summary>Parameters and persistent buffers by name; the tensors themselves, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";

                foreach (var (name, parameter) in named_parameters())
                {
                    destination.TryAdd(start + name, parameter);
                }

                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(start + name, buffer);
                }

                return destination;
            }

            /// <summary>Copies tensors by name into the parameters and buffers.</summary>
            /// <exception cref="InvalidOperationException">
            /// A name is missing or unknown, and <paramref name="strict"/> is set.
            /// </exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var target = state_dict();
                var skipped = skip ?? [];
                var missing = target.Keys.Where(key => !source.ContainsKey(key) && !skipped.Contains(key)).ToList();
                var unexpected = source.Keys.Where(key => !target.ContainsKey(key) && !skipped.Contains(key)).ToList();

                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"the state does not fit the module: missing [{string.Join(", ", missing)}], "
                        + $"unknown [{string.Join(", ", unexpected)}]");
                }

                using var recording = no_grad();

                foreach (var key in source.Keys.Where(key => target.ContainsKey(key) && !skipped.Contains(key)))
                {
                    target[key].copy_(source[key]);
                }

                return (missing, unexpected);
            }
        }
    }
}
