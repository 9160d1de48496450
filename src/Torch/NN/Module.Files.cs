namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// Writes parameters and persistent buffers in TorchSharp's format: a count, then name, type, sizes and
            /// elements of each.
            /// </summary>
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <inheritdoc cref="save(string, IList{string})"/>
            /// <remarks>Closes the stream, as TorchSharp does.</remarks>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <inheritdoc cref="save(string, IList{string})"/>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(
                BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Write7BitEncodedInt64(entries.Count);

                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            /// <summary>
            /// Reads what <see cref="save(string, IList{string})"/> wrote into a module of the same structure.
            /// </summary>
            /// <exception cref="ArgumentException">
            /// A type or size differs, or (unless <paramref name="strict"/> is off) the names do.
            /// </exception>
            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            /// <inheritdoc cref="load(string, bool, IList{string}, Dictionary{string, bool})"/>
            /// <remarks>Closes the stream, as TorchSharp does.</remarks>
            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <inheritdoc cref="load(string, bool, IList{string}, Dictionary{string, bool})"/>
            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                var target = state_dict();
                var count = reader.Read7BitEncodedInt64();

                if (strict && count != target.Count)
                {
                    throw new ArgumentException($"the file has {count} tensors, the module {target.Count}");
                }

                for (var i = 0L; i < count; i++)
                {
                    var name = reader.ReadString();
                    var found = target.TryGetValue(name, out var tensor);

                    if (strict && !found)
                    {
                        throw new ArgumentException($"the module has no parameter or buffer named '{name}'");
                    }

                    if (found && skip?.Contains(name) != true)
                    {
                        tensor!.Load(reader);
                    }
                    else
                    {
                        TensorExtensionMethods.Load(reader, skip: true)?.Dispose();
                    }

                    loadedParameters?.Add(name, found);
                }

                return this;
            }
        }
    }
}
