namespace WeakSep.MidiScore.Files;

/// <summary>Controls and bends of one channel in seconds, ready to be shared by its parts.</summary>
internal sealed class ChannelLane
{
    /// <summary>Coarse value of the parameter that is open.</summary>
    public const byte DataEntryCoarse = 6;

    /// <summary>Fine value of the parameter that is open.</summary>
    public const byte DataEntryFine = 38;

    /// <summary>Opens a registered parameter, lower half of its number.</summary>
    public const byte RegisteredFine = 100;

    /// <summary>Opens a registered parameter, upper half of its number.</summary>
    public const byte RegisteredCoarse = 101;

    private const byte FirstParameterController = 96;
    private const byte NonRegisteredFine = 98;
    private const byte NonRegisteredCoarse = 99;
    private const byte ResetAllControllers = 121;

    private const int NoParameter = -1;
    private const int BendRangeParameter = 0;
    private const double DefaultBendRange = 2;      // semitones, General MIDI
    private const double CentsPerSemitone = 100;
    private const int BendCentre = 8192;

    private readonly List<ControlChange> _controls = [];
    private readonly List<PitchBend> _bends = [];
    private readonly TickClock _clock;
    private int _parameterCoarse = NoParameter;
    private int _parameterFine = NoParameter;
    private double _rangeSemitones = DefaultBendRange;
    private double _rangeCents;
    private int _wheel;

    /// <summary>Follows the events of a channel.</summary>
    /// <param name="events">Events in order, ticks counted from the start of the file.</param>
    /// <param name="clock">Ticks to seconds.</param>
    public ChannelLane(IEnumerable<ChannelEvent> events, TickClock clock)
    {
        _clock = clock;

        foreach (var change in events)
        {
            Follow(change);
        }

        Controls = [.. _controls];
        Bends = [.. _bends];
    }

    /// <summary>A channel on which nothing but notes happens.</summary>
    public static ChannelLane Empty { get; } = new([], new TickClock(new Division(1, 0), [], false));

    public ControlChange[] Controls { get; }

    public PitchBend[] Bends { get; }

    /// <summary>Whether a controller only addresses a parameter and is therefore not part of a score.</summary>
    public static bool IsParameter(int controller) =>
        controller is DataEntryCoarse or DataEntryFine or (>= FirstParameterController and <= RegisteredCoarse);

    private void Follow(ChannelEvent change)
    {
        if (change.Controller == ChannelEvent.Bend)
        {
            _wheel = change.Value - BendCentre;
            AddBend(change.Tick);
            return;
        }

        if (IsParameter(change.Controller))
        {
            FollowParameter(change);
            return;
        }

        _controls.Add(new ControlChange(_clock.Seconds(change.Tick), change.Controller, change.Value));

        if (change.Controller == ResetAllControllers)
        {
            _wheel = 0;
            AddBend(change.Tick);
        }
    }

    private void FollowParameter(ChannelEvent change)
    {
        switch (change.Controller)
        {
            case RegisteredCoarse:
                _parameterCoarse = change.Value;
                break;
            case RegisteredFine:
                _parameterFine = change.Value;
                break;
            case NonRegisteredCoarse or NonRegisteredFine:
                _parameterCoarse = _parameterFine = NoParameter;
                break;
            case DataEntryCoarse when IsBendRange():
                _rangeSemitones = change.Value;
                AddBend(change.Tick);
                break;
            case DataEntryFine when IsBendRange():
                _rangeCents = change.Value;
                AddBend(change.Tick);
                break;
            default:
                break;
        }

        bool IsBendRange() => _parameterCoarse == BendRangeParameter && _parameterFine == BendRangeParameter;
    }

    /// <summary>Notes what the wheel means now; a bend that changes nothing is not worth an event.</summary>
    private void AddBend(long tick)
    {
        var range = _rangeSemitones + (_rangeCents / CentsPerSemitone);
        var semitones = range * _wheel / BendCentre;

        if (semitones != (_bends.Count == 0 ? 0 : _bends[^1].Semitones))
        {
            _bends.Add(new PitchBend(_clock.Seconds(tick), semitones));
        }
    }
}
