using System.Text;
using WeakSep.Trainer.Data;
using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Data.Labels;

public sealed class LabelFolderTests : IDisposable
{
    private const string Strong = "filename\tonset\toffset\tevent_label\n";
    private const string Weak = "filename\tevent_labels\n";
    private const string StrongHeader = "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\n";
    private const string UrbanHeader = "slice_file_name,fsID,start,end,salience,fold,classID,class\n";

    private readonly EventFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Events_of_a_table_are_gathered_by_recording()
    {
        _folder.Write("audio/a.wav", 2);
        _folder.Write("audio/b.wav", 2);
        _folder.WriteText("labels.tsv", Strong + "a.wav\t0.5\t1.5\tsiren\nb.wav\t\t\t\na.wav\t1.0\t2.05\tdog_bark\n");
        var data = Read();

        Assert.Equal(LabelLayout.Tables, data.Layout);
        Assert.Equal(["dog_bark", "siren"], data.Classes);
        Assert.Empty(data.Findings);
        Assert.Equal([new(1, 0.5, 1.5), new(0, 1, 2)], data.Recordings[0].Events!);     // 2.05 is rounding: the file has 2 s
        Assert.Equal([0, 1], data.Recordings[0].Classes);
        Assert.Empty(data.Recordings[1].Events!);
    }

    [Fact]
    public void Clip_labels_are_lists()
    {
        _folder.Write("a.wav", 1);
        _folder.WriteText("weak.tsv", Weak + "a.wav\tsiren, dog_bark\n");
        _folder.Write("b.wav", 1);
        _folder.WriteText("more.csv", "filename,event_labels\nb.wav,\"siren,car horn\"\n");
        var data = Read();

        Assert.Empty(data.Findings);
        Assert.Equal(["car horn", "dog_bark", "siren"], data.Classes);
        Assert.Equal(["b.wav", "a.wav"], data.Recordings.Select(recording => recording.Name));      // tables by name
        Assert.Equal([0, 2], data.Recordings[0].Classes);
        Assert.All(data.Recordings, recording => Assert.Null(recording.Events));
    }

    [Fact]
    public void Desed_keeps_its_audio_in_a_mirrored_folder()
    {
        _folder.Write("audio/train/weak/a.wav", 1);
        _folder.Write("audio/validation/a.wav", 1);
        _folder.WriteText("metadata/train/weak.tsv", Weak + "a.wav\tsiren\n");
        _folder.WriteText("metadata/validation/validation.tsv", Strong + "a.wav\t0\t1\tsiren\n");
        var data = Read();

        Assert.Empty(data.Findings);
        Assert.Equal([("audio/train/weak/a.wav", "train"), ("audio/validation/a.wav", "validation")],
            data.Recordings.Select(recording => (Path.GetRelativePath(_folder.Root, recording.Path), recording.Split)));
    }

    [Fact]
    public void Audioset_names_parts_of_videos()
    {
        _folder.Write("audio/Yabcdefghijk_30.000.wav", 1);       // the part alone
        _folder.Write("audio/-bcdefghijk.wav", 4);               // the whole video
        _folder.WriteText("balanced_train_segments.csv",
            "# Segments csv created Sun Mar  5 10:54:31 2017\n# num_ytids=2\n# YTID, start_seconds, end_seconds, positive_labels\n"
            + "abcdefghijk, 30.000, 31.000, \"/m/03kmc9,/m/05tny_\"\n-bcdefghijk, 2.000, 3.000, \"/m/03kmc9\"\n");
        _folder.WriteText("class_labels_indices.csv", "index,mid,display_name\n0,/m/03kmc9,\"Siren\"\n1,/m/05tny_,\"Bark\"\n");
        var data = Read();

        Assert.Empty(data.Findings);
        Assert.Equal(["Bark", "Siren"], data.Classes);
        Assert.Equal([(0, 1), (2, 1)], data.Recordings.Select(recording => (recording.StartSeconds, recording.Seconds)));
        Assert.Equal([0, 1], data.Recordings[0].Classes);
        Assert.Equal("train", data.Recordings[1].Split);
    }

