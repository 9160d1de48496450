using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace WeakSep.Host.Tests;

/// <summary>Runs the program that was built with the tests, as a process of its own.</summary>
internal sealed partial class WeakSepProcess : IDisposable
{
    private const int LimitMilliseconds = 180_000;      // a machine that does much else; a run takes a second or two
    private const int Sigint = 2;
    private const int Sigterm = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private WeakSepProcess(string dataHome, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "WeakSep.Host.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = dataHome,
        };
        start.Environment["XDG_DATA_HOME"] = dataHome;
        start.Environment.Remove("WEAKSEP_TRACE");

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>What it has written to the standard output so far.</summary>
    public string Output => TextOf(_output);

    /// <summary>What it has written to the error stream so far.</summary>
    public string Error => TextOf(_error);

    /// <summary>Runs the program in a folder to its end.</summary>
    public static CommandResult Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return process.Wait();
    }

    /// <summary>Starts the program in a folder that also holds its installed presets.</summary>
    public static WeakSepProcess Start(string folder, params string[] arguments) => new(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Starts the program with other environment variables.</summary>
    public static WeakSepProcess StartWith(
        string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) => new(folder, environment, arguments);

    /// <summary>Waits for the end.</summary>
    public CommandResult Wait()
    {
        if (!_process.WaitForExit(LimitMilliseconds))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"weaksep {string.Join(' ', _process.StartInfo.ArgumentList)} did not end");
        }

        _process.WaitForExit();     // the one without a limit also waits for the streams
        return new CommandResult(_process.ExitCode, _output.ToString(), _error.ToString());
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, Sigint));

    /// <summary>Sends what a system that shuts down sends.</summary>
    public void Terminate() => Assert.Equal(0, Kill(_process.Id, Sigterm));

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string TextOf(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
