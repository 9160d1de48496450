using WeakSep.Audio;

namespace WeakSep.Host.Presets;

/// <summary>Reads <c>preset.json</c> files; every complaint names the line and the field.</summary>
public static class PresetReader
{
    private const int MaxFileBytes = 1 << 20;       // ours are a few kilobytes
    private const int MaxSources = 64;
    private const int MaxWindow = 1 << 17;
    private const int MaxFrames = 1 << 16;
    private const int HighestProgram = 127;
    private const int LongestName = 40;

    private static readonly string[] Shapes = ["hann", "sqrt-hann", "hamming"];

    /// <summary>Reads a preset.</summary>
    /// <param name="path">The <c>preset.json</c>.</param>
    /// <exception cref="PresetException">The file cannot be read, is not JSON, or a field is missing, unknown or out of range.</exception>
    public static Preset Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                throw new PresetException($"{path}: expected at most {MaxFileBytes} bytes");
            }

            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PresetException($"{path}: cannot read the preset: {problem.Message}", problem);
        }
    }

    /// <summary>Reads a preset from memory.</summary>
    /// <param name="content">UTF-8 JSON.</param>
    /// <param name="file">Name for complaints.</param>
    /// <exception cref="PresetException">The content is not JSON, or a field is missing, unknown or out of range.</exception>
    public static Preset Parse(byte[] content, string file)
    {
        ArgumentNullException.ThrowIfNull(content);

        var root = JsonFieldReader.Parse(content, file).Only(
            "$schema", "name", "title", "description", "licence", "model", "transcriptor", "sources", "sampleRate", "stft",
            "mode", "conditions", "latencySamples", "training", "results");

        return new Preset
        {
            Name = Identifier(root.Member("name")),
            Title = root.Member("title").Text(longest: 100),
            Description = root.Member("description").Text(),
            Licence = root.Member("licence").Text(longest: 100),
            Model = ModelFile(root.Member("model")),
            Transcriptor = root.Optional("transcriptor") is { } transcriptor ? ModelFile(transcriptor) : null,
            Sources = ReadSources(root.Member("sources")),
            SampleRate = (int)root.Member("sampleRate").Integer(AudioFormat.MinSampleRate, AudioFormat.MaxSampleRate),
            Stft = ReadStft(root.Member("stft")),
            Mode = ReadMode(root.Member("mode")),
            Conditions = [.. root.Optional("conditions")?.Items(0, MaxSources).Select(item => item.Text(longest: 100)) ?? []],
            LatencySamples = (int)root.Member("latencySamples").Integer(0, int.MaxValue),
            Training = root.Optional("training") is { } training ? ReadTraining(training) : null,
            Results = [.. root.Optional("results")?.Items(0, MaxSources).Select(ReadResult) ?? []],
        };
    }

    /// <summary>The line of a field, for complaints that arise after reading.</summary>
    /// <param name="path">The <c>preset.json</c>.</param>
    /// <param name="field">Names of nested fields joined by points, such as <c>stft.hop</c>.</param>
    internal static int LineOf(string path, string field) =>
        field.Split('.').Aggregate(JsonFieldReader.Parse(File.ReadAllBytes(path), path), (parent, name) => parent.Member(name)).Line;

    /// <summary>Whether a text may name a source, and with that a file: a class of a data set may, as it is called there.</summary>
    internal static bool IsSourceId(string text) =>
        text.Length is > 0 and <= LongestName && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>Whether a text may name a preset.</summary>
    internal static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= LongestName
        && char.IsAsciiLetterLower(text[0])
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static string SourceId(JsonField field) =>
        field.Text(IsSourceId, $"letters, digits, hyphens and underscores, {LongestName} at most");

    private static string Identifier(JsonField field) =>
        field.Text(IsIdentifier, $"lower-case letters, digits and hyphens, a letter first, {LongestName} at most");

    // A model lies beside its preset; a path could lead anywhere on the machine that installs it.
    private static string ModelFile(JsonField field) =>
        field.Text(
            text => text.EndsWith(".onnx", StringComparison.Ordinal) && text == Path.GetFileName(text) && !text.Contains('\\'),
            "the name of an .onnx file beside the preset");

    private static List<PresetSource> ReadSources(JsonField field)
    {
        var sources = new List<PresetSource>();

        foreach (var item in field.Items(1, MaxSources))
        {
            item.Only("id", "title", "colour", "family", "programs");
            var id = item.Member("id");

            // Stems are files, and some systems do not tell capitals apart.
            if (sources.Any(source => source.Id.Equals(SourceId(id), StringComparison.OrdinalIgnoreCase)))
            {
                throw id.Problem("an id that no other source has");
            }

            sources.Add(new PresetSource(
                SourceId(id),
                item.Member("title").Text(longest: 100),
                item.Member("colour").Text(IsColour, "a colour as #rrggbb"),
                item.Member("family").Text(longest: 100),
                [.. item.Member("programs").Items(0, HighestProgram + 1).Select(program => (int)program.Integer(0, HighestProgram))]));
        }

        return sources;
    }

    private static bool IsColour(string text) =>
        text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static PresetStft ReadStft(JsonField field)
    {
        field.Only("window", "hop", "analysis", "synthesis", "synthesisWindow");
        var window = field.Member("window");
        var size = (int)window.Integer(2, MaxWindow);

        return new PresetStft(
            size % 2 == 0 ? size : throw window.Problem("an even number of samples"),
            (int)field.Member("hop").Integer(1, size),
            field.Member("analysis").Choice(Shapes),
            field.Member("synthesis").Choice(Shapes),
            field.Optional("synthesisWindow") is { } synthesis ? (int)synthesis.Integer(2, size) : null);
    }

    private static PresetMode ReadMode(JsonField field)
    {
        field.Only("kind", "contextFrames", "lookaheadFrames");

        return new PresetMode(
            field.Member("kind").Choice("block", "streaming"),
            (int)field.Member("contextFrames").Integer(0, MaxFrames),
            (int)field.Member("lookaheadFrames").Integer(0, MaxFrames));
    }

    private static PresetTraining ReadTraining(JsonField field)
    {
        field.Only("recipe", "seed", "data", "command", "hours");

        return new PresetTraining(
            field.Member("recipe").Text(longest: 100),
            field.Member("seed").Integer(long.MinValue, long.MaxValue),
            field.Member("data").Text(),
            field.Member("command").Text(),
            field.Optional("hours")?.Number());
    }

    private static PresetResult ReadResult(JsonField field)
    {
        field.Only("data", "items", "siSdrInput", "siSdr", "siSdrImprovement", "ideal");

        return new PresetResult(
            field.Member("data").Text(),
            (int)field.Member("items").Integer(0, int.MaxValue),
            Decibels(field.Member("siSdrInput")),
            Decibels(field.Member("siSdr")),
            Decibels(field.Member("siSdrImprovement")),
            field.Optional("ideal") is { } ideal ? Decibels(ideal) : new Dictionary<string, double>());
    }

    private static Dictionary<string, double> Decibels(JsonField field) =>
        field.Members.ToDictionary(member => member.Key, member => member.Value.Number());
}
