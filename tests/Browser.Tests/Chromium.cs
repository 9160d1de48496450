using System.Runtime.InteropServices;
using Microsoft.Playwright;

namespace WeakSep.Browser.Tests;

/// <summary>The system's own browser; none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Where it is; null when this machine has none.</summary>
    public static string? Path { get; } = Places.FirstOrDefault(File.Exists);

    /// <summary>Skips a test on a machine without a browser; where the build is checked there must be one.</summary>
    public static void Require()
    {
        if (Environment.GetEnvironmentVariable("CI") is null or "")
        {
            Assert.SkipUnless(Path is not null, "no Chromium: apt-get install chromium");
        }

        Assert.NotNull(Path);
    }

    /// <summary>Starts it without a window. Sound plays, into nothing.</summary>
    public static Task<IBrowser> Launch(IPlaywright driver) => driver.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        // Root, as in containers, has no sandbox.
        Args = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? ["--no-sandbox"] : [],
    });
}
