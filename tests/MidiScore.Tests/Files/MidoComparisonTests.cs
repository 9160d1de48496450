using System.Diagnostics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using WeakSep.MidiScore.Files;

namespace WeakSep.MidiScore.Tests.Files;

/// <summary>Holds the reader against python3-mido, an independent parser; see ReferenceData/mido_notes.py.</summary>
public class MidoComparisonTests
{
    private const int MidoFiles = 70;
    private const int OwnFiles = 30;
    private const int MostForeignFiles = 100;

    // Seconds. Both sides add up tempo segments in doubles, in different orders.
    private const double Tolerance = 1e-6;

    // The Debian interpreter first: another one on the path may not see Debian's packages.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "ReferenceData", "mido_notes.py");

    [Fact]
    public void A_hundred_files_of_various_writers_hold_the_notes_that_mido_finds()
    {
        var python = FindPython();
        var folder = Directory.CreateTempSubdirectory("weaksep-mido-");

        try
        {
            Run(python, [Script, "make", folder.FullName, $"{MidoFiles}"]);
            WriteOwn(folder.FullName);

            var files = Directory.GetFiles(folder.FullName, "*.mid").Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(MidoFiles + OwnFiles, files.Length);
            Assert.True(Compare(python, files) > 5000);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Files_that_other_programs_brought_hold_the_notes_that_mido_finds()
    {
        var python = FindPython();
        var files = ForeignFiles();

        Assert.SkipWhen(files.Length == 0, "no MIDI files under /usr/share");
        Compare(python, files);
    }

    private static string FindPython()
    {
        var python = Interpreters.FirstOrDefault(candidate => TryRun(candidate, ["-c", "import mido"], out _));
        Assert.SkipWhen(python is null, "python3-mido is missing (Debian package python3-mido)");
        return python!;
    }

    private static void WriteOwn(string folder)
    {
        var scores = ScoreGenerator.Scores.Sample(OwnFiles, new Rnd(7), OwnFiles);
        var index = 0;

        foreach (var score in scores)
        {
            MidiFileWriter.Write(score, Path.Combine(folder, $"own{index++:00}.mid"));
        }
    }

    private static string[] ForeignFiles() => Directory.Exists("/usr/share")
        ? [.. Directory.EnumerateFiles("/usr/share", "*.mid", new EnumerationOptions
            {
                RecurseSubdirectories = true,
                IgnoreInaccessible = true,
                AttributesToSkip = FileAttributes.ReparsePoint,
            }).Order(StringComparer.Ordinal).Take(MostForeignFiles)]
        : [];

    /// <summary>Compares all notes of all files.</summary>
    /// <returns>How many notes there were.</returns>
    private static int Compare(string python, string[] files)
    {
        var lines = Run(python, [Script, "notes", .. files]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var count = 0;

        Assert.Equal(files.Length, lines.Length);

        foreach (var (file, line) in files.Zip(lines))
        {
            var expected = Sorted(JsonSerializer.Deserialize<double[][]>(line)!);
            var actual = Sorted(MidiFileReader.Read(file).Parts.SelectMany(Rows));

            AssertSame(Path.GetFileName(file), expected, actual);
            count += expected.Count;
        }

        return count;
    }

    private static IEnumerable<double[]> Rows(ScorePart part) => part.Notes.Select(note => (double[])
        [note.Onset, note.Offset, note.Pitch, note.Velocity, part.Channel, part.Program]);

    /// <summary>In an order that rounding of the times cannot disturb.</summary>
    private static List<double[]> Sorted(IEnumerable<double[]> rows) =>
    [
        .. rows.OrderBy(row => row[4]).ThenBy(row => row[5]).ThenBy(row => row[2])
            .ThenBy(row => Math.Round(row[0], 5)).ThenBy(row => Math.Round(row[1], 5)).ThenBy(row => row[3]),
    ];

    private static void AssertSame(string file, List<double[]> expected, List<double[]> actual)
    {
        Assert.True(expected.Count == actual.Count, $"{file}: {actual.Count} notes, mido finds {expected.Count}");

        for (var i = 0; i < expected.Count; i++)
        {
            var same = expected[i].Zip(actual[i]).All(pair => Math.Abs(pair.First - pair.Second) < Tolerance);
            Assert.True(same, $"{file}: note {i} is [{Text(actual[i])}], mido finds [{Text(expected[i])}]");
        }
    }

    private static string Text(double[] row) => string.Join(", ", row);

    private static string Run(string program, string[] arguments)
    {
        Assert.True(TryRun(program, arguments, out var output), output);
        return output;
    }

    private static bool TryRun(string program, string[] arguments, out string output)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            output = process.ExitCode == 0 ? text : error.Result;
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            output = error.Message;
            return false;
        }
    }
}
