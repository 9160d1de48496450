using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WeakSep.MidiScore;
using WeakSep.MidiScore.Files;

namespace WeakSep.Composer.Rendering.DataSets;

/// <summary>Pieces from a folder of MIDI files, in the order of their names.</summary>
internal sealed class MidiPieces : IPieceSource
{
    // Longer files are mistakes or medleys, and each stem lies in memory as a whole.
    private const double MaxSeconds = 20 * 60;

    private readonly List<(string Origin, Score Score, int Group)> _pieces = [];
    private readonly Dice _dice;
    private readonly bool _humanize;

    private MidiPieces(string identity, Dice dice, bool humanize)
    {
        Identity = identity;
        _dice = dice;
        _humanize = humanize;
    }

    /// <inheritdoc/>
    public int? Count => _pieces.Count;

    /// <inheritdoc/>
    public string Identity { get; }

    /// <summary>Reads every MIDI file of a folder and its subfolders.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="humanize">Whether notes are moved off the grid.</param>
    /// <param name="dice">Source of chance of the data set.</param>
    /// <param name="warn">Receives a line for each file that is left out.</param>
    /// <exception cref="RenderingException">There is no such folder, or no usable file in it.</exception>
    internal static MidiPieces Read(string folder, bool humanize, Dice dice, Action<string> warn)
    {
        if (!Directory.Exists(folder))
        {
            throw new RenderingException($"{folder}: no such folder of MIDI files.");
        }

        var groups = new Dictionary<string, int>();
        var content = new StringBuilder();
        var pieces = new List<(string Origin, Score Score, int Group)>();

        foreach (var origin in FilesOf(folder))
        {
            if (ReadScore(Path.Combine(folder, origin), warn) is { } score)
            {
                var melody = Fingerprint(score);
                groups.TryAdd(melody, groups.Count);
                pieces.Add((origin, score, groups[melody]));
                content.Append(origin).Append('\n').Append(melody).Append('\n');
            }
        }

        if (pieces.Count == 0)
        {
            throw new RenderingException($"{folder}: no MIDI file (.mid, .midi) with notes.");
        }

        var result = new MidiPieces($"midi {Hash(content.ToString())}{(humanize ? " humanized" : "")}", dice, humanize);
        result._pieces.AddRange(pieces);
        return result;
    }

    /// <inheritdoc/>
    public Piece Get(int number)
    {
        // Beyond the last file the first comes again, with another sound and other human timing.
        var (origin, score, _) = _pieces[number % _pieces.Count];
        var played = _humanize ? Humanizer.Play(score, _dice.Fork($"player {number}")) : score;
        return new Piece(played, "midi", "", score.Tempo.Changes[0].Bpm, "", origin);
    }

    /// <inheritdoc/>
    public int GroupOf(int number) => _pieces[number % _pieces.Count].Group;

    private static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path).ToLowerInvariant() is ".mid" or ".midi")
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static Score? ReadScore(string path, Action<string> warn)
    {
        try
        {
            var score = MidiFileReader.Read(path);
            var sounding = score with { Parts = [.. score.Parts.Where(part => part.Notes.Count > 0)] };

            if (sounding.Parts.Count > 0 && sounding.DurationSeconds <= MaxSeconds)
            {
                return sounding;
            }

            warn(sounding.Parts.Count == 0
                ? $"{path}: left out, it has no notes."
                : $"{path}: left out, it lasts {sounding.DurationSeconds / 60:0} minutes; at most {MaxSeconds / 60:0} are rendered.");
        }
        catch (MidiFormatException failure)
        {
            warn($"{failure.Message} The file is left out.");
        }

        return null;
    }

    // The order of pitches in each part: equal for copies of a score in another tempo, with other dynamics or
    // instruments.
    private static string Fingerprint(Score score)
    {
        var text = new StringBuilder();

        foreach (var part in score.Parts)
        {
            foreach (var note in part.Notes)
            {
                text.Append(CultureInfo.InvariantCulture, $"{note.Pitch} ");
            }

            text.Append('/');
        }

        return Hash(text.ToString());
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
