using System.Diagnostics;
using WeakSep.Trainer.Recipes;

namespace WeakSep.Trainer;

/// <summary>Averages loss terms and measures the rate between two reports.</summary>
internal sealed class LossMeter
{
    private readonly int _clipsPerStep;
    private readonly TimeSpan _interval;
    private readonly Dictionary<string, double> _sums = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _norms;
    private int _steps;

    public LossMeter(int clipsPerStep, TimeSpan interval)
    {
        _clipsPerStep = clipsPerStep;
        _interval = interval;
    }

    /// <summary>Whether it is time for a report.</summary>
    public bool IsDue => _watch.Elapsed >= _interval;

    public void Add(IReadOnlyList<LossTerm> terms, double gradientNorm)
    {
        var total = 0.0;

        foreach (var term in terms)
        {
            var value = term.Value.item<float>();
            _sums[term.Name] = _sums.GetValueOrDefault(term.Name) + value;
            total += term.Weight * value;
        }

        _sums["loss"] = _sums.GetValueOrDefault("loss") + total;
        _norms += gradientNorm;
        _steps++;
    }

    /// <summary>Means since the last call, of losses and of the gradients' norm, clips a second, seconds a step; starts anew.</summary>
    public (IReadOnlyDictionary<string, double> Means, double GradientNorm, double ClipsPerSecond, double StepSeconds) Take()
    {
        var steps = Math.Max(_steps, 1);
        var seconds = Math.Max(_watch.Elapsed.TotalSeconds, 1e-9);
        var means = _sums.ToDictionary(pair => pair.Key, pair => pair.Value / steps);
        var result = (means, _norms / steps, _steps * _clipsPerStep / seconds, seconds / steps);
        _sums.Clear();
        _norms = 0;
        _steps = 0;
        _watch.Restart();

        return result;
    }
}
