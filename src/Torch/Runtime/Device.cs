using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Main memory and the processor's cores.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current CUDA device.</summary>
    public static readonly Device CUDA = new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>Where a tensor is kept and computed.</summary>
    public class Device
    {
        /// <summary>Reads <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
        /// <exception cref="ArgumentException">The kind is neither, or the number is none.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = parts[0] switch
            {
                "cpu" => DeviceType.CPU,
                "cuda" => DeviceType.CUDA,
                _ => throw new ArgumentException($"no such device: '{description}'; expected cpu, cuda or cuda:N"),
            };

            if (parts.Length > 1)
            {
                index = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new ArgumentException($"no such device: '{description}'; expected cpu, cuda or cuda:N");
            }
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>Kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Number among its kind; -1 for the current one.</summary>
        public int index { get; } = -1;

        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public override string ToString()
        {
            var kind = type == DeviceType.CPU ? "cpu" : "cuda";
            return index < 0 ? kind : $"{kind}:{index}";
        }
    }
}
