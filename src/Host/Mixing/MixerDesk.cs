using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>What a mixer's clients have before them: songs and presets to open, and the controls of what is open.</summary>
/// <remarks>Any thread may call. Opening loads stems or a model and takes its time; the controls do not wait for it.</remarks>
internal sealed class MixerDesk : IDisposable
{
    /// <summary>The song that stands for the device's input.</summary>
    internal const string LiveSong = "live";

    private readonly MixerSettings _settings;
    private readonly DeckMaker _maker;
    private readonly MixerEngine _engine = new();
    private readonly MixerDevice _device;
    private readonly Lock _opening = new();         // one deck is made at a time
    private Exception? _toldFailure;

    /// <summary>Opens the device.</summary>
    internal MixerDesk(MixerSettings settings, IStemSource stems)
    {
        _settings = settings;
        _device = new MixerDevice(settings, _engine);
        _maker = new DeckMaker(settings, stems, _engine, _device);
        Controls = new MixerControls(_engine, _device);
    }

    /// <summary>Transport, faders and the loop.</summary>
    internal MixerControls Controls { get; }

    /// <summary>How everything is set.</summary>
    internal MixerState State => Controls.State;

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
            Put(State.Song ?? throw MixerControls.NothingOpen(), preset, isOpening: false);
        }
    }

    /// <summary>Looks after what nobody asks for: lost devices, ends of songs, changed rates; to be called often, on one thread.</summary>
    internal void Tend()
    {
        _device.Watch();
        Controls.Tend();
        var deck = Controls.Deck;
        TellFailure((deck as SongDeck)?.Player.Failure ?? (deck as LiveDeck)?.Input.Engine.Separator?.Failure);

        if (deck is SongDeck { Fits: false } misfit && _device.IsAvailable)
        {
            Refit(misfit);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _device.Dispose();
        _engine.Dispose();
    }

    private void RequireDevice()
    {
        if (!_device.IsAvailable)
        {
            throw new MixerException("there is no sound device; the page plays in the browser");
        }
    }

    private void Put(string song, string preset, bool isOpening)
    {
        IMixDeck? deck = null;

        try
        {
            deck = _maker.Make(song, preset, Controls.FadeOut);
            Controls.Insert(deck, song, preset, isOpening);
        }
        catch
        {
            deck?.Dispose();
            Controls.SayAgain();        // the deck before may have been faded out
            throw;
        }

        _device.RestateLatency();
    }

    // A device that changed its rate or its blocks: the song goes on in a deck that fits.
    private void Refit(SongDeck misfit)
    {
        try
        {
            lock (_opening)
            {
                if (Controls.Deck == misfit && State is { Song: { } song, Preset: { } preset })
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

    private void TellFailure(Exception? failure)
    {
        if (failure is not null && failure != _toldFailure)
        {
            _toldFailure = failure;
            _settings.Say($"the sound has stopped: {FailureReport.Describe(failure)}");
        }
    }
}
