using WeakSep.Host.Presets;
using WeakSep.Host.Rendering;
using WeakSep.Host.Transcription;
using WeakSep.MidiScore.Files;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;

namespace WeakSep.Host.Web;

/// <summary>Takes a render from its beginning to its end.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="provider">What should compute the models.</param>
internal sealed class RenderWorker(MixerWorkspace workspace, ExecutionProvider provider)
{
    /// <summary>Renders; whatever happens is told by the job.</summary>
    /// <param name="job">A job that waits.</param>
    /// <param name="audio">The song's file.</param>
    /// <param name="preset">The preset.</param>
    /// <param name="stop">Ends it because the program ends.</param>
    internal void Run(RenderJob job, string audio, PresetFolder preset, CancellationToken stop)
    {
        if (!job.TryTake())
        {
            return;
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, job.Stop);

        try
        {
            both.Token.ThrowIfCancellationRequested();
            using var loaded = preset.Load(provider, Environment.ProcessorCount, preset.Preset.Transcriptor is not null);

            if (job.ModelSha256 is null)
            {
                Separate(job, audio, loaded, both.Token);
            }

            Transcribe(job, audio, loaded, both.Token);
            job.End(RenderState.Done);
        }
        catch (Exception) when (both.IsCancellationRequested)
        {
            Abandon(job, RenderState.Cancelled, error: null);
        }
        catch (Exception problem)
        {
            // The page shows the reason; paths of this machine are none of its business.
            Abandon(job, RenderState.Failed, FailureReport.Describe(problem).Replace(audio, job.Song.Title, StringComparison.Ordinal));
        }
    }

    /// <summary>Removes the files of a render that has ended.</summary>
    internal void Forget(RenderJob job) => workspace.Discard(job.Folder);

    private void Separate(RenderJob job, string audio, LoadedPreset preset, CancellationToken cancellation)
    {
        job.Enter(RenderState.Separating);
        workspace.Discard(job.Folder);      // what is there is not whole
        workspace.RequireSpace(job.Song.Frames * job.Song.Channels * sizeof(float) * job.Stems.Count);
        using var mixture = new FoldedReader(audio);
        using var recorder = new StemRecorder(job);
        var separator = new OfflineSeparator(preset.Model, new SeparatorSettings { Threads = Environment.ProcessorCount });
        var summary = separator.Separate(mixture, recorder, progress: null, cancellation);
        MixtureCheck.Require(audio, mixture.Reader, summary);
        recorder.Commit(preset.ModelSha256);
    }

    private static void Transcribe(RenderJob job, string audio, LoadedPreset preset, CancellationToken cancellation)
    {
        if (preset.Transcriptor is null)
        {
            return;
        }

        job.Enter(RenderState.Transcribing);
        using var mixture = new FoldedReader(audio);
        var score = new TrackTranscriber(preset).Transcribe(mixture, job.Song.Title, cancellation);
        MidiFileWriter.Write(score, Path.Combine(job.Folder, NoteLists.ScoreFileName));
        var notes = NoteLists.Of(preset.Preset.Sources.Select(source => source.Id), score);
        WebJson.Write(Path.Combine(job.Folder, NoteLists.FileName), notes, WebJson.Default.NoteLists);
    }

    /// <summary>Ends a render early: stems that are whole stay, others go.</summary>
    private void Abandon(RenderJob job, RenderState state, string? error)
    {
        if (job.ModelSha256 is not null)
        {
            job.End(RenderState.Done, error);
            return;
        }

        workspace.Discard(job.Folder);
        job.End(state, error);
    }
}
