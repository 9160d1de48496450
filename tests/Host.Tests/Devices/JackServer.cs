using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using WeakSep.Host.Devices;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Tests.Devices;

/// <summary>A JACK server of the tests' own, without hardware and under a name that no other has.</summary>
/// <remarks>
/// It runs synchronously: a client that the machine stalls makes all others wait, so that no block is ever skipped and
/// measurements stay exact under load.
/// </remarks>
internal sealed partial class JackServer : IDisposable
{
    public const int SampleRate = 48_000;
    public const int BlockFrames = 256;

    private const int Sigterm = 15;
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private bool _killed;
    private bool _disposed;

    // PortAudio's clients cannot be told a server; they, too, must never reach one that is not ours.
    static JackServer() => Assert.Equal(0, SetEnvironment("JACK_DEFAULT_SERVER", Name, overwrite: 1));

    private JackServer()
    {
        string[] arguments = ["-n", Name, "-r", "-S", "-t", "5000", "-d", "dummy", "-r", $"{SampleRate}", "-p", $"{BlockFrames}"];
        var start = new ProcessStartInfo("jackd", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JACK_NO_AUDIO_RESERVATION"] = "1";       // no message bus in containers
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The name of the server, of which there is only one at a time.</summary>
    public static string Name { get; } = $"weaksep-test-{Environment.ProcessId}";

    /// <summary>Starts a server and waits until it takes clients; skips the test where that cannot be.</summary>
    public static JackServer Start()
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "jackd")));
        Assert.SkipUnless(isInstalled, "jackd is not installed");
        var server = new JackServer();

        if (!Patience.Until(() => server._process.HasExited || TakesClients()) || server._process.HasExited)
        {
            server.Dispose();
            Assert.Skip($"jackd does not run here: {server._output}");
        }

        return server;
    }

    /// <summary>A client to look around and to connect with.</summary>
    public static JackClient OpenClient() => JackClient.Open("Observer", Name, callbacks: null);

    /// <summary>Ends the server without a farewell.</summary>
    public void Kill()
    {
        _killed = true;
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;

        // Asked politely, it removes what it has left in shared memory.
        if (!_process.HasExited && (SendSignal(_process.Id, Sigterm) != 0 || !_process.WaitForExit(ExitLimit)))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();

        if (_killed)
        {
            RemoveLeftovers();
        }
    }

    // Of a killed server; the next one to start takes its memory over and removes it in the end, but not the semaphores.
    private static void RemoveLeftovers()
    {
        Start().Dispose();

        foreach (var file in Directory.GetFiles("/dev/shm", $"jack_*_{Name}_*").Concat(Directory.GetFiles("/dev/shm", $"jack_{Name}_*")))
        {
            File.Delete(file);
        }
    }

    private static bool TakesClients()
    {
        try
        {
            using var client = OpenClient();
            return true;
        }
        catch (DeviceException)
        {
            return false;
        }
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.Append(line).Append(' ');
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
