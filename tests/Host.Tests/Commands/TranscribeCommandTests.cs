using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.MidiScore.Files;

namespace WeakSep.Host.Tests.Commands;

public sealed class TranscribeCommandTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public TranscribeCommandTests() => Workspace.Toy.WritePreset(_workspace.Preset, withTranscriptor: true);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_score_is_the_one_that_render_writes_whatever_stems_it_makes()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(44100, 2), seconds: 3, SampleEncoding.Pcm16);
        var result = Transcribe(input, "-o", _workspace.At("new", "score.mid"));

        Assert.Equal((0, 0), (result.ExitCode, result.Complaints.Length));
        Assert.Contains("bpm", result.Output, StringComparison.Ordinal);
        var score = MidiFileReader.Read(_workspace.At("new", "score.mid"));
        Assert.Equal("song", score.Title);
        Assert.All(score.Parts, part => Assert.Contains(part.Name, (string[])["bass", "guitar", "piano"]));
        Assert.True(score.NoteCount > 10);
        Assert.True(score.DurationSeconds < 3.1);
        Assert.True(score.Parts.SelectMany(part => part.Notes).Select(note => note.Velocity).Distinct().Count() > 3);

        Assert.Equal(0, _workspace.Render(input, "--transcribe", "--stems", "piano", "--wiener", "1").ExitCode);
        Assert.Equal(File.ReadAllBytes(_workspace.At("new", "score.mid")), File.ReadAllBytes(_workspace.At("out", "song", "score.mid")));
    }

    [Fact]
    public void A_file_that_exists_is_left_alone_without_overwrite()
    {
        var input = _workspace.WriteAudio("song.wav", new AudioFormat(22050, 1), seconds: 0.5, SampleEncoding.Pcm16);
        File.WriteAllText(_workspace.At("score.mid"), "mine");

        AssertRefused(Transcribe(input, "-o", _workspace.At("score.mid")), "score.mid: exists already; --overwrite replaces it");
        Assert.Equal("mine", File.ReadAllText(_workspace.At("score.mid")));
        AssertRefused(Transcribe(input, "-o", input, "--overwrite"), "is the input itself");
        AssertRefused(Transcribe(input, "-o", _workspace.Folder), "is a folder");
        Assert.Equal(0, Transcribe(input, "-o", _workspace.At("score.mid"), "--overwrite").ExitCode);
        MidiFileReader.Read(_workspace.At("score.mid"));
    }

    [Fact]
    public void What_cannot_be_transcribed_is_one_line_and_leaves_nothing()
    {
        var empty = _workspace.WriteSamples("empty.wav", new AudioFormat(44100, 1), [], SampleEncoding.Pcm16);
        var song = _workspace.WriteAudio("song.flac", new AudioFormat(22050, 1), seconds: 2, SampleEncoding.Pcm16);
        var bytes = File.ReadAllBytes(song);
        File.WriteAllText(_workspace.At("text.wav"), "not audio");
        File.WriteAllBytes(_workspace.At("cut.flac"), bytes[..(bytes.Length / 2)]);
        var score = _workspace.At("score.mid");

        AssertRefused(Transcribe(_workspace.At("none.wav"), "-o", score), "none.wav");
        AssertRefused(Transcribe(_workspace.At("text.wav"), "-o", score), "text.wav");
        AssertRefused(Transcribe(empty, "-o", score), "empty.wav: holds no samples");
        AssertRefused(Transcribe(_workspace.At("cut.flac"), "-o", score), "cut.flac");
        Workspace.Toy.WritePreset(_workspace.Preset);
        AssertRefused(Transcribe(song, "-o", score), "preset toy has no transcriptor");
        Assert.False(File.Exists(score));
    }

    [Fact]
    public void A_transcriptor_that_does_not_fit_its_preset_is_named()
    {
        var song = _workspace.WriteAudio("song.wav", new AudioFormat(22050, 1), seconds: 0.5, SampleEncoding.Pcm16);
        File.WriteAllBytes(
            Path.Combine(_workspace.Preset, "transcriptor.onnx"), (Workspace.Toy with { IsTranscriptor = true, Hop = 64 }).ToBytes());

        AssertRefused(Transcribe(song, "-o", _workspace.At("score.mid")), "transcriptor.onnx: expected sources, sample rate, STFT and bins as in model.onnx");
    }

    private static void AssertRefused(CommandResult result, string reason)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Complaints), StringComparison.Ordinal);
    }

    private CommandResult Transcribe(params string[] arguments) =>
        WeakSepProcess.Run(_workspace.Folder, ["transcribe", "-p", _workspace.Preset, .. arguments]);
}
