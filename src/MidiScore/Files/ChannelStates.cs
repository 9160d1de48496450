namespace WeakSep.MidiScore.Files;

/// <summary>Which program, controls and bends apply to the notes that a track plays on a channel.</summary>
/// <remarks>
/// A track that chooses a program on a channel stands for itself there, as every track does in pretty_midi: files
/// that put all instruments on one channel, a program per track, read as meant. A track that chooses none listens to
/// the channel, as a player does: the right and the left hand share the pedal, a set-up track may hold the programs.
/// </remarks>
internal sealed class ChannelStates
{
    private readonly IReadOnlyList<TrackEvents> _tracks;
    private readonly TickClock _clock;
    private readonly bool _isSequential;
    private readonly Dictionary<byte, ChannelLane> _shared = [];
    private readonly Dictionary<byte, ProgramChange[]> _programs;

    /// <summary>Looks at the programs of all tracks.</summary>
    /// <param name="tracks">All tracks.</param>
    /// <param name="clock">Ticks to seconds.</param>
    /// <param name="isSequential">Whether the tracks play one after the other; then each stands for itself.</param>
    public ChannelStates(IReadOnlyList<TrackEvents> tracks, TickClock clock, bool isSequential)
    {
        _tracks = tracks;
        _clock = clock;
        _isSequential = isSequential;

        // Order is stable: of two changes of one track on one tick the later holds.
        _programs = tracks
            .SelectMany(track => track.Programs.Select(change => (change.Channel, Change: new ProgramChange(
                change.Tick, track.Index, change.Program))))
            .GroupBy(entry => entry.Channel, entry => entry.Change)
            .ToDictionary(group => group.Key, group => group.Order().ToArray());
    }

    /// <summary>The program that a note sounds with.</summary>
    public int Program(TrackEvents track, RawNote note)
    {
        if (note.Program >= 0)
        {
            return note.Program;
        }

        if (_isSequential || !_programs.TryGetValue(note.Channel, out var changes))
        {
            return 0;
        }

        var last = CountBefore(changes, new ProgramChange(note.On, track.Index, 0)) - 1;

        return last >= 0 ? changes[last].Program : 0;
    }

    /// <summary>The controls and bends that a track's notes on a channel sound with.</summary>
    public ChannelLane Lane(TrackEvents track, byte channel)
    {
        if (_isSequential || track.SetsProgram(channel))
        {
            return track.Channels.TryGetValue(channel, out var own)
                ? new ChannelLane(Shifted(own, _clock.TrackStarts[track.Index]), _clock)
                : ChannelLane.Empty;
        }

        if (!_shared.TryGetValue(channel, out var lane))
        {
            _shared[channel] = lane = new ChannelLane(Merged(channel), _clock);
        }

        return lane;
    }

    /// <summary>Number of changes that a player meets before a note-on of the given tick and track.</summary>
    /// <remarks>The track's own changes on that tick follow the note: an earlier one would stand in the note.</remarks>
    private static int CountBefore(ProgramChange[] changes, ProgramChange noteOn)
    {
        var low = 0;
        var high = changes.Length;

        while (low < high)
        {
            var middle = (low + high) / 2;

            if (changes[middle].CompareTo(noteOn) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private IEnumerable<ChannelEvent> Merged(byte channel) => _tracks
        .Where(track => track.Channels.ContainsKey(channel))
        .SelectMany(track => track.Channels[channel])
        .OrderBy(change => change.Tick);

    private static IEnumerable<ChannelEvent> Shifted(List<ChannelEvent> events, long start) =>
        events.Select(change => change with { Tick = change.Tick + start });
}
