namespace WeakSep.Host.Mixing;

/// <summary>Transport, faders and the loop of a mixer, and the deck that they are set for; what is set is heard within a block.</summary>
/// <remarks>Any thread may call; nothing here waits for a disk or a model.</remarks>
internal sealed class MixerControls
{
    /// <summary>The shortest region that repeats; shorter ones would be a tone.</summary>
    internal const double ShortestLoopSeconds = 0.01;

    private const int FadesPerSecond = 100;         // longer than any fade of a deck

    private static readonly TimeSpan FadeLimit = TimeSpan.FromMilliseconds(200);    // for a device that does not answer

    private readonly MixerEngine _engine;
    private readonly MixerDevice _device;
    private readonly MixerMeter _meter;
    private readonly StripBoard _strips = new();
    private readonly Lock _gate = new();            // what is set, and the controlling side of the engine
    private MixerState _state;
    private IMixDeck? _deck;
    private bool _isUnheard;                        // the queue was full: everything is to be said again

    internal MixerControls(MixerEngine engine, MixerDevice device)
    {
        _engine = engine;
        _device = device;
        _meter = new MixerMeter(engine, device);
        _state = new MixerState(EngineFacts.Of(device, null), null, null, false, new LoopState(), new MasterState(), new Dictionary<string, StripState>());
    }

    /// <summary>How everything is set.</summary>
    internal MixerState State => Volatile.Read(ref _state);

    /// <summary>What plays; null for nothing yet.</summary>
    internal IMixDeck? Deck => Volatile.Read(ref _deck);

    /// <summary>Plays; a song that has ended from its start, or its loop's.</summary>
    internal void Play()
    {
        lock (_gate)
        {
            RequireDeck();

            if (_deck is SongDeck { Player: var player } && player.Position >= player.Frames)
            {
                player.Seek(LoopOf(player).Start, LoopOf(player));
            }

            SetPlaying(true);
        }
    }

    /// <summary>Pauses.</summary>
    internal void Pause()
    {
        lock (_gate)
        {
            RequireDeck();
            SetPlaying(false);
        }
    }

    /// <summary>Jumps.</summary>
    /// <param name="seconds">Where to; behind the end is the end.</param>
    internal void Seek(double seconds)
    {
        lock (_gate)
        {
            var player = RequirePlayer();
            player.Seek(FrameAt(seconds, player), LoopOf(player));
        }
    }

    /// <summary>Sets the region that repeats.</summary>
    internal void SetLoop(LoopState loop)
    {
        lock (_gate)
        {
            var player = RequirePlayer();
            Change(_state with { Loop = loop });
            player.SetLoop(LoopOf(player));
        }
    }

    /// <summary>Sets a strip.</summary>
    /// <param name="stem">Id of the stem.</param>
    /// <param name="change">From what it is to what it is to be.</param>
    internal void SetStrip(string stem, Func<StripState, StripState> change)
    {
        lock (_gate)
        {
            RequireDeck();

            if (!State.Strips.TryGetValue(stem, out var strip))
            {
                throw new MixerException($"there is no stem '{FailureReport.OneLine(stem)}'; expected one of {string.Join(", ", State.Strips.Keys)}");
            }

            _strips.Set(stem, change(strip));
            _strips.Set(_deck!.Strips);
            Change(_state with { Strips = StripBoard.Of(_deck.Strips) });
            SendStrips();
        }
    }

    /// <summary>Sets the master's gain.</summary>
    internal void SetMaster(double gainDb)
    {
        lock (_gate)
        {
            Change(_state with { Master = new MasterState(gainDb) });
            _engine.Master.SetGain(gainDb);
            SendMaster();
        }
    }

