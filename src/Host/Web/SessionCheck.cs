using WeakSep.Host.Presets;

namespace WeakSep.Host.Web;

/// <summary>The ranges of a session that comes from outside.</summary>
internal static class SessionCheck
{
    internal const double LowestGainDb = -60;       // drawn as minus infinity, and silent
    internal const double HighestGainDb = 12;

    private const double LongestSeconds = 1e6;
    private const int MostStrips = 256;

    /// <summary>Refuses a session with a value out of range.</summary>
    /// <exception cref="RequestException">The first value that is wrong, and what was expected.</exception>
    internal static void Require(Session session)
    {
        if (session.Preset is null || session.Loop is null || session.Master is null || session.Strips is null)
        {
            throw RequestException.Bad("preset, loop, master and strips: expected values, found null");
        }

        if (session.Preset.Length > 0 && !PresetReader.IsIdentifier(session.Preset))
        {
            throw RequestException.Bad("preset: expected the name of a preset");
        }

        InRange("position", session.Position, 0, LongestSeconds);
        InRange("loop.start", session.Loop.Start, 0, LongestSeconds);
        InRange("loop.end", session.Loop.End, session.Loop.Start, LongestSeconds);
        InRange("master.gainDb", session.Master.GainDb, LowestGainDb, HighestGainDb);

        if (session.Strips.Count > MostStrips)
        {
            throw RequestException.Bad($"strips: expected {MostStrips} at most, found {session.Strips.Count}");
        }

        foreach (var (stem, strip) in session.Strips)
        {
            if (!PresetReader.IsSourceId(stem) || strip is null)
            {
                throw RequestException.Bad("strips: expected strips by the ids of stems");
            }

            InRange($"strips.{stem}.gainDb", strip.GainDb, LowestGainDb, HighestGainDb);
            InRange($"strips.{stem}.pan", strip.Pan, -1, 1);
        }
    }

    // Written so that NaN fails.
    private static void InRange(string field, double value, double lowest, double highest)
    {
        if (!(value >= lowest && value <= highest))
        {
            throw RequestException.Bad(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{field}: expected {lowest} to {highest}, found {value}"));
        }
    }
}
