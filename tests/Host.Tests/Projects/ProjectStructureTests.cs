using System.Xml.Linq;

namespace WeakSep.Host.Tests.Projects;

/// <summary>
/// Holds the XML against what DAWproject 1.0 publishes of the elements that WeakSep uses: which children, in which order, and which
/// attributes they may have and must have.
/// </summary>
public sealed class ProjectStructureTests : IDisposable
{
    private const string Named = "name color comment id ";
    private const string Timeline = Named + "timeUnit track ";
    private const string RealParameter = Named + "parameterID max min unit! value";

    // Children in their order; those behind a bar may mix. Attributes behind an exclamation mark are required.
    private static readonly Dictionary<string, (string Children, string Attributes)> Format = new()
    {
        ["Project"] = ("Application Transport Structure Arrangement Scenes", "version!"),
        ["Application"] = ("", "name! version!"),
        ["Transport"] = ("Tempo TimeSignature", ""),
        ["Tempo"] = ("", RealParameter),
        ["TimeSignature"] = ("", Named + "parameterID denominator! numerator!"),
        ["Structure"] = ("Track", ""),
        ["Track"] = ("Channel Track", Named + "contentType loaded"),
        ["Channel"] = ("Devices Mute Pan Sends Volume", Named + "audioChannels destination role solo"),
        ["Mute"] = ("", Named + "parameterID value"),
        ["Pan"] = ("", RealParameter),
        ["Volume"] = ("", RealParameter),
        ["Arrangement"] = ("Lanes Markers TempoAutomation TimeSignatureAutomation", Named),
        ["Lanes"] = ("Lanes|Notes|Clips|Audio|Points", Timeline),
        ["Clips"] = ("Clip", Timeline),
        ["Clip"] = (
            "Audio|Notes",
            "name color comment time! duration contentTimeUnit playStart playStop loopStart loopEnd fadeTimeUnit fadeInTime fadeOutTime enable reference"),
        ["Audio"] = ("File", Timeline + "duration! algorithm channels! sampleRate!"),
        ["File"] = ("", "path! external"),
        ["Notes"] = ("Note", Timeline),
        ["Note"] = ("", "time! duration! channel! key! vel rel"),
        ["TempoAutomation"] = ("Target RealPoint", Timeline + "unit"),
        ["TimeSignatureAutomation"] = ("Target TimeSignaturePoint", Timeline + "unit"),
        ["Target"] = ("", "parameter expression channel key controller"),
        ["RealPoint"] = ("", "time! value! interpolation"),
        ["TimeSignaturePoint"] = ("", "time! numerator! denominator!"),
    };

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["timeUnit"] = ["beats", "seconds"],
        ["contentTimeUnit"] = ["beats", "seconds"],
        ["unit"] = ["linear", "normalized", "bpm"],
        ["role"] = ["regular", "master"],
        ["contentType"] = ["audio", "notes", "audio notes"],
        ["interpolation"] = ["hold", "linear"],
        ["solo"] = ["true", "false"],
        ["loaded"] = ["true", "false"],
        ["external"] = ["true", "false"],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-daw-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Elements_and_attributes_are_those_of_the_format_in_its_order()
    {
        using var file = ProjectFile.Of(ProjectSamples.Everything(_folder));

        Assert.All(file.Xml.DescendantsAndSelf(), AssertElement);
        Assert.Equal(Format.Keys.Order(), file.Xml.DescendantsAndSelf().Select(element => element.Name.ToString()).Distinct().Order());
        Assert.Equal(("MetaData", "Title"), (file.Metadata.Name, Assert.Single(file.Metadata.Elements()).Name));
        Assert.Equal("1.0", file.Xml.Attribute("version")!.Value);
    }

    private static void AssertElement(XElement element)
    {
        Assert.True(Format.TryGetValue(element.Name.ToString(), out var rule), $"the format has no element {element.Name} here");
        var order = rule.Children.Split(' ').ToList();
        var places = element.Elements().Select(child => order.FindIndex(place => place.Split('|').Contains(child.Name.ToString()))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);

        var attributes = rule.Attributes.Split(' ');
        var found = element.Attributes().Select(attribute => attribute.Name.ToString()).ToList();
        Assert.Empty(found.Except(attributes.Select(name => name.TrimEnd('!'))));
        Assert.Empty(attributes.Where(name => name.EndsWith('!')).Select(name => name.TrimEnd('!')).Except(found));
        Assert.All(element.Attributes(), attribute =>
            Assert.True(!Words.TryGetValue(attribute.Name.ToString(), out var words) || words.Contains(attribute.Value), $"{element.Name}: {attribute}"));
    }
}
