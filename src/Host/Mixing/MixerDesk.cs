using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>Transport, faders and presets of the mixer; what is set is heard within a block.</summary>
/// <remarks>
/// Any thread may call. Opening loads stems or a model and takes its time; faders and transport do not wait for it.
/// </remarks>
internal sealed class MixerDesk : IDisposable
{
    /// <summary>The song that stands for the device's input.</summary>
    internal const string LiveSong = "live";

    /// <summary>The shortest region that repeats; shorter ones would be a tone.</summary>
    internal const double ShortestLoopSeconds = 0.01;

    private const int FadesPerSecond = 100;         // longer than any fade of a deck

    private static readonly TimeSpan FadeLimit = TimeSpan.FromMilliseconds(200);    // for a device that does not answer

    private readonly MixerSettings _settings;
    private readonly DeckMaker _maker;
    private readonly MixerEngine _engine = new();
    private readonly MixerDevice _device;
    private readonly Lock _opening = new();         // one deck is made at a time; taken before the gate
    private readonly Lock _gate = new();            // what is set, and the controlling side of the engine
    private readonly StripBoard _strips = new();
    private readonly MixerMeter _meter;
    private MixerState _state;
    private IMixDeck? _deck;
    private bool _isUnheard;                        // the queue was full: everything is to be said again
    private Exception? _toldFailure;

    /// <summary>Opens the device.</summary>
    internal MixerDesk(MixerSettings settings, IStemSource stems)
    {
        _settings = settings;
        _device = new MixerDevice(settings, _engine);
        _maker = new DeckMaker(settings, stems, _engine, _device);
        _meter = new MixerMeter(_engine, _device);
        _state = new MixerState(EngineFacts.Of(_device, null), null, null, false, new LoopState(), new MasterState(), new Dictionary<string, StripState>());
    }

    /// <summary>How everything is set.</summary>
    internal MixerState State => Volatile.Read(ref _state);

    /// <summary>What is heard, for tests and measurements.</summary>
    internal MixerEngine Engine => _engine;

    /// <summary>How often the device ran out of time since it was opened.</summary>
    internal long Xruns => _device.Xruns;

    /// <summary>
    /// Opens a song, or the device's input; it is paused, at its start, its strips untouched. A song that is open already goes on as
    /// it is, with its stems looked up anew: a second page, or one that comes back, is not heard.
    /// </summary>
    /// <param name="song">Id of the song, or <see cref="LiveSong"/>.</param>
    /// <param name="preset">Name of the preset.</param>
    /// <exception cref="MixerException">It cannot be opened.</exception>
    internal void Open(string song, string preset)
    {
        lock (_opening)
        {
            RequireDevice();
            var isOpen = State.Song == song;

            if (song != LiveSong)
            {
                Put(song, preset, isOpening: !isOpen);
            }
            else if (!isOpen || State.Preset != preset)
            {
                // A model has nothing to look up.
                Put(song, preset, isOpening: !isOpen);
                QuietHeap.Begin();
            }
        }
    }

    /// <summary>Plays the open song by another preset, from where it is; stems of the same name keep their strips.</summary>
    /// <param name="preset">Name of the preset.</param>
    /// <exception cref="MixerException">Nothing is open, or there is no such preset of it.</exception>
    internal void SwitchPreset(string preset)
    {
        lock (_opening)
        {
            RequireDevice();
            var song = State.Song ?? throw NothingOpen();
            Put(song, preset, isOpening: false);
        }
    }

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

