namespace WeakSep.MidiScore.Files;

/// <summary>Decodes the events of one track chunk.</summary>
/// <remarks>
/// Lenient where players are: running status survives metas and SysEx, an end-of-track event may be missing, and
/// what follows it is ignored. Strict where the bytes stop making sense.
/// </remarks>
internal ref struct TrackReader
{
    private const int Channels = 16;

    private readonly TrackEvents _events;
    private readonly OpenNotes _open;
    private readonly ReadBudget _budget;
    private readonly sbyte[] _programs;
    private ByteCursor _cursor;
    private long _tick;
    private int _noteOrder;
    private string _instrumentName = "";

    private TrackReader(ByteCursor cursor, int index, ReadBudget budget)
    {
        _cursor = cursor;
        _budget = budget;
        _events = new TrackEvents(index, cursor.Position);
        _open = new OpenNotes(_events.Notes);
        _programs = new sbyte[Channels];
        _programs.AsSpan().Fill(-1);
    }

    /// <summary>Reads all events between the cursor and its end.</summary>
    /// <exception cref="MidiFormatException">The bytes are no track.</exception>
    public static TrackEvents Read(ByteCursor cursor, int index, ReadBudget budget)
    {
        var reader = new TrackReader(cursor, index, budget);
        reader.ReadEvents();
        return reader._events;
    }

    private void ReadEvents()
    {
        byte runningStatus = 0;
        var ended = false;

        while (!ended && !_cursor.AtEnd)
        {
            _tick += _cursor.ReadVariableLength("a delta time");
            var status = _cursor.ReadByte("an event after the delta time");

            switch (status)
            {
                case 0xFF:
                    ended = ReadMeta();
                    break;
                case 0xF0 or 0xF7:
                    var length = _cursor.ReadVariableLength("a SysEx length");
                    _cursor.ReadBytes(length, "a SysEx message");
                    break;
                case >= 0xF0:
                    throw _cursor.Error(
                        _cursor.Position - 1, "a channel message, SysEx or meta event", $"0x{status:X2}");
                case >= 0x80:
                    runningStatus = status;
                    ReadChannelMessage(status, _cursor.ReadDataByte("a data byte"));
                    break;
                default:
                    if (runningStatus == 0)
                    {
                        throw _cursor.Error(_cursor.Position - 1, "a status byte of 0x80 to 0xFF", $"0x{status:X2}");
                    }

                    ReadChannelMessage(runningStatus, status);
                    break;
            }
        }

        _open.EndAll(_tick);
        _events.EndTick = _tick;
        _events.Name = _events.Name.Length > 0 ? _events.Name : _instrumentName;
    }

    private void ReadChannelMessage(byte status, byte first)
    {
        var channel = (byte)(status & 0x0F);

        switch (status & 0xF0)
        {
            case 0x80:
                _cursor.ReadDataByte("a release velocity");
                _open.End(channel, first, _tick);
                break;
            case 0x90:
                ReadNoteOn(channel, first, _cursor.ReadDataByte("a velocity"));
                break;
            case 0xA0:
                _cursor.ReadDataByte("a key pressure");
                break;
            case 0xB0:
                AddControl(channel, first, _cursor.ReadDataByte("a controller value"));
                break;
            case 0xC0:
                _budget.TakeControl(_cursor);
                _programs[channel] = (sbyte)first;
                _events.Programs.Add((_tick, channel, first));
                break;
            case 0xE0:
                var high = _cursor.ReadDataByte("the upper half of a pitch bend");
                AddControl(channel, ChannelEvent.Bend, (ushort)((high << VariableLengthQuantity.BitsPerByte) | first));
                break;
            default:
                // 0xD0, channel pressure: its one data byte is read already.
                break;
        }
    }

    private void ReadNoteOn(byte channel, byte pitch, byte velocity)
    {
        if (velocity == 0)
        {
            _open.End(channel, pitch, _tick);
            return;
        }

        _budget.TakeNote(_cursor);
        _open.Begin(new RawNote(_tick, _tick, _noteOrder++, channel, pitch, velocity, _programs[channel]));
    }

    private readonly void AddControl(byte channel, byte controller, ushort value)
    {
        _budget.TakeControl(_cursor);

        if (!_events.Channels.TryGetValue(channel, out var events))
        {
            _events.Channels[channel] = events = [];
        }

        events.Add(new ChannelEvent(_tick, controller, value));
    }

    /// <summary>Reads a meta event behind its status byte.</summary>
    /// <returns>Whether it was the end of the track.</returns>
    private bool ReadMeta()
    {
        var type = _cursor.ReadByte("a meta event type");
        var length = _cursor.ReadVariableLength("a meta event length");
        var start = _cursor.Position;
        var data = _cursor.ReadBytes(length, "a meta event");

        switch (type)
        {
            case MetaEvent.TrackName when _events.Name.Length == 0:
                _events.Name = MetaEvent.Text(data);
                break;
            case MetaEvent.InstrumentName when _instrumentName.Length == 0:
                _instrumentName = MetaEvent.Text(data);
                break;
            case MetaEvent.EndOfTrack:
                return true;
            case MetaEvent.SetTempo:
                AddTempo(data, start);
                break;
            case MetaEvent.TimeSignature:
                AddTimeSignature(data, start);
                break;
            default:
                // Lyrics, markers, keys, ports and whatever is not defined yet carry nothing that a score keeps.
                break;
        }

        return false;
    }

    private readonly void AddTempo(ReadOnlySpan<byte> data, int start)
    {
        if (data.Length != 3)
        {
            throw _cursor.Error(start, "a tempo of 3 bytes", $"{data.Length}");
        }

        var microseconds = (data[0] << 16) | (data[1] << 8) | data[2];

        if (microseconds == 0)
        {
            throw _cursor.Error(start, "a tempo of 1 or more microseconds per quarter note", "0");
        }

        _budget.TakeControl(_cursor);
        _events.Tempos.Add((_tick, microseconds));
    }

    private readonly void AddTimeSignature(ReadOnlySpan<byte> data, int start)
    {
        if (data.Length < 2)
        {
            throw _cursor.Error(start, "a time signature of 4 bytes", $"{data.Length}");
        }

        // A metre that nobody can count changes no note: left out rather than refused.
        if (data[0] > 0 && data[1] <= MetaEvent.MaxDenominatorPower)
        {
            _budget.TakeControl(_cursor);
            _events.TimeSignatures.Add((_tick, data[0], 1 << data[1]));
        }
    }
}