    [Fact]
    public void Audioset_s_strong_labels_are_events_in_segments_of_videos()
    {
        _folder.Write("audio/Yabcdefghijk_30.000_40.000.wav", 10);      // the part alone
        _folder.Write("audio/-bcdefghijk.wav", 26);                     // the whole video, whose last part has 6 s
        _folder.WriteText("audioset_train_strong.tsv",
            StrongHeader + "abcdefghijk_30000\t2.627\t7.237\t/m/03kmc9\nabcdefghijk_30000\t0.000\t10.000\t/m/05tny_\n");
        _folder.WriteText("audioset_eval_strong.tsv", StrongHeader + "-bcdefghijk_20000\t0.500\t6.000\t/m/03kmc9\n");
        _folder.WriteText("mid_to_display_name.tsv", "/m/03kmc9\tSiren\n/m/05tny_\tBark\n");
        var data = Read();
        var (test, training) = (data.Recordings[0], data.Recordings[1]);

        Assert.Empty(data.Findings);
        Assert.Equal(["Bark", "Siren"], data.Classes);
        Assert.Equal(("test", 20, 6), (test.Split, test.StartSeconds, test.Seconds));
        Assert.Equal([new(1, 0.5, 6)], test.Events!);
        Assert.Equal(("train", 0, 10), (training.Split, training.StartSeconds, training.Seconds));
        Assert.Equal([new(1, 2.627, 7.237), new(0, 0, 10)], training.Events!);
    }

    [Fact]
    public void Urbansound_names_a_class_and_a_fold_per_recording()
    {
        _folder.Write("audio/fold1/7-8-0-0.wav", 1);
        _folder.Write("audio/fold10/9-3-0-1.wav", 1);
        _folder.WriteText("metadata/UrbanSound8K.csv", UrbanHeader
            + "7-8-0-0.wav,7,0.0,1.0,1,1,8,siren\n9-3-0-1.wav,9,0.5,1.5,2,10,3,dog_bark\n9-2-0-1.wav,9,0.5,1.5,2,10,2,children_playing\n");
        var settings = new LabelReadSettings { Classes = EventFolder.Classes };
        var data = Read(settings);

        Assert.Equal(LabelLayout.UrbanSound, data.Layout);
        Assert.Empty(data.Findings);        // other classes of the ten are no mistake
        Assert.Equal([(4, "fold1"), (1, "fold10")], data.Recordings.Select(recording => (recording.Classes.Single(), recording.Split)));
        Assert.Single(Read(settings with { ForegroundOnly = true }).Recordings);
    }

    [Fact]
    public void Folders_may_be_classes()
    {
        _folder.Write("train/siren/a.wav", 1);
        _folder.Write("train/dog/b.wav", 1);
        _folder.Write("test/siren/c.wav", 1);
        var data = Read();

        Assert.Equal(LabelLayout.ClassFolders, data.Layout);
        Assert.Equal(["dog", "siren"], data.Classes);
        Assert.Equal(3, data.Recordings.Count);
        Assert.Equal("test", Assert.Single(data.Recordings, recording => recording.Name == "test/siren/c.wav").Split);
    }

