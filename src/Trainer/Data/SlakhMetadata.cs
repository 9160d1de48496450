using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WeakSep.Trainer.Data;

/// <summary>What a track's metadata.yaml says. Keys that we do not need are passed over.</summary>
/// <param name="AudioFolder">Folder of the stems' sound inside the track.</param>
/// <param name="MidiFolder">Folder of the stems' MIDI files inside the track.</param>
/// <param name="Stems">The stems in the order of the file.</param>
internal sealed record SlakhMetadata(string AudioFolder, string MidiFolder, IReadOnlyList<SlakhMetadata.Stem> Stems)
{
    private const long MaxBytes = 1 << 20;      // the largest of Slakh2100 has 20 kB
    private const int MaxProgram = 128;
    private const int MaxBrackets = 64;         // Slakh2100 has none

    /// <summary>Reads a file.</summary>
    /// <param name="path">A metadata.yaml.</param>
    /// <exception cref="TrainingDataException">Not readable or not as expected; the message names line and
    /// column.</exception>
    internal static SlakhMetadata Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);

            if (file.Length > MaxBytes)
            {
                throw new TrainingDataException(
                    $"{path}: {file.Length} bytes; expected at most {MaxBytes} of metadata");
            }

            using var reader = new StreamReader(file);
            var text = reader.ReadToEnd();
            RefuseDeepBrackets(text, path);

            // Events instead of a tree: references cannot cost more than the file's own length.
            return Parse(new Parser(new StringReader(text)));
        }
        catch (YamlException failure)
        {
            var place = $"line {failure.Start.Line}, column {failure.Start.Column}";
            throw new TrainingDataException($"{path}: {place}: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrainingDataException($"{path}: cannot be read: {failure.Message}", failure);
        }
    }

    // The scanner's time grows with the square of the depth.
    private static void RefuseDeepBrackets(string text, string path)
    {
        var (depth, line) = (0, 1);

        foreach (var letter in text)
        {
            depth += letter switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
            line += letter == '\n' ? 1 : 0;

            if (depth > MaxBrackets)
            {
                throw new TrainingDataException(
                    $"{path}: line {line}: more than {MaxBrackets} brackets inside one another");
            }
        }
    }

    private static SlakhMetadata Parse(IParser parser)
    {
        var (audio, midi) = ("stems", "MIDI");
        var stems = new List<Stem>();
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        BeginMap(parser, "the track");

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            switch (Key(parser))
            {
                case "audio_dir":
                    audio = FolderName(parser);
                    break;
                case "midi_dir":
                    midi = FolderName(parser);
                    break;
                case "stems":
                    ReadStems(parser, stems);
                    break;
                default:
                    parser.SkipThisAndNestedEvents();
                    break;
            }
        }

        return new SlakhMetadata(audio, midi, stems);
    }

    private static void ReadStems(IParser parser, List<Stem> stems)
    {
        BeginMap(parser, "the stems");

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var id = PlainName(parser.Consume<Scalar>());
            var start = BeginMap(parser, id);
            var stem = new Stem { Id = id };

            while (!parser.TryConsume<MappingEnd>(out _))
            {
                stem = ReadField(parser, Key(parser), stem);
            }

            // A stem that sounds must say what it is; one that was not rendered need not.
            stems.Add(stem.Program >= 0 || !stem.IsRendered
                ? stem
                : throw new YamlException(start.Start, start.End, $"stem {id} has no program_num"));
        }
    }

    private static Stem ReadField(IParser parser, string key, Stem stem)
    {
        switch (key)
        {
            case "audio_rendered":
                return stem with { IsRendered = Truth(parser) };
            case "midi_saved":
                return stem with { HasMidi = Truth(parser) };
            case "is_drum":
                return stem with { IsDrum = Truth(parser) };
            case "program_num":
                return stem with { Program = Program(parser) };
            case "plugin_name" when stem.Source.Length == 0:
                return stem with { Source = parser.Consume<Scalar>().Value };
            case "source":
                return stem with { Source = parser.Consume<Scalar>().Value };
            default:
                parser.SkipThisAndNestedEvents();
                return stem;
        }
    }

    private static MappingStart BeginMap(IParser parser, string what) => parser.TryConsume<MappingStart>(out var start)
        ? start
        : throw Unexpected(parser, $"keys and values of {what}");

    private static string Key(IParser parser) =>
        parser.TryConsume<Scalar>(out var key) ? key.Value : throw Unexpected(parser, "a key");

    private static bool Truth(IParser parser)
    {
        var scalar = parser.Consume<Scalar>();
        return scalar.Value.ToLowerInvariant() switch
        {
            "true" => true,
            "false" => false,
            _ => throw new YamlException(scalar.Start, scalar.End, $"expected true or false, found \"{scalar.Value}\""),
        };
    }

    private static int Program(IParser parser)
    {
        var scalar = parser.Consume<Scalar>();
        return int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var program)
            && program <= MaxProgram
            ? program
            : throw new YamlException(
                scalar.Start, scalar.End, $"expected a program from 0 to {MaxProgram}, found \"{scalar.Value}\"");
    }

    private static string FolderName(IParser parser) => PlainName(parser.Consume<Scalar>());

    // The names become parts of paths: none may lead out of the track's folder.
    private static string PlainName(Scalar scalar) =>
        scalar.Value.Length > 0 && scalar.Value is not ("." or "..") && scalar.Value.AsSpan().IndexOfAny("/\\\0:") < 0
            ? scalar.Value
            : throw new YamlException(scalar.Start, scalar.End, $"expected a plain name, found \"{scalar.Value}\"");

    private static YamlException Unexpected(IParser parser, string expected)
    {
        var found = parser.Current;
        var name = found?.GetType().Name ?? "the end";
        return new YamlException(
            found?.Start ?? Mark.Empty, found?.End ?? Mark.Empty, $"expected {expected}, found {name}");
    }

    /// <summary>One stem as the file describes it.</summary>
    internal sealed record Stem
    {
        /// <summary>Name, such as S00.</summary>
        internal required string Id { get; init; }

        /// <summary>Whether its sound exists.</summary>
        internal bool IsRendered { get; init; } = true;

        /// <summary>Whether its MIDI file exists.</summary>
        internal bool HasMidi { get; init; } = true;

        /// <summary>Whether it is a drum kit.</summary>
        internal bool IsDrum { get; init; }

        /// <summary>What made its sound.</summary>
        internal string Source { get; init; } = "";

        /// <summary>0-based program; -1 when the file does not say.</summary>
        internal int Program { get; init; } = -1;
    }
}
