using System.Xml.Linq;
using WeakSep.Tests.Shared;

namespace WeakSep.Architecture.Tests;

public class DependencyDirectionTests
{
    // The one direction of dependency: an arrow that is not in this table does not get in unnoticed.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Audio"] = [],
        ["MidiScore"] = ["Audio"],
        ["OnnxRuntime"] = [],
        ["Torch"] = [],
        ["Composer"] = ["Audio", "MidiScore"],
        ["RealtimeSeparator"] = ["Audio", "OnnxRuntime"],
        ["Trainer"] = ["Audio", "MidiScore", "Torch"],
        ["Host"] = ["Audio", "Composer", "MidiScore", "OnnxRuntime", "RealtimeSeparator", "Torch", "Trainer"],
    };

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_that_the_table_allows(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"src/{project} is not in the table of allowed arrows");
        var file = Path.Combine(Repository.Root, "src", project, $"{project}.csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Every_project_has_its_tests()
    {
        // OnnxRuntime holds no code of ours; RealtimeSeparator's tests run it.
        var untested = Allowed.Keys.Except(["OnnxRuntime"])
            .Where(project => !Directory.Exists(Path.Combine(Repository.Root, "tests", $"{project}.Tests")));

        Assert.Empty(untested);
    }
}
