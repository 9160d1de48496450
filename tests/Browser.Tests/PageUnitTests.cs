using System.Diagnostics;
using WeakSep.Tests.Shared;

namespace WeakSep.Browser.Tests;

public sealed class PageUnitTests
{
    [Fact]
    public async Task The_pages_own_tests_pass()
    {
        var start = new ProcessStartInfo("npm", ["test", "--workspace", "src/Host/Web/App", "--silent"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var tests = Process.Start(start)!;
        var error = tests.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await tests.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tests.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(tests.ExitCode == 0, output + await error);
        Assert.Matches(@"Tests +\d+ passed", output);
    }
}
