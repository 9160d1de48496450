using WeakSep.Composer.Rendering;
using WeakSep.Composer.Rendering.Soundfonts;

namespace WeakSep.Composer.Tests.Rendering.Soundfonts;

public sealed class SoundfontCatalogTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"weaksep-{Guid.NewGuid():N}.sf2");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_held_out_soundfont_is_in_no_default()
    {
        Assert.All(InstalledSoundfonts.Require(), soundfont => Assert.False(soundfont.IsHeldOut));
        Assert.DoesNotContain(InstalledSoundfonts.Require(), soundfont => soundfont.Name == "MuseScore_General");
    }

    [Fact]
    public void The_held_out_soundfont_can_be_named()
    {
        try
        {
            // Also a file whose odd chunk of samples is not padded.
            var soundfont = Assert.Single(SoundfontCatalog.Open(["musescore_general"]));
            Assert.True(soundfont.IsHeldOut);
            Assert.True(soundfont.Presets.Has(0, 33));
        }
        catch (RenderingException missing)
        {
            Assert.Contains("musescore-general-soundfont-small", missing.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Soundfonts_are_found_by_name_package_and_path()
    {
        var expected = InstalledSoundfonts.Require().First(soundfont => soundfont.Name == "TimGM6mb");
        string[] names = ["timgm6mb", "timgm6mb-soundfont", expected.Path];
        var all = SoundfontCatalog.Open(names);
        Assert.All(all, found => Assert.Equal((expected.Name, expected.Path), (found.Name, found.Path)));
    }

    [Fact]
    public void The_presets_of_general_midi_are_listed()
    {
        var presets = InstalledSoundfonts.Require()[0].Presets;
        Assert.All(Enumerable.Range(0, 128), program => Assert.True(presets.Has(0, program)));
        Assert.NotEmpty(presets.Name(0, 33));
        Assert.False(presets.Has(99, 0));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var failure = Assert.Throws<RenderingException>(() => SoundfontCatalog.Open(["nothing-like-it"]));
        Assert.Contains("TimGM6mb", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("this is no soundfont at all")]
    [InlineData("RIFF\0\0\0\0sfbk")]
    [InlineData("RIFF\0\0\0\0sfbkLIST\u0004\0\0\0pdta")]
    [InlineData("RIFF\0\0\0\0sfbkLIST\u00ff\0\0\0pdtaphdr\u007f\u007f\u007f\u007f")]
    [InlineData("RIFF\0\0\0\0sfbkLIST\u00ff\0\0\0pdtaphdr\u0026\0\0\0only one header of 38 bytes is the end.")]
    public void A_file_that_is_no_soundfont_is_refused_by_name(string content)
    {
        File.WriteAllBytes(_file, System.Text.Encoding.Latin1.GetBytes(content));
        var failure = Assert.Throws<RenderingException>(() => SoundfontCatalog.Open([_file]));
        Assert.Contains(_file, failure.Message, StringComparison.Ordinal);
    }
}
