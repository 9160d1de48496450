using WeakSep.Audio.Files;
using WeakSep.Audio.Metrics;
using WeakSep.Host.Evaluation.Transcription;
using WeakSep.Host.Presets;
using WeakSep.Host.Rendering;
using WeakSep.MidiScore.Files;
using WeakSep.RealtimeSeparator;
using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;

namespace WeakSep.Host.Tests.Transcription;

public sealed class ShippedTranscriptorTests
{
    private const float Rounding = 1e-5f;       // the contract on chunk sizes

    [Fact]
    public void Trio_writes_the_examples_bass_down_the_same_in_chunks_of_any_size()
    {
        using var preset = PresetFolder.Open(Path.Combine(Repository.Root, "presets", "trio")).Load(ExecutionProvider.Cpu, threads: 1, withTranscriptor: true);
        var transcriber = new OfflineTranscriber(preset.Transcriptor!, preset.Model);
        var sources = preset.Model.Facts.Sources;
        var (whole, chunked) = (new RollCells(sources.Count), new RollCells(sources.Count));
        var heard = Transcribe(transcriber, whole, int.MaxValue);
        Transcribe(transcriber, chunked, chunkFrames: 211);

        for (var source = 0; source < sources.Count; source++)
        {
            WaveAssert.Close(whole.Of(source), chunked.Of(source), Rounding);
        }

        var score = MidiFileReader.Read(Path.Combine(Repository.Root, "examples", "riverside.mid"));
        var bass = NoteEvents.Of([.. score.Parts.Single(part => part.Name == "Bass").Notes]);
        Assert.True(NoteMatching.Compare(bass, NoteEvents.Of(heard.Notes, source: 0)).Counts.FMeasure > 0.8);
    }

    private static RealtimeSeparator.Transcription.TranscribedMixture Transcribe(OfflineTranscriber transcriber, RollCells cells, int chunkFrames)
    {
        using var song = AudioReader.Open(Path.Combine(Repository.Root, "examples", "riverside.flac"));

        return transcriber.Transcribe(new ReaderSource(song), cells, chunkFrames);
    }
}
