namespace WeakSep.Host.Mixing;

/// <summary>Makes what a mixer plays, of names that come from outside.</summary>
internal sealed class DeckMaker
{
    private readonly MixerSettings _settings;
    private readonly IStemSource _stems;
    private readonly MixerEngine _engine;
    private readonly MixerDevice _device;

    internal DeckMaker(MixerSettings settings, IStemSource stems, MixerEngine engine, MixerDevice device)
    {
        _settings = settings;
        _stems = stems;
        _engine = engine;
        _device = device;
    }

    /// <summary>Makes a deck, and gives the device the rate and the input that suit it, where it may have them.</summary>
    /// <param name="song">Id of the song, or <see cref="MixerDesk.LiveSong"/>.</param>
    /// <param name="preset">Name of the preset.</param>
    /// <param name="fadeOut">Called before the device is closed for a moment.</param>
    /// <exception cref="MixerException">It cannot be made.</exception>
    internal IMixDeck Make(string song, string preset, Action fadeOut)
    {
        try
        {
            return song == MixerDesk.LiveSong ? MakeLive(preset, fadeOut) : MakeSong(song, preset, fadeOut);
        }
        catch (Exception problem) when (problem is not MixerException)
        {
            // Presets, files and models fail in ways of their own, and a client can mend none of them.
            throw new MixerException(FailureReport.Describe(problem), problem);
        }
    }

    private LiveDeck MakeLive(string preset, Action fadeOut)
    {
        var input = LiveInput.Load(preset, _settings.Latency, _settings.Provider);

        try
        {
            Suit(null, records: true, fadeOut);
            var deck = new LiveDeck(input);
            deck.Prepare(_engine.SampleRate, _engine.BlockFrames);
            return deck;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    private SongDeck MakeSong(string song, string preset, Action fadeOut)
    {
        var reader = _stems.Open(song, preset);

        try
        {
            Suit(reader.SampleRate, records: false, fadeOut);
            return new SongDeck(reader, _engine.SampleRate, _engine.BlockFrames);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private void Suit(int? sampleRate, bool records, Action fadeOut)
    {
        if (_device.Changes(sampleRate, records))
        {
            fadeOut();
            _device.Suit(sampleRate, records);
        }
    }
}