    [Theory]
    [InlineData("a.wav\t0.5\t1.5\tcow\n", "labels.tsv: line 2: unknown class cow; expected one of siren, dog_bark")]
    [InlineData("a.wav\t1.5\t0.5\tsiren\n", "labels.tsv: line 2: offset 0.5 is not behind onset 1.5")]
    [InlineData("a.wav\t1.5\t1.5\tsiren\n", "labels.tsv: line 2: offset 1.5 is not behind onset 1.5")]
    [InlineData("a.wav\t0\t1\tsiren\na.wav\t1\t2.2\tsiren\n", "labels.tsv: line 3: offset 2.2 is past the end of a.wav, 2.00 s")]
    [InlineData("a.wav\t2\t2.05\tsiren\n", "labels.tsv: line 2: onset 2 is past the end of a.wav")]
    [InlineData("\n\nb.wav\t0\t1\tsiren\n", "labels.tsv: line 4: b.wav: no such audio")]
    [InlineData("a.wav,0,1,siren\n", "labels.tsv: line 2: 1 field; expected 4, separated by tabs")]
    [InlineData("a.wav\tNaN\t1\tsiren\n", "labels.tsv: line 2: onset is NaN; expected seconds")]
    [InlineData("a.wav\t0\tinf\tsiren\n", "labels.tsv: line 2: offset is inf; expected seconds")]
    [InlineData("a.wav\t-1\t1\tsiren\n", "labels.tsv: line 2: onset is -1; expected seconds")]
    [InlineData("a.wav\t0,5\t1\tsiren\n", "labels.tsv: line 2: onset is 0,5; expected seconds")]
    [InlineData("a.wav\t\t1\tsiren\n", "labels.tsv: line 2: onset is empty; expected seconds")]
    [InlineData("a.wav\t0\t1\t\n", "labels.tsv: line 2: event_label is empty")]
    [InlineData("../a.wav\t0\t1\tsiren\n", "labels.tsv: line 2: filename is ../a.wav; expected the name of an audio file in the data set")]
    [InlineData("/etc/passwd\t0\t1\tsiren\n", "labels.tsv: line 2: filename is /etc/passwd")]
    [InlineData("note.wav\t0\t1\tsiren\n", "labels.tsv: line 2: ")]     // a text file
    [InlineData("empty.wav\t0\t1\tsiren\n", "empty; expected sound")]
    public void What_is_wrong_is_named_with_file_and_line(string rows, string expected)
    {
        _folder.Write("a.wav", 2);
        _folder.WriteText("note.wav", "no sound");
        _folder.WriteSamples("empty.wav", []);
        _folder.WriteText("labels.tsv", Strong + rows);
        var data = Read(new LabelReadSettings { Classes = ["siren", "dog_bark"] });

        var error = Assert.Single(data.Findings, finding => finding.IsError);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(_folder.At("labels.tsv"), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(error.Message, Assert.Throws<TrainingDataException>(data.ThrowIfUnusable).Message);
    }

    [Theory]
    [InlineData("labels.tsv", "a.wav\t0\t1\tsiren\n", "line 1: header missing; expected the columns filename, onset, offset, event_label or filename, event_labels")]
    [InlineData("labels.tsv", "filename,onset,offset,event_label\na.wav,0,1,siren\n", "line 1: separated by commas; expected tabs")]
    [InlineData("labels.csv", "filename;onset;offset;event_label\na.wav;0;1;siren\n", "line 1: separated by semicolons; expected commas")]
    [InlineData("labels.csv", "filename\tevent_labels\na.wav\tsiren\n", "line 1: separated by tabs; expected commas")]
    [InlineData("labels.csv", "filename,event_labels\na.wav,\"siren\n", "line 2: a quote is not closed")]
    [InlineData("labels.tsv", "filename\tevent_labels\na.wav\tsiren\na.wav\tdog_bark\n", "line 3: a.wav again, with other labels than in")]
    [InlineData("train.csv", "# YTID, start_seconds, end_seconds, positive_labels\nabcdefghijk; 0; 1; siren\n", "line 2: not separated by commas")]
    [InlineData("train.csv", "# YTID, start_seconds, end_seconds, positive_labels\nabcdefghijk, 0, 1, siren\n", "line 2: abcdefghijk: no such audio")]
    [InlineData("train.csv", "# YTID, start_seconds, end_seconds, positive_labels\nabcdefghij2, 7, 8, siren\n", "line 2: end_seconds 8 is past the end of")]
    [InlineData("strong.tsv", "segment_id,start_time_seconds,end_time_seconds,label\nabcdefghij2_0,0,1,siren\n", "line 1: separated by commas; expected tabs")]
    [InlineData("strong.tsv", "segment_id\tstart\tend\tlabel\nabcdefghij2_0\t0\t1\tsiren\n", "line 1: header missing; expected the columns segment_id")]
    [InlineData("strong.tsv", "segment_id\tstart_time_seconds\tend_time_seconds\tlabel\tpresent\nabcdefghij2_0\t0\t1\tsiren\tPRESENT\n", "line 1: a column present")]
    [InlineData("strong.tsv", StrongHeader + "abcdefghij2\t0\t1\tsiren\n", "line 2: segment_id is abcdefghij2; expected a video and milliseconds")]
    [InlineData("strong.tsv", StrongHeader + "abcdefghij2_-5\t0\t1\tsiren\n", "line 2: segment_id is abcdefghij2_-5")]
    [InlineData("strong.tsv", StrongHeader + "abcdefghij2_0\t0\t1\t\n", "line 2: label is empty")]
    [InlineData("strong.tsv", StrongHeader + "abcdefghij2_0\t0\tsoon\tsiren\n", "line 2: end_time_seconds is soon")]
    [InlineData("strong.tsv", StrongHeader + "abcdefghij2_0\t1\t5.5\tsiren\n", "line 2: offset 5.5 is past the end of abcdefghij2_0, 4.00 s")]
    [InlineData("strong.tsv", StrongHeader + "abcdefghij3_0\t0\t1\tsiren\n", "line 2: abcdefghij3_0: no such audio")]
    [InlineData("metadata/UrbanSound8K.csv", "a.wav,7,0.0,1.0,1,1,8,siren\n", "line 1: header missing; expected the columns slice_file_name")]
    [InlineData("metadata/UrbanSound8K.csv", UrbanHeader + "7-8-0-0.wav,7,0.0,nan,1,1,8,siren\n", "line 2: end is nan")]
    [InlineData("metadata/UrbanSound8K.csv", UrbanHeader + "7-8-0-0.wav,7,0.0,1.0,1,0,8,siren\n", "line 2: fold is 0; expected 1 to")]
    [InlineData("metadata/UrbanSound8K.csv", UrbanHeader + "7-8-0-0.wav,7,0.0,1.0,1,3,8,siren\n", "line 2: fold3/7-8-0-0.wav: no such audio")]
    public void A_table_that_is_laid_out_wrong_is_named(string name, string text, string expected)
    {
        _folder.Write("a.wav", 2);
        _folder.Write("abcdefghij2.wav", 4);
        _folder.WriteText(name, text);
        var error = Assert.Single(Read().Findings, finding => finding.IsError);
        Assert.StartsWith($"{_folder.At(name)}: {expected}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_given_twice_and_overlapping_ones_are_warned_of()
    {
        _folder.Write("a.wav", 2);
        _folder.WriteText("labels.tsv", Strong + "a.wav\t0\t1\tsiren\na.wav\t0\t1\tsiren\na.wav\t0.5\t1.5\tsiren\na.wav\t0.5\t1.5\tdog\n");
        var data = Read();
        Assert.Equal(2, data.Findings.Count);
        Assert.Contains("line 3: the event of " + _folder.At("labels.tsv") + ": line 2 again", data.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("line 4: overlaps the event", data.Findings[1].Message, StringComparison.Ordinal);
        data.ThrowIfUnusable();
    }

    [Fact]
    public void Windows_and_utf_16_files_are_read()
    {
        _folder.Write("ä.wav", 2);
        var text = (Strong + "ä.wav\t0\t1\tsiren\n").Replace("\n", "\r\n", StringComparison.Ordinal);
        var path = _folder.At("labels.tsv");

        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            File.WriteAllText(path, text, encoding);
            var data = Read();
            Assert.Empty(data.Findings);
            Assert.Equal([new(0, 0, 1)], data.Recordings.Single().Events!);
        }

        File.WriteAllBytes(path, Encoding.Unicode.GetBytes(text));      // no byte order mark
        Assert.StartsWith($"{path}: line 1: UTF-16 without a byte order mark; expected UTF-8", Read().Findings.Single().Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text));
        Assert.StartsWith($"{path}: line 2: not UTF-8", Read().Findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_of_no_use_may_be_left_out()
    {
        _folder.Write("a.wav", 2);
        _folder.WriteText("labels.tsv", Strong + "a.wav\t0\t1\tsiren\na.wav\t0\t1\tcow\nb.wav\t0\t1\tsiren\n");
        var data = Read(new LabelReadSettings { Classes = ["siren"], OtherClasses = Leniency.Skip, MissingAudio = Leniency.Skip });
        Assert.Equal([new(0, 0, 1)], data.Recordings.Single().Events!);
        Assert.False(Assert.Single(data.Findings).IsError);
    }

    [Fact]
    public void Sizes_are_bounded()
    {
        _folder.Write("a.wav", 1);
        _folder.WriteText("labels.tsv", Strong + new string('x', 1 << 17));
        Assert.Contains("line 2: longer than 65536 characters", Read().Findings.Single().Message, StringComparison.Ordinal);
        _folder.WriteText("labels.tsv", Strong + string.Concat(Enumerable.Repeat("b.wav\t0\t1\tsiren\n", 1000)));
        Assert.Equal(201, Read().Findings.Count);
        Assert.Contains("800 more errors", Read().Findings[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_labels_is_refused()
    {
        Assert.Null(LabelFolder.LayoutOf(_folder.Root));
        Assert.Null(LabelFolder.LayoutOf(_folder.At("missing")));
        Assert.Contains("no labelled recordings", Assert.Throws<TrainingDataException>(() => Read()).Message, StringComparison.Ordinal);
        _folder.Write("song/mix.wav", 1);
        Assert.Null(LabelFolder.LayoutOf(_folder.Root));     // songs are another matter
    }

    private LabelData Read(LabelReadSettings? settings = null) => LabelFolder.Read(_folder.Root, settings ?? new LabelReadSettings());
}