    /// <summary>Puts a deck in.</summary>
    /// <param name="deck">The deck; the engine's from now on.</param>
    /// <param name="song">Id of its song.</param>
    /// <param name="preset">Name of its preset.</param>
    /// <param name="isOpening">Whether it is paused, at its start, its strips untouched; else it goes on where the one before is, as that is set.</param>
    /// <exception cref="MixerException">The engine does not take it; it is the caller's still.</exception>
    internal void Insert(IMixDeck deck, string song, string preset, bool isOpening)
    {
        lock (_gate)
        {
            if (isOpening)
            {
                _strips.Clear();
                Change(_state with { Loop = new LoopState(), Playing = false });
            }

            (deck as SongDeck)?.Follow(isOpening ? null : _deck as SongDeck, LoopOf);
            _strips.Set(deck.Strips);
            StripBoard.Begin(deck.Strips, _engine.SampleRate);
            _engine.Insert(deck);
            Volatile.Write(ref _deck, deck);
            Change(_state with { Song = song, Preset = preset, Strips = StripBoard.Of(deck.Strips), Engine = EngineFacts.Of(_device, deck) });
            SetPlaying(_state.Playing);
        }
    }

    /// <summary>Fades out, before a device is closed under a song that plays; <see cref="SayAgain"/> undoes it.</summary>
    internal void FadeOut()
    {
        long blocks;

        lock (_gate)
        {
            Send(new MixerCommand(MixerCommandKind.Play, 0));
            blocks = _engine.Blocks + 2 + (_engine.SampleRate / FadesPerSecond / Math.Max(_engine.BlockFrames, 1));
        }

        SpinWait.SpinUntil(() => _engine.Blocks >= blocks, FadeLimit);
    }

    /// <summary>Tells the engine everything again, at the next <see cref="Tend"/>.</summary>
    internal void SayAgain()
    {
        lock (_gate)
        {
            _isUnheard = true;
        }
    }

    /// <summary>Looks after what nobody asks for: decks that were left, ends of songs, what the engine had no room for; to be called often.</summary>
    internal void Tend()
    {
        lock (_gate)
        {
            _engine.Collect();

            if (_state.Playing && _deck is SongDeck { Player.HasEnded: true })
            {
                SetPlaying(false);
            }

            if (_isUnheard)
            {
                _isUnheard = false;
                SendStrips();
                SendMaster();
                SetPlaying(_state.Playing);
            }

            Change(_state with { Engine = EngineFacts.Of(_device, _deck) });
        }
    }

    /// <summary>Takes levels and figures since the last time; for one thread.</summary>
    internal MixerMeters TakeMeters()
    {
        lock (_gate)
        {
            return _meter.Take(_deck, _state.Playing);
        }
    }

    /// <summary>What is said where nothing is open.</summary>
    internal static MixerException NothingOpen() => new("nothing is open; expected an open message first");

    private static long FrameAt(double seconds, StemPlayer player) =>
        (long)Math.Round(Math.Min(seconds * player.SampleRate, player.Frames));

    private FrameRange LoopOf(StemPlayer player) => _state.Loop.On
        ? new FrameRange(FrameAt(_state.Loop.Start, player), FrameAt(_state.Loop.End, player))
        : default;

    private void RequireDeck() => _ = _deck ?? throw NothingOpen();

    private StemPlayer RequirePlayer()
    {
        RequireDeck();
        return (_deck as SongDeck)?.Player ?? throw new MixerException("live input has no place to go to and nothing to repeat");
    }

    private void SetPlaying(bool isPlaying)
    {
        Change(_state with { Playing = isPlaying });
        Send(new MixerCommand(MixerCommandKind.Play, isPlaying ? 1 : 0));
    }

    private void SendStrips()
    {
        var strips = _deck?.Strips ?? [];
        var othersAreSolo = strips.Any(strip => strip.Solo);

        for (var index = 0; index < strips.Count; index++)
        {
            Send(new MixerCommand(MixerCommandKind.Strip, index, strips[index].Heard(othersAreSolo)));
        }
    }

    private void SendMaster() => Send(new MixerCommand(MixerCommandKind.Master, 0, _engine.Master.Heard(othersAreSolo: false)));

    private void Send(MixerCommand command) => _isUnheard |= !_engine.TrySend(command);

    private void Change(MixerState state)
    {
        if (state != _state)
        {
            Volatile.Write(ref _state, state);
        }
    }
}
