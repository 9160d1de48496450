using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using WeakSep.Audio;
using WeakSep.Audio.Spectral;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.RealtimeSeparator.Masking;
using WeakSep.RealtimeSeparator.Offline;

namespace WeakSep.RealtimeSeparator;

/// <summary>
/// Separates a mixture of any length, rate and channel count in constant memory. Three stages run side by side: reading and
/// analysis, the model, synthesis and writing; blocks of frames travel between them.
/// </summary>
/// <remarks>
/// Each block carries as many real frames of context as the model reaches, or goes on from the state that the one before left, so
/// chunks of any size give the same samples as one call on the whole file, up to rounding (1e-5). A model that hears all frames
/// that it is given is defined on blocks of its own (<see cref="ModelFacts.BlockFrames"/>), and these are computed. Stems have the
/// length of the mixture and no delay.
/// </remarks>
public sealed class OfflineSeparator
{
    private const int BlocksInFlight = 2;               // two stages at work at a time; a third block gains 5 % and costs 30 MB

    private readonly IMaskModel _model;
    private readonly SeparatorSettings _settings;
    private readonly List<int> _sources;

    /// <summary>Creates a separator; it can be used for many mixtures, also at once if the model allows it.</summary>
    /// <param name="model">The model; the caller disposes it.</param>
    /// <param name="settings">How to separate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="ArgumentException">A wanted source is none of the model's.</exception>
    public OfflineSeparator(IMaskModel model, SeparatorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        _model = model;
        _settings = settings;
        Sources = settings.Sources ?? model.Facts.Sources;
        _sources = [.. Sources.Select(name => IndexOf(model.Facts, name))];

        if (_sources.Count == 0)
        {
            throw new ArgumentException("expected at least one source", nameof(settings));
        }
    }

    /// <summary>Names of the stems in the order in which the sink gets them.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The grid on which mixtures of a rate are separated: the model's, scaled to the rate.</summary>
    /// <param name="sampleRate">Rate of the mixture, in hertz.</param>
    public StftGrid GridFor(int sampleRate) => _model.Facts.Grid.ScaledTo(sampleRate);

    /// <summary>Separates a mixture.</summary>
    /// <param name="source">The mixture.</param>
    /// <param name="sink">Receives the stems; called from this thread.</param>
    /// <param name="progress">Receives the samples per channel finished so far; null when nobody wants to know.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public SeparationSummary Separate(
        ISampleSource source, IStemSink sink, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sink);
        source.Format.ThrowIfUnsupported();

        var facts = _model.Facts;
        var grid = GridFor(source.Format.SampleRate);
        var windows = WindowsFor(grid);
        var bins = new BinMap(facts, grid);
        using var carried = _model.Carried();
        // A model that carries its state has heard the frames before a chunk already.
        var calls = carried is null ? facts : facts with { ContextFrames = 0 };
        var analysis = new MixtureAnalysis(source, calls, bins, grid, windows, ChunkFramesFor(calls, source.Format, grid));
        var synthesis = new StemSynthesis(facts, _sources, bins, source.Format, grid, windows, sink, _settings.Threads);

        Run(carried ?? _model, analysis, synthesis, progress, cancellation);
        return new SeparationSummary(analysis.Frames, analysis.NonFiniteSamples);
    }

    /// <summary>The windows with which mixtures are separated on a grid.</summary>
    /// <param name="grid">What <see cref="GridFor"/> gave.</param>
    public WindowPair WindowsFor(StftGrid grid) => _model.Facts.WindowsOn(grid, (int)_settings.Latency);

    private static int IndexOf(ModelFacts facts, string name)
    {
        var index = facts.Sources.ToList().IndexOf(name);

        return index >= 0
            ? index
            : throw new ArgumentException($"source '{name}': expected one of {string.Join(", ", facts.Sources)}", nameof(name));
    }

    /// <summary>A model that is defined on fixed blocks is always called for these, whatever anybody wishes.</summary>
    private int ChunkFramesFor(ModelFacts facts, AudioFormat format, StftGrid grid) =>
        facts.BlockFrames ?? (_settings.ChunkFrames > 0 ? _settings.ChunkFrames : ChunkBudget.Frames(facts, facts.Bins, format, grid));

    private void Run(
        IMaskModel model, MixtureAnalysis analysis, StemSynthesis synthesis, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var free = new BlockingCollection<SeparationBlock>();
        using var analysed = new BlockingCollection<SeparationBlock>();
        using var masked = new BlockingCollection<SeparationBlock>();

        for (var block = 0; block < BlocksInFlight; block++)
        {
            free.Add(new SeparationBlock(), CancellationToken.None);
        }

        var reading = Start(() => Analyse(analysis, free, analysed, stop.Token), analysed, stop);
        var masking = Start(() => Mask(model, analysed, masked, stop.Token), masked, stop);
        Exception? failure = null;

        try
        {
            foreach (var block in masked.GetConsumingEnumerable(stop.Token))
            {
                synthesis.Process(block, analysis.Frames, stop.Token);
                free.Add(block, stop.Token);
                progress?.Report(synthesis.Frames);
            }
        }
        catch (Exception problem)
        {
            failure = problem;
            stop.Cancel();
        }

        Task.WaitAll([reading, masking], CancellationToken.None);
        Rethrow([reading.Result, masking.Result, failure], cancellation);
    }

    /// <summary>Runs a stage on a thread of its own; a failure stops the others and is the task's result.</summary>
    private static Task<Exception?> Start(Action stage, BlockingCollection<SeparationBlock> output, CancellationTokenSource stop) =>
        Task.Factory.StartNew(
            () =>
            {
                try
                {
                    stage();
                    return null;
                }
                catch (Exception problem)
                {
                    stop.Cancel();
                    return problem;
                }
                finally
                {
                    output.CompleteAdding();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    private static void Analyse(
        MixtureAnalysis analysis,
        BlockingCollection<SeparationBlock> free,
        BlockingCollection<SeparationBlock> analysed,
        CancellationToken stop)
    {
        while (true)
        {
            var block = free.Take(stop);

            if (!analysis.Next(block, stop))
            {
                return;
            }

            analysed.Add(block, stop);
        }
    }

    private void Mask(
        IMaskModel model, BlockingCollection<SeparationBlock> analysed, BlockingCollection<SeparationBlock> masked, CancellationToken stop)
    {
        var sources = _model.Facts.Sources.Count;

        foreach (var block in analysed.GetConsumingEnumerable(stop))
        {
            var length = sources * block.AllFrames * _model.Facts.Bins;

            if (block.Masks.Length < length)
            {
                block.Masks = new float[length];
            }

            model.Run(block.Magnitudes, block.AllFrames, block.Masks);
            WienerFilter.Apply(block.Masks.AsSpan(0, length), sources, _settings.WienerIterations);
            masked.Add(block, stop);
        }
    }

    private static void Rethrow(IEnumerable<Exception?> failures, CancellationToken cancellation)
    {
        var all = failures.OfType<Exception>().ToList();

        if (all.Count == 0)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();

        // A stage that was stopped because another failed reports the stop; the other one has the reason.
        ExceptionDispatchInfo.Throw(all.Find(problem => problem is not OperationCanceledException) ?? all[0]);
    }
}
