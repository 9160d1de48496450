using System.Globalization;
using System.Reflection;
using System.Text.Json;
using WeakSep.Trainer;
using WeakSep.Trainer.Data;

namespace WeakSep.Host.Commands;

/// <summary>run.json: what a run was trained by, on which data, with which version.</summary>
internal static class RunRecord
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The file's text.</summary>
    public static string Write(IRecipe recipe, string dataPath, TrainingData data, TrainingSettings settings)
    {
        var version = typeof(RunRecord).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();

        return JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["recipe"] = recipe.Name,
                ["seed"] = settings.Seed,
                ["data"] = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataPath))),
                ["trainingHours"] = Math.Round(data.TrainingHours(settings.Grid.FramesPerSecond), 2),
                ["activityRates"] = data.ActivityRates().Select(rate => Math.Round(rate, 3)),
                ["version"] = version?.InformationalVersion,
                ["processors"] = Environment.ProcessorCount,
                ["runtime"] = string.Create(CultureInfo.InvariantCulture, $".NET {Environment.Version}"),
            },
            Indented);
    }
}