            Play(isPlaying: true);
        }
    }

    /// <summary>Pauses.</summary>
    internal void Pause()
    {
        lock (_gate)
        {
            RequireDeck();
            Play(isPlaying: false);
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
            Send(new MixerCommand(MixerCommandKind.Master, 0, _engine.Master.Heard(othersAreSolo: false)));
        }
    }

    /// <summary>Looks after what nobody asks for: lost devices, ends of songs, changed rates; to be called often, on one thread.</summary>
    internal void Tend()
    {
        _device.Watch();
        SongDeck? misfit;

        lock (_gate)
        {
            _engine.Collect();
            misfit = _deck is SongDeck { Fits: false } deck && _device.IsAvailable ? deck : null;
            TellFailure((_deck as SongDeck)?.Player.Failure ?? (_deck as LiveDeck)?.Input.Engine.Separator?.Failure);

            if (_state.Playing && _deck is SongDeck { Player.HasEnded: true })
            {
                Play(isPlaying: false);
            }

            if (_isUnheard)
            {
                _isUnheard = false;
                SendStrips();
                Send(new MixerCommand(MixerCommandKind.Master, 0, _engine.Master.Heard(othersAreSolo: false)));
                Send(new MixerCommand(MixerCommandKind.Play, _state.Playing ? 1 : 0));
            }

            Change(_state with { Engine = EngineFacts.Of(_device, _deck) });
        }

        if (misfit is not null)
        {
            Refit(misfit);
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

    /// <inheritdoc/>
    public void Dispose()
    {
        _device.Dispose();
        _engine.Dispose();
    }

    private static MixerException NothingOpen() => new("nothing is open; expected an open message first");

    private static long FrameAt(double seconds, StemPlayer player) =>
        (long)Math.Round(Math.Min(seconds * player.SampleRate, player.Frames));

    private FrameRange LoopOf(StemPlayer player) => _state.Loop.On
        ? new FrameRange(FrameAt(_state.Loop.Start, player), FrameAt(_state.Loop.End, player))
        : default;

    private void RequireDevice()
    {
        if (!_device.IsAvailable)
        {
            throw new MixerException("there is no sound device; the page plays in the browser");
        }
    }

    private void RequireDeck() => _ = _deck ?? throw NothingOpen();

    private StemPlayer RequirePlayer()
    {
        RequireDeck();
        return (_deck as SongDeck)?.Player ?? throw new MixerException("live input has no place to go to and nothing to repeat");
    }

    private void Put(string song, string preset, bool isOpening)
    {
        IMixDeck? deck = null;

        try
        {
            deck = _maker.Make(song, preset, FadeOut);

            lock (_gate)
            {
                Insert(deck, song, preset, isOpening);
            }
        }
        catch
        {
            deck?.Dispose();

            lock (_gate)
            {
                _isUnheard = true;      // it may have been faded out
            }

            throw;
        }

        _device.RestateLatency();
    }

    private void Insert(IMixDeck deck, string song, string preset, bool isOpening)
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
        _deck = deck;
        Change(_state with { Song = song, Preset = preset, Strips = StripBoard.Of(deck.Strips), Engine = EngineFacts.Of(_device, deck) });
        Play(_state.Playing);
    }

    // A device that changed its rate or its blocks: the song goes on in a deck that fits.
    private void Refit(SongDeck misfit)
    {
        try
        {
            lock (_opening)
            {
                if (_deck == misfit && State is { Song: { } song, Preset: { } preset })
                {
                    Put(song, preset, isOpening: false);
                }
            }
        }
        catch (MixerException problem)
        {
            TellFailure(problem);
        }
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

    private void Play(bool isPlaying)
    {
        Change(_state with { Playing = isPlaying });
        Send(new MixerCommand(MixerCommandKind.Play, isPlaying ? 1 : 0));
    }

    // Before a device is closed under a song that plays.
    private void FadeOut()
    {
        long blocks;

        lock (_gate)
        {
            Send(new MixerCommand(MixerCommandKind.Play, 0));
            blocks = _engine.Blocks + 2 + (_engine.SampleRate / FadesPerSecond / Math.Max(_engine.BlockFrames, 1));
        }

        SpinWait.SpinUntil(() => _engine.Blocks >= blocks, FadeLimit);
    }

    private void Send(MixerCommand command) => _isUnheard |= !_engine.TrySend(command);

    private void Change(MixerState state)
    {
        if (state != _state)
        {
            Volatile.Write(ref _state, state);
        }
    }

    private void TellFailure(Exception? failure)
    {
        if (failure is not null && failure != _toldFailure)
        {
            _toldFailure = failure;
            _settings.Say($"the sound has stopped: {FailureReport.Describe(failure)}");
        }
    }
}
