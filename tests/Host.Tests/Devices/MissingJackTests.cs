using WeakSep.Audio;
using WeakSep.Audio.Interop;
using WeakSep.Host.Devices;
using WeakSep.Host.Devices.Interop;

namespace WeakSep.Host.Tests.Devices;

[Collection(JackTestGroup.Name)]
public class MissingJackTests
{
    [Fact]
    public void Without_a_server_one_line_says_so()
    {
        SkipWithoutLibrary();
        var refusal = Assert.Throws<DeviceException>(() => new JackDevice(new JackSettings { ServerName = "weaksep-nowhere" }));

        Assert.Contains("no JACK server 'weaksep-nowhere' runs", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("a name that is far longer than the sixty-three bytes that every server takes, and goes on")]
    public void A_name_that_no_client_can_have_is_refused(string name)
    {
        SkipWithoutLibrary();
        var refusal = Assert.Throws<DeviceException>(() => new JackDevice(new JackSettings { ClientName = name, ServerName = "weaksep-nowhere" }));

        Assert.Contains("cannot be the name", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_library_is_named_with_its_package()
    {
        var refusal = Assert.Throws<MissingLibraryException>(() => NativeLibraries.Load("nowhere", "libnowhere1", ["libweaksep-nowhere.so"]));

        Assert.Contains("libnowhere", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install libnowhere1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_notes_what_is_missing_and_lists_the_rest()
    {
        var listing = DeviceCatalog.List("weaksep-nowhere");

        Assert.Null(listing.Jack);
        Assert.Contains(listing.Notes, note => note.Contains("JACK", StringComparison.OrdinalIgnoreCase));
        Assert.All(listing.Notes, note => Assert.DoesNotContain('\n', note));
        Assert.Contains(listing.Entries, entry => entry.Name == "null");
        Assert.Contains(listing.Entries, entry => entry.Name.StartsWith("file:", StringComparison.Ordinal));
    }

    private static void SkipWithoutLibrary() =>
        Assert.SkipUnless(System.Runtime.InteropServices.NativeLibrary.TryLoad("libjack.so.0", out _), "libjack is not installed");
}
