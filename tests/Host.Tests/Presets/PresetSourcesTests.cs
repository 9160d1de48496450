using WeakSep.Host.Presets;

namespace WeakSep.Host.Tests.Presets;

public class PresetSourcesTests
{
    [Fact]
    public void Classes_are_called_in_words_and_told_apart_by_colour()
    {
        var sources = PresetSources.Of(["car_horn", "dog-bark", "siren"]);

        Assert.Equal(["Car horn", "Dog bark", "Siren"], sources.Select(source => source.Title));
        Assert.Equal(3, sources.Select(source => source.Colour).Distinct().Count());
        Assert.All(sources, source => Assert.Empty(source.Programs));
    }

    [Fact]
    public void Instruments_keep_their_colour_whatever_stands_beside_them()
    {
        var sources = PresetSources.Of(["siren", "piano", "bass"]);

        Assert.Equal(["#f28e2b", "#59a14f", "#4e79a7"], sources.Select(source => source.Colour));
        Assert.Contains(0, sources[1].Programs);        // Acoustic Grand Piano
    }

    [Fact]
    public void More_sources_than_colours_begin_again()
    {
        var sources = PresetSources.Of([.. Enumerable.Range(0, 12).Select(number => $"class{number}")]);

        Assert.Equal(sources[0].Colour, sources[9].Colour);
    }
}
