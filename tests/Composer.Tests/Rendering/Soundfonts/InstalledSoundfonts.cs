using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Soundfonts;

namespace WeakSep.Composer.Tests.Rendering.Soundfonts;

/// <summary>The soundfonts of this machine; tests that need them skip themselves where they are missing.</summary>
internal static class InstalledSoundfonts
{
    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    /// <summary>Skips the running test where FluidSynth or the two required soundfonts are missing.</summary>
    public static IReadOnlyList<Soundfont> Require()
    {
        Assert.SkipWhen(Obstacle.Value is not null, Obstacle.Value ?? "");
        return SoundfontCatalog.Defaults(_ => { });
    }

    private static string? FindObstacle()
    {
        try
        {
            Composer.Rendering.Interop.FluidSynthLibrary.Require();
            SoundfontCatalog.Defaults(_ => { });
            return null;
        }
        catch (RenderingException missing)
        {
            return missing.Message;
        }
    }
}
