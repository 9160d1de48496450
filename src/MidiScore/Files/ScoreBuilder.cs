namespace WeakSep.MidiScore.Files;

/// <summary>Puts the tracks of a file together: a part per track, channel and program.</summary>
internal sealed class ScoreBuilder
{
    /// <summary>0-based channel that General MIDI gives to the drums.</summary>
    public const byte DrumChannel = 9;

    /// <summary>Latest end of a note in seconds; beyond a day a tick count is an error, not music.</summary>
    public const double MaxSeconds = 24 * 60 * 60;

    private const int MaxParts = 4096;      // an orchestra has fifty

    private readonly string _name;
    private readonly IReadOnlyList<TrackEvents> _tracks;
    private readonly TickClock _clock;
    private readonly ChannelStates _states;
    private readonly bool _isOneTrack;
    private readonly List<ScorePart> _parts = [];
    private long _sharedControls;

    /// <summary>Prepares to build the score of a file.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="header">What the file says about itself.</param>
    /// <param name="tracks">Its tracks.</param>
    public ScoreBuilder(string name, MidiHeader header, IReadOnlyList<TrackEvents> tracks)
    {
        _name = name;
        _tracks = tracks;
        _clock = new TickClock(header.Division, tracks, header.IsSequential);
        _states = new ChannelStates(tracks, _clock, header.IsSequential);
        _isOneTrack = tracks.Count == 1;
    }

    /// <summary>Builds the score; parts without notes are left out.</summary>
    /// <exception cref="MidiFormatException">There are too many parts or a note lies beyond a day.</exception>
    public Score Build()
    {
        foreach (var track in _tracks)
        {
            AddParts(track);
        }

        return new Score(_parts.ToArray(), _clock.Tempo) { Title = Title() };
    }

    private void AddParts(TrackEvents track)
    {
        // Notes are listed as they end; a part is placed by its first note-on.
        var groups = track.Notes
            .GroupBy(note => (note.Channel, Program: _states.Program(track, note)))
            .OrderBy(group => group.Key.Channel)
            .ThenBy(group => group.Min(note => note.Order))
            .ToList();

        if (_parts.Count + groups.Count > MaxParts)
        {
            throw new MidiFormatException(_name, track.Offset, $"at most {MaxParts} parts");
        }

        foreach (var channel in groups.GroupBy(group => group.Key.Channel))
        {
            var lane = _states.Lane(track, channel.Key);

            foreach (var group in channel)
            {
                CountShared(lane, track);
                _parts.Add(new ScorePart
                {
                    Name = PartName(track, group.Key.Program, channel.Key == DrumChannel, groups.Count),
                    Program = group.Key.Program,
                    IsDrum = channel.Key == DrumChannel,
                    Channel = channel.Key,
                    Notes = [.. group.Select(note => ToSeconds(note, track))],
                    Controls = lane.Controls,
                    Bends = lane.Bends,
                });
            }
        }
    }

    /// <summary>Parts that share a channel repeat its controls, which must not grow with their product.</summary>
    private void CountShared(ChannelLane lane, TrackEvents track)
    {
        _sharedControls += lane.Controls.Length + lane.Bends.Length;

        if (_sharedControls > ReadBudget.MaxControls)
        {
            throw new MidiFormatException(
                _name, track.Offset, $"at most {ReadBudget.MaxControls} control changes over all parts");
        }
    }

    private ScoreNote ToSeconds(RawNote note, TrackEvents track)
    {
        var start = _clock.TrackStarts[track.Index];
        var offset = _clock.Seconds(start + note.Off);

        return offset <= MaxSeconds
            ? new ScoreNote(_clock.Seconds(start + note.On), offset, note.Pitch, note.Velocity)
            : throw new MidiFormatException(
                _name, track.Offset, $"a track whose notes end within {MaxSeconds:0} s", "a longer one");
    }

    /// <summary>The first track's name is the piece's where the track has no part to name.</summary>
    private string Title() =>
        _tracks[0].Notes.Count == 0 || (_isOneTrack && _parts.Count > 1) ? _tracks[0].Name : "";

    /// <summary>The name of a file's only track names the piece, not the instruments it holds.</summary>
    private string PartName(TrackEvents track, int program, bool isDrum, int partsOfTrack) =>
        track.Name.Length > 0 && (!_isOneTrack || partsOfTrack == 1)
            ? track.Name
            : isDrum ? GeneralMidi.DrumsName : GeneralMidi.ProgramName(program);
}
