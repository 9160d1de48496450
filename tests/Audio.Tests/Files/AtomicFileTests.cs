using WeakSep.Audio.Files;

namespace WeakSep.Audio.Tests.Files;

public class AtomicFileTests
{
    [Fact]
    public void Text_appears_whole_and_replaces()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.WriteAllText(folder["deep/a.json"], "{\"é\":1}");
        AtomicFile.WriteAllText(folder["deep/a.json"], "{}");
        Assert.Equal("{}"u8.ToArray(), File.ReadAllBytes(folder["deep/a.json"]));
        Assert.Equal(["a.json"], Directory.EnumerateFiles(folder["deep"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_failure_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);
        Assert.ThrowsAny<Exception>(() => AtomicFile.WriteAllText(folder["taken"], "x"));
        Assert.Equal(["taken"], folder.Files);
    }

    [Fact]
    public void Names_in_the_making_are_hidden_and_never_the_same()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (AtomicFile.PartPathFor(folder["x.wav"]), AtomicFile.PartPathFor(folder["x.wav"]));
        Assert.NotEqual(a, b);
        Assert.StartsWith(".x.wav.", Path.GetFileName(a), StringComparison.Ordinal);
        Assert.Equal(folder.FullPath, Path.GetDirectoryName(a));
    }
}
