namespace WeakSep.Trainer.Data.Mixed;

/// <summary>Draws the songs of a batch's clips: each as often, or kinds as often as the settings say.</summary>
internal sealed class SongDraw
{
    private readonly IReadOnlyList<TrainingTrack> _songs;
    private readonly IReadOnlyDictionary<Knowledge, double> _shares;
    private readonly List<(double End, List<TrainingTrack> Songs)> _kinds = [];

    /// <summary>Prepares draws.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="shares">How often a kind is drawn in relation to the others; empty for each song as often.</param>
    public SongDraw(IReadOnlyList<TrainingTrack> songs, IReadOnlyDictionary<Knowledge, double> shares)
    {
        _songs = songs;
        _shares = shares;
        var end = 0.0;

        foreach (var kind in songs.GroupBy(song => song.Known.Strongest).OrderBy(kind => kind.Key))
        {
            if (shares.TryGetValue(kind.Key, out var share) && share > 0)
            {
                _kinds.Add((end += share, [.. kind]));
            }
        }
    }

    /// <summary>The next song.</summary>
    /// <param name="random">Source of chance.</param>
    /// <exception cref="TrainingDataException">No kind that is to be drawn has a song.</exception>
    public TrainingTrack Next(Random random)
    {
        if (_shares.Count == 0)
        {
            return _songs[random.Next(_songs.Count)];
        }

        if (_kinds.Count == 0)
        {
            throw new TrainingDataException($"no song of {string.Join(", ", _shares.Keys)}, which mixed.draw asks for; expected at least one");
        }

        var place = random.NextDouble() * _kinds[^1].End;
        var songs = _kinds.First(kind => place < kind.End).Songs;

        return songs[random.Next(songs.Count)];
    }
}
