namespace WeakSep.Composer.Performance;

/// <summary>Loudness of the ensemble over beats, 0 to 1, straight between its points.</summary>
internal sealed class DynamicsCurve
{
    private readonly List<(double Beat, double Level)> _points = [];

    /// <summary>Adds a point behind the last one.</summary>
    public void Add(double beat, double level) => _points.Add((beat, level));

    /// <summary>The level at a beat.</summary>
    public double At(double beat)
    {
        var after = _points.FindIndex(point => point.Beat > beat);
        if (after <= 0)
        {
            return _points.Count == 0 ? 0.7 : after == 0 ? _points[0].Level : _points[^1].Level;
        }

        var (startBeat, startLevel) = _points[after - 1];
        var (endBeat, endLevel) = _points[after];

        return startLevel + ((endLevel - startLevel) * (beat - startBeat) / (endBeat - startBeat));
    }
}
