using System.Text;
using System.Text.Json;

namespace WeakSep.Host.Presets;

/// <summary>Parses JSON into fields that know their lines.</summary>
internal sealed class JsonFieldReader
{
    private const int MaxDepth = 16;
    private const int MaxFields = 20_000;   // bounds what a hostile file can ask for; ours have some hundred

    private static readonly Dictionary<string, JsonField> NoMembers = [];

    private readonly string _file;
    private readonly byte[] _content;
    private int _fields;
    private int _line = 1;
    private int _counted;

    private JsonFieldReader(byte[] content, string file)
    {
        _content = content;
        _file = file;
    }

    /// <summary>Parses a file's content.</summary>
    /// <param name="content">UTF-8 text, a byte order mark allowed.</param>
    /// <param name="file">Name for complaints.</param>
    /// <exception cref="PresetException">The text is not JSON, is nested too deep, or has a field twice.</exception>
    internal static JsonField Parse(byte[] content, string file)
    {
        var start = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var parser = new JsonFieldReader(content[start..], file);

        try
        {
            var json = new Utf8JsonReader(parser._content, new JsonReaderOptions { MaxDepth = MaxDepth });
            json.Read();
            var root = parser.ReadValue(ref json, "");
            json.Read();    // anything after the value is an error
            return root;
        }
        catch (JsonException problem)
        {
            var reason = problem.Message.Split(". LineNumber", 2)[0].Split(" Path:", 2)[0];
            throw new PresetException($"{file}:{(problem.LineNumber ?? 0) + 1}: not JSON: {reason}", problem);
        }
        catch (InvalidOperationException problem)
        {
            throw new PresetException($"{file}:{parser._line}: not JSON: a string is not valid UTF-8", problem);
        }
    }

    private JsonField ReadValue(ref Utf8JsonReader json, string path)
    {
        var line = LineOf(json.TokenStartIndex);
        var type = json.TokenType;

        if (++_fields > MaxFields)
        {
            throw new PresetException($"{_file}:{line}: {path}: expected at most {MaxFields} values in the file");
        }

        return type switch
        {
            JsonTokenType.StartObject => new JsonField(_file, path, line, type, "", ReadMembers(ref json, path), []),
            JsonTokenType.StartArray => new JsonField(_file, path, line, type, "", NoMembers, ReadItems(ref json, path)),
            JsonTokenType.String => new JsonField(_file, path, line, type, json.GetString()!, NoMembers, []),
            _ => new JsonField(_file, path, line, type, Encoding.UTF8.GetString(json.ValueSpan), NoMembers, []),
        };
    }

    private Dictionary<string, JsonField> ReadMembers(ref Utf8JsonReader json, string path)
    {
        var members = new Dictionary<string, JsonField>();

        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetString()!;
            var memberPath = path.Length == 0 ? name : $"{path}.{name}";
            json.Read();
            var member = ReadValue(ref json, memberPath);

            if (!members.TryAdd(name, member))
            {
                throw member.Problem("each field once");
            }
        }

        return members;
    }

    private List<JsonField> ReadItems(ref Utf8JsonReader json, string path)
    {
        var items = new List<JsonField>();

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref json, $"{path}[{items.Count}]"));
        }

        return items;
    }

    private int LineOf(long position)
    {
        for (; _counted < position; _counted++)
        {
            _line += _content[_counted] == (byte)'\n' ? 1 : 0;
        }

        return _line;
    }
}
