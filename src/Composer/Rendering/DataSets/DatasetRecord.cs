using System.Text.Json;
using System.Text.Json.Nodes;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>The file that says with which settings a data set was made, so that one folder never holds two.</summary>
internal static class DatasetRecord
{
    /// <summary>Name of the file.</summary>
    internal const string FileName = "dataset.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Takes a folder for a data set, or goes on with the one that is there.</summary>
    /// <param name="root">The folder; made when missing.</param>
    /// <param name="record">The settings.</param>
    /// <param name="kind">The setting that no other kind of data set has.</param>
    /// <param name="overwrite">Whether a data set of other settings may be replaced.</param>
    /// <param name="remove">Removes that data set.</param>
    /// <exception cref="RenderingException">It holds something else, or another data set that may not be replaced.</exception>
    internal static void Claim(string root, JsonObject record, string kind, bool overwrite, Action remove)
    {
        var file = Path.Combine(root, FileName);

        if (File.Exists(file))
        {
            var found = Read(file);

            if (found?.ContainsKey(kind) == false)
            {
                throw new RenderingException($"{root}: holds another kind of data set; choose another folder.");
            }

            if (Difference(found, record) is { } difference)
            {
                if (!overwrite)
                {
                    throw new RenderingException(
                        $"{root}: holds a data set made with other settings ({difference}); --overwrite replaces it.");
                }

                remove();
            }
        }
        else if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new RenderingException($"{root}: not empty and not a data set ({FileName} is missing); choose another folder.");
        }

        Directory.CreateDirectory(root);
        File.WriteAllText(file, record.ToJsonString(Indented) + "\n");
    }

    private static JsonObject? Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Difference(JsonObject? found, JsonObject wanted)
    {
        if (found is null)
        {
            return $"{FileName} is unreadable";
        }

        foreach (var (key, value) in wanted)
        {
            if (!JsonNode.DeepEquals(found[key], value))
            {
                return $"{key} {found[key]?.ToJsonString() ?? "missing"}, not {value!.ToJsonString()}";
            }
        }

        return null;
    }
}
