namespace TorchSharp;

/// <summary>Kinds of devices that hold tensors.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
}
