using WeakSep.Trainer;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Host.Commands;

/// <summary>What <c>train labels</c> does before it starts: reads the labels, says what is odd, and makes clips of the sound.</summary>
internal static class TrainingLabels
{
    /// <summary>Loads a folder of labelled sound.</summary>
    /// <param name="dataPath">The folder.</param>
    /// <param name="settings">The run's settings; their instruments become the classes that the labels name.</param>
    /// <param name="loading">Told how many files are ready.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="TrainingDataException">The labels hold an error, or a file cannot be read.</exception>
    internal static TrainingData Load(
        string dataPath, ref TrainingSettings settings, IProgress<(int Done, int Total)> loading, CancellationToken cancellation)
    {
        var set = LabelledSet.Read(dataPath, settings.Labels.Data);
        settings = settings with { Instruments = [.. set.OutputNames] };
        settings.Validate();

        foreach (var finding in set.Findings)
        {
            Console.WriteLine($"warning: {finding.Message}");
        }

        var data = set.Training(settings, loading, cancellation);
        Console.WriteLine($"{data.TrainingClips!.Count} clips to train on, {data.ValidationClips!.Count} to validate on");

        return data;
    }
}
