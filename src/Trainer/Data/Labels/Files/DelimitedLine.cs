using System.Text;

namespace WeakSep.Trainer.Data.Labels.Files;

/// <summary>Divides a line of a table into its fields.</summary>
internal static class DelimitedLine
{
    /// <summary>Divides a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="separator">Between fields. With commas a field may stand in quotes, as RFC 4180 says.</param>
    /// <returns>Fields without surrounding spaces and quotes; null where a quote is not closed.</returns>
    public static List<string>? Split(string line, char separator)
    {
        if (separator != ',')
        {
            return [.. line.Split(separator).Select(field => field.Trim())];
        }

        var fields = new List<string>();
        var field = new StringBuilder();
        var (quoted, wasQuoted) = (false, false);

        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];

            if (character == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (character == '"' && (quoted || string.IsNullOrWhiteSpace(field.ToString())))
            {
                // A quote opens only where a field begins; AudioSet writes a space before it.
                quoted = !quoted;
                wasQuoted = true;
            }
            else if (character == separator && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
                wasQuoted = false;
            }
            else if (!(wasQuoted && !quoted && char.IsWhiteSpace(character)))
            {
                field.Append(character);
            }
        }

        fields.Add(field.ToString().Trim());
        return quoted ? null : fields;
    }
}
