using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>Calls ATen operators by their schema names, such as <c>add.Tensor</c>.</summary>
/// <remarks>
/// A name is resolved once; later calls go through the pointer. Trailing arguments with defaults may be left out.
/// Autograd records the calls where the thread's gradient mode asks for it. Any thread may call.
/// </remarks>
internal static unsafe class Aten
{
    private const int MostResults = 8;          // no operator used here returns more
    private const int StackWords = 256;         // packed calls up to 2 KiB need no heap

    private static readonly ConcurrentDictionary<string, nint> Operators = new();

    /// <summary>Calls an operator that returns one tensor.</summary>
    public static torch.Tensor Call(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc long[2 * MostResults];
        Invoke(name, arguments, results);
        return Wrap(results, 0);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    public static (torch.Tensor First, torch.Tensor Second) CallPair(
        string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc long[2 * MostResults];
        Invoke(name, arguments, results);
        return (Wrap(results, 0), Wrap(results, 1));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    public static (torch.Tensor First, torch.Tensor Second, torch.Tensor Third) CallTriple(
        string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc long[2 * MostResults];
        Invoke(name, arguments, results);
        return (Wrap(results, 0), Wrap(results, 1), Wrap(results, 2));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    public static torch.Tensor[] CallList(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc long[2 * MostResults];
        Invoke(name, arguments, results);
        var tensors = new torch.Tensor[(int)(results[0] >> 8)];
        var handles = (nint*)results[1];

        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new torch.Tensor(new TensorHandle(handles[i]));
        }

        NativeMethods.ReleaseList((nint)handles);
        return tensors;
    }

    /// <summary>Calls an operator that returns an integer or a truth value (as 0 or 1).</summary>
    public static long CallInteger(string name, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc long[2 * MostResults];
        Invoke(name, arguments, results);
        return results[1];
    }

    /// <summary>Calls an operator for its effect and drops what it returns: the in-place ones.</summary>
    public static void Run(string name, params ReadOnlySpan<Argument> arguments) => Invoke(name, arguments, null);

    /// <summary>Throws the calling thread's last error if a native function reported failure.</summary>
    /// <exception cref="ExternalException">One line, with <paramref name="operation"/> in front.</exception>
    public static void ThrowIfFailed(bool failed, string operation)
    {
        if (failed)
        {
            throw new ExternalException($"{operation}: {LastError()}");
        }
    }

    /// <summary>The message of the calling thread's last failure; empty if there was none.</summary>
    public static string LastError() => Marshal.PtrToStringUTF8(NativeMethods.LastError()) ?? "";

    private static void Invoke(string name, ReadOnlySpan<Argument> arguments, long* results)
    {
        var op = Operators.TryGetValue(name, out var known) ? known : Operators.GetOrAdd(name, Find);
        var words = 2 * arguments.Length;

        foreach (ref readonly var argument in arguments)
        {
            words += argument.Words;
        }

        var packed = words <= StackWords ? stackalloc long[StackWords] : new long[words];
        Pack(arguments, packed);
        long count;

        fixed (long* pointer = packed)
        {
            count = NativeMethods.Call(op, pointer, arguments.Length, results, MostResults);
        }

        // The packed words are bare pointers: the tensors behind them must outlive the call.
        foreach (ref readonly var argument in arguments)
        {
            GC.KeepAlive(argument.Reference);
        }

        ThrowIfFailed(count < 0, "aten::" + name);
    }

    private static nint Find(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (stem, overload) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        var op = NativeMethods.FindOperator("aten::" + stem, overload);
        ThrowIfFailed(op == 0, "aten::" + name);
        return op;
    }

    private static void Pack(ReadOnlySpan<Argument> arguments, Span<long> packed)
    {
        var free = 2 * arguments.Length;

        for (var i = 0; i < arguments.Length; i++)
        {
            ref readonly var argument = ref arguments[i];
            packed[2 * i] = (long)argument.Kind | ((long)argument.Length << 8);
            packed[(2 * i) + 1] = argument.Kind switch
            {
                ArgumentKind.Tensor => ((torch.Tensor)argument.Reference!).Pointer,
                ArgumentKind.None or ArgumentKind.Integer or ArgumentKind.Real => argument.Word,
                ArgumentKind.Boolean or ArgumentKind.Device => argument.Word,
                _ => free,
            };
            PackList(argument, packed[free..]);
            free += argument.Words;
        }
    }

    private static void PackList(in Argument argument, Span<long> target)
    {
        switch (argument.Reference)
        {
            case long[] numbers:
                numbers.CopyTo(target);
                break;
            case torch.Tensor?[] tensors:
                for (var i = 0; i < tensors.Length; i++)
                {
                    target[i] = tensors[i]?.Pointer ?? 0;
                }

                break;
            case string text:
                Encoding.UTF8.GetBytes(text, MemoryMarshal.AsBytes(target));
                break;
        }
    }

    private static torch.Tensor Wrap(long* results, int index) => new(new TensorHandle((nint)results[(2 * index) + 1]));
}
