using WeakSep.Trainer.Data;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer;

/// <summary>
/// The one training loop: steps, validation, learning rate, checkpoints, resume. What is trained towards what is the
/// stage's business.
/// </summary>
/// <remarks>
/// A run that is resumed from its last checkpoint continues with the same weights, moments and batches as if it had
/// never stopped; on one thread the losses are equal to the bit.
/// </remarks>
public sealed class TrainingLoop
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(5);

    private readonly TrainingSettings _settings;
    private readonly RunFolder _run;
    private readonly IProgress<TrainingProgress> _progress;

    /// <summary>Prepares a loop.</summary>
    /// <param name="settings">The run's settings.</param>
    /// <param name="run">Where checkpoints and metrics go.</param>
    /// <param name="progress">Told every few seconds and after each epoch.</param>
    public TrainingLoop(TrainingSettings settings, RunFolder run, IProgress<TrainingProgress> progress)
    {
        _settings = settings;
        _run = run;
        _progress = progress;
    }

    /// <summary>Trains a stage to its end, or to a cancellation, after which it can be resumed.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="schedule">How it is optimised.</param>
    /// <param name="data">What to learn from and to validate on.</param>
    /// <param name="resume">Whether to go on from the stage's last checkpoint, where there is one.</param>
    /// <param name="cancellation">Asks for a checkpoint and an end.</param>
    /// <exception cref="TrainingDivergedException">A loss or gradient is not a number; the message names the culprit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the checkpoint is written.</exception>
    public void Train(
        IStage stage, ScheduleSettings schedule, TrainingData data, bool resume, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(data);
        var state = new StageState();
        var batches = new Lazy<IBatchSource>(() => data.Batches(_settings, schedule, stage.NeedsSources));
        using var optimizer = new StageOptimizer(stage, schedule.LearningRate);

        if (resume && File.Exists(_run.LastCheckpoint(stage.Name)))
        {
            state = Restore(stage, optimizer);
        }
        else
        {
            Calibrate(stage, batches);
        }

        _run.TruncateMetrics(stage.Name, state.Step);

        if (state.Done)
        {
            return;
        }

        using var queue = new BatchQueue(batches.Value, state.Step);
        var validation = new ValidationSet(batches.Value);
        var meter = new LossMeter(_settings.Batch + _settings.RemixBatch, ReportInterval);

        while (!state.Done)
        {
            Step(stage, optimizer, schedule, state, queue, meter);
            var endOfEpoch = state.Step % schedule.EpochSteps == 0 || state.Step == schedule.MaxSteps;

            if (endOfEpoch)
            {
                EndEpoch(stage, optimizer, schedule, state, validation, meter);
            }
            else if (meter.IsDue)
            {
                _progress.Report(Report(stage, schedule, state, meter, null, false));
            }

            if (cancellation.IsCancellationRequested && !state.Done)
            {
                if (!endOfEpoch)
                {
                    Save(_run.LastCheckpoint(stage.Name), stage, optimizer, state);
                }

                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private static void Calibrate(IStage stage, Lazy<IBatchSource> batches)
    {
        stage.Calibrate(Enumerable.Range(1, int.MaxValue).Select(i => batches.Value.Training(-i)()));
    }

    private static void Step(
        IStage stage, StageOptimizer optimizer, ScheduleSettings schedule, StageState state, BatchQueue queue, LossMeter meter)
    {
        using var scope = NewDisposeScope();
        var batch = queue.Take();
        stage.Network.train();
        var (terms, norm) = optimizer.Step(batch, state.Step, LearningRate(schedule, state), schedule.GradientNorm);
        state.Step++;
        meter.Add(terms, norm);
    }

    private void EndEpoch(
        IStage stage,
        StageOptimizer optimizer,
        ScheduleSettings schedule,
        StageState state,
        ValidationSet validation,
        LossMeter meter)
    {
        stage.Network.eval();
        var loss = validation.Loss(stage);
        var best = loss < state.BestLoss;

        if (best)
        {
            state.BestLoss = loss;
            state.BestStep = state.Step;
            state.EpochsWithoutImprovement = 0;
        }
        else
        {
            state.EpochsWithoutImprovement++;
        }

        if (schedule.Decay == LearningRateDecay.Plateau)
        {
            if (state.EpochsWithoutImprovement > 0 && state.EpochsWithoutImprovement % schedule.HalveAfterEpochs == 0)
            {
                state.PlateauFactor /= 2;
            }

            state.Done = state.EpochsWithoutImprovement >= schedule.StopAfterEpochs;
        }

        state.Done |= state.Step >= schedule.MaxSteps;
        _progress.Report(Report(stage, schedule, state, meter, loss, best));

        if (best)
        {
            Save(_run.BestCheckpoint(stage.Name), stage, null, state);
        }

        Save(_run.LastCheckpoint(stage.Name), stage, optimizer, state);
    }

    private TrainingProgress Report(
        IStage stage, ScheduleSettings schedule, StageState state, LossMeter meter, double? validation, bool best)
    {
        var (losses, norm, clipsPerSecond, stepSeconds) = meter.Take();
        var progress = new TrainingProgress(
            stage.Name,
            state.Step,
            schedule.MaxSteps,
            losses,
            validation,
            best,
            LearningRate(schedule, state),
            norm,
            clipsPerSecond,
            TimeSpan.FromSeconds(stepSeconds * (schedule.MaxSteps - state.Step)));
        _run.Append(progress);

        return progress;
    }

    private StageState Restore(IStage stage, StageOptimizer optimizer)
    {
        var content = Checkpoint.Load(_run.LastCheckpoint(stage.Name));
        content.CopyTo(stage.Network);
        optimizer.Restore(content);

        content.CopyConstantsTo(stage);

        return content.State;
    }

    private void Save(string path, IStage stage, StageOptimizer? optimizer, StageState state)
    {
        using var scope = NewDisposeScope();
        var moments = optimizer?.Moments() ?? [];
        Checkpoint.Save(path, stage, moments, state, _settings);
    }

    private static double LearningRate(ScheduleSettings schedule, StageState state)
    {
        var warmUp = schedule.WarmUpSteps == 0 ? 1 : Math.Min(1, (state.Step + 1.0) / schedule.WarmUpSteps);
        var decay = schedule.Decay == LearningRateDecay.Plateau
            ? state.PlateauFactor
            : 0.5 * (1 + Math.Cos(Math.PI * state.Step / schedule.MaxSteps));

        return schedule.LearningRate * warmUp * decay;
    }
}
