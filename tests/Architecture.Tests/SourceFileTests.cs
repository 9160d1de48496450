using System.Text.RegularExpressions;
using WeakSep.Tests.Shared;

namespace WeakSep.Architecture.Tests;

public class SourceFileTests
{
    private const int MostLines = 400;      // a file that is longer holds two ideas

    private static readonly Regex Leftovers = new(
        @"\b(TODO|FIXME|HACK|NotImplementedException)\b|#region", RegexOptions.Compiled);

    private static IEnumerable<string> Sources =>
        from folder in new[] { "src", "tests", "bench" }
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        where !file.EndsWith(nameof(SourceFileTests) + ".cs", StringComparison.Ordinal)
        select file;

    [Fact]
    public void No_file_is_longer_than_a_few_screens()
    {
        var tooLong = Sources.Where(file => File.ReadLines(file).Count() > MostLines)
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var found = Sources.Where(file => File.ReadLines(file).Any(line => Leftovers.IsMatch(line)))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.Empty(found);
    }

    [Fact]
    public void A_namespace_is_the_folder_it_lies_in()
    {
        // Torch mirrors a foreign API, whose namespaces are not folders.
        var wrong =
            from file in Sources
            let path = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file)
            where !path.StartsWith("..", StringComparison.Ordinal) && !path.StartsWith("Torch", StringComparison.Ordinal)
            let expected = "namespace WeakSep." + Path.GetDirectoryName(path)!.Replace(Path.DirectorySeparatorChar, '.') + ";"
            let lines = File.ReadAllLines(file)
            where lines.Any(line => line.StartsWith("namespace ", StringComparison.Ordinal)) && !lines.Contains(expected)
            select path;

        Assert.Empty(wrong);
    }
}
