using WeakSep.Trainer;
using WeakSep.Trainer.Recipes;

namespace WeakSep.Host.Studies;

/// <summary>Refuses studies whose parts refer to what is not there, before anything is trained.</summary>
internal static class StudyCheck
{
    /// <summary>Checks a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <exception cref="SettingsException">The message names the place.</exception>
    internal static void Check(StudyFile study, string path)
    {
        var before = new Dictionary<string, StudyRow>();

        foreach (var row in study.Rows)
        {
            if (Wrong(study, row, before) is { } reason)
            {
                throw new SettingsException($"{path}: {reason}");
            }

            before.Add(row.Id, row);
        }

        if (!before.ContainsKey(study.Bound))
        {
            throw new SettingsException($"{path}: bound: '{study.Bound}'; expected the id of a row");
        }

        if (study.Rows.Find(row => row.Bound is { } own && !before.ContainsKey(own)) is { } unbound)
        {
            throw new SettingsException($"{path}: row {unbound.Id}: bound '{unbound.Bound}'; expected the id of a row");
        }

        foreach (var test in study.Tests.Where(test => !CanNameFile(test.Id) || study.Tests.Count(other => other.Id == test.Id) > 1))
        {
            throw new SettingsException($"{path}: test '{test.Id}': expected an id of its own that can name a file");
        }

        foreach (var order in study.Orders)
        {
            if (order.Better.Count == 0 || order.Worse.Count == 0)
            {
                throw new SettingsException($"{path}: order '{order.Claim}': expected rows in better and in worse");
            }

            if (order.Better.Concat(order.Worse).FirstOrDefault(id => !before.ContainsKey(id)) is { } missing)
            {
                throw new SettingsException($"{path}: order '{order.Claim}': no row {missing}; expected the id of one");
            }

            if (order.Better.Concat(order.Worse).Select(id => before[id].Test ?? study.Tests.FirstOrDefault()?.Id).Distinct().Count() > 1)
            {
                throw new SettingsException($"{path}: order '{order.Claim}': rows of several tests; expected those of one");
            }
        }

        if (study.IsOfLabels && study.Tests.Count == 0)
        {
            throw new SettingsException($"{path}: tests: none; expected what rows are measured on");
        }
    }

    private static string? Wrong(StudyFile study, StudyRow row, Dictionary<string, StudyRow> before)
    {
        if (row.Stages.Values.FirstOrDefault(other => !before.TryGetValue(other, out var found) || found.Same is not null) is { } missing)
        {
            return $"row {row.Id}: takes a stage of {missing}; expected a row above it that is trained";
        }

        if (!CanNameFile(row.Id) || before.ContainsKey(row.Id))
        {
            return $"row '{row.Id}': expected an id of its own that can name a folder";
        }

        if (row.Same is { } same && (!before.TryGetValue(same, out var run) || run.Same is not null))
        {
            return $"row {row.Id}: the same as {same}; expected a row above it that is trained";
        }

        if (row.Same is not null && (row.Settings.Count > 0 || row.Stages.Count > 0))
        {
            return $"row {row.Id}: the same as {row.Same}, and settings or stages of its own; expected one or the other";
        }

        if (!RecipeTable.All.Any(recipe => recipe.Name == (row.Recipe ?? study.Recipe)))
        {
            var known = string.Join(", ", RecipeTable.All.Select(recipe => recipe.Name));

            return $"row {row.Id}: recipe {row.Recipe ?? study.Recipe}; expected one of {known}";
        }

        if (study.RecipeOf(row).TakesAnySong)
        {
            return $"row {row.Id}: recipe {study.RecipeOf(row).Name}; expected one whose songs are all known alike";
        }

        if (study.RecipeOf(row).NeedsLabels != study.IsOfLabels)
        {
            return $"row {row.Id}: recipe {study.RecipeOf(row).Name}; expected one that takes the data of the first row's";
        }

        return row.Test is { } test && !study.Tests.Exists(known => known.Id == test)
            ? $"row {row.Id}: test {test}; expected one of the study's"
            : null;
    }

    private static bool CanNameFile(string id) => id.Length > 0 && id.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;
}
