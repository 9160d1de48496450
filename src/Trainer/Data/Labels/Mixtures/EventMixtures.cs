using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Audio.Dsp;

namespace WeakSep.Trainer.Data.Labels.Mixtures;

/// <summary>
/// Mixtures of recorded events (weak-labels.md section 3.1): a zero-truncated Poisson number of them, each of a class,
/// recording, length, level and place of its own. All events of a class are one source.
/// </summary>
public sealed class EventMixtures : IClipSource
{
    private const int StepsPerSecond = 10;

    private readonly EventBank _bank;
    private readonly EventMixtureSettings _settings;
    private readonly AudioFormat _format;

    /// <summary>Prepares mixtures.</summary>
    /// <param name="bank">The recordings.</param>
    /// <param name="shape">Length and frames of the mixtures.</param>
    /// <param name="settings">How they are made.</param>
    /// <exception cref="ArgumentException">A setting is out of range, or bank and shape differ in rate.</exception>
    public EventMixtures(EventBank bank, ClipShape shape, EventMixtureSettings settings)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(settings);
        shape.ThrowIfInvalid();
        settings.Validate();

        if (bank.SampleRate != shape.Grid.SampleRate)
        {
            throw new ArgumentException($"recordings at {bank.SampleRate} Hz and clips at {shape.Grid.SampleRate} Hz; expected one rate");
        }

        if (settings.LongestSeconds > shape.Seconds)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"longestSeconds is {settings.LongestSeconds}; expected at most the clip's {shape.Seconds}"));
        }

        _bank = bank;
        _settings = settings;
        _format = new AudioFormat(bank.SampleRate, 1);
        Shape = shape;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => _bank.Classes;

    /// <inheritdoc/>
    public ClipShape Shape { get; }

    /// <inheritdoc/>
    public long Count => _settings.Clips;

    /// <summary>The events of a mixture.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <returns>At least one, in the order in which they were drawn.</returns>
    public IReadOnlyList<PlannedEvent> Plan(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var random = new Random(DrawSeed.Of(_settings.Seed, index));
        var events = new PlannedEvent[ZeroTruncatedPoisson.Draw(_settings.Density, random.NextDouble())];

        for (var i = 0; i < events.Length; i++)
        {
            events[i] = Draw(random);
        }

        return events;
    }

    /// <inheritdoc/>
    public WeakLabels Labels(long index) => LabelsOf(Plan(index));

    /// <inheritdoc/>
    public LabelledClip Clip(long index)
    {
        var events = Plan(index);
        var sources = Classes.Select(_ => new float[Shape.Samples]).ToArray();

        foreach (var one in events)
        {
            Add(one, sources[one.Class].AsSpan(one.Start, one.Length));
        }

        var mixture = Sum(sources);
        var peak = Math.Abs(TensorPrimitives.MaxMagnitude(mixture));

        if (peak > _settings.HighestPeak)
        {
            foreach (var source in sources)
            {
                TensorPrimitives.Multiply(source, (float)(_settings.HighestPeak / peak), source);
            }

            mixture = Sum(sources);
        }

        return new LabelledClip(NameOf(index, events), mixture, sources, LabelsOf(events));
    }

    private PlannedEvent Draw(Random random)
    {
        var index = random.Next(Classes.Count);
        var number = random.Next(_bank.Count(index));
        var available = _bank.Recording(index, number).Length;
        var longest = (int)Math.Round(_settings.LongestSeconds * _format.SampleRate);
        var shortest = EventBank.ShortestSamples(_settings, _format.SampleRate);
        var drawn = _settings.Length == EventLength.Drawn ? random.Next(shortest, longest + 1) : longest;
        var length = Math.Min(available, drawn);

        // An event begins with its recording, except where the recording is longer than any event: then anywhere in it.
        var from = available > longest ? random.Next(available - longest + 1) : 0;
        var lufs = _settings.LowestLufs + (random.NextDouble() * (_settings.HighestLufs - _settings.LowestLufs));

        return new PlannedEvent(index, number, from, random.Next(Shape.Samples - length + 1), length, lufs);
    }

    private void Add(PlannedEvent one, Span<float> target)
    {
        var recording = _bank.Recording(one.Class, one.Recording);
        var samples = new float[one.Length];
        var measured = Read(recording, one.From, samples);

        if (double.IsNegativeInfinity(measured))
        {
            // The part is silent, as between two barks: the loudest one takes its place.
            measured = Read(recording, recording.Loudest(one.Length, _format.SampleRate / StepsPerSecond), samples);
        }

        var from = double.IsNegativeInfinity(measured) ? EventRecording.NominalLufs : measured;
        TensorPrimitives.MultiplyAdd(samples, (float)Decibels.ToAmplitude(one.Lufs - from), target, target);
    }

    private double Read(EventRecording recording, int from, float[] samples)
    {
        recording.Read(from, samples);
        Fade(samples);

        return Loudness.Integrated(samples, _format);
    }

    private void Fade(float[] samples)
    {
        var fade = (int)(_settings.FadeSeconds * _format.SampleRate);

        for (var n = 0; n < fade; n++)
        {
            var gain = (n + 1f) / (fade + 1);
            samples[n] *= gain;
            samples[^(n + 1)] *= gain;
        }
    }

    private static float[] Sum(float[][] sources)
    {
        var mixture = sources[0].ToArray();

        foreach (var source in sources.AsSpan(1))
        {
            TensorPrimitives.Add(mixture, source, mixture);
        }

        return mixture;
    }

    private WeakLabels LabelsOf(IEnumerable<PlannedEvent> events) => EventLabels.Render(
        events.Select(one => new ClipEvent(one.Class, one.Start, one.Start + one.Length)), Classes.Count, Shape, _settings.LabelRule);

    private string NameOf(long index, IReadOnlyList<PlannedEvent> events) =>
        $"mixture {index} of " + string.Join(", ", events.Select(one => _bank.Recording(one.Class, one.Recording).Name));
}
