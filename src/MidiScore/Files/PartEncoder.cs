namespace WeakSep.MidiScore.Files;

/// <summary>Turns a part into the messages of one track.</summary>
internal sealed class PartEncoder
{
    private const byte NoteOn = 0x90;
    private const byte Control = 0xB0;
    private const byte Program = 0xC0;
    private const byte Wheel = 0xE0;

    private const byte BankCoarse = 0;
    private const byte BankFine = 32;
    private const byte NullParameter = 127;

    private const int DefaultBendRange = 2;         // semitones, General MIDI
    private const int WideBendRange = 12;           // semitones; what most synthesizers are tested with
    private const int MaxBendRange = 127;           // semitones; one data byte
    private const int BendCentre = 8192;

    private readonly List<Message> _messages = [];
    private readonly ScorePart _part;
    private readonly WriterClock _clock;
    private readonly byte _channel;

    /// <summary>Collects the messages of a part.</summary>
    public PartEncoder(ScorePart part, WriterClock clock, int channel)
    {
        _part = part;
        _clock = clock;
        _channel = (byte)channel;
    }

    /// <summary>On one tick: keys go up first and down last, and a bank counts from the next program on.</summary>
    private enum Rank
    {
        NoteOff,
        Bank,
        Program,
        Control,
        Bend,
        NoteOn,
    }

    /// <summary>Writes all messages in order of time.</summary>
    public void WriteTo(TrackWriter track)
    {
        Add(0, Rank.Program, Program, (byte)_part.Program, null);
        AddControls();
        AddBends();
        AddNotes();

        foreach (var message in _messages.OrderBy(message => message.Tick).ThenBy(message => message.Rank))
        {
            track.AddMessage(message.Tick, message.Status, message.First, message.Second);
        }
    }

    private void AddControls()
    {
        foreach (var change in _part.Controls)
        {
            if (!ChannelLane.IsParameter(change.Controller))
            {
                var rank = change.Controller is BankCoarse or BankFine ? Rank.Bank : Rank.Control;
                AddControl(_clock.Ticks(change.Time), rank, (byte)change.Controller, (byte)change.Value);
            }
        }
    }

    private void AddBends()
    {
        var widest = _part.Bends.Select(bend => Math.Abs(bend.Semitones)).DefaultIfEmpty().Max();
        var range = widest <= DefaultBendRange ? DefaultBendRange
            : widest <= WideBendRange ? WideBendRange
            : (int)Math.Min(MaxBendRange, Math.Ceiling(widest));

        if (range != DefaultBendRange)
        {
            // Registered parameter 0 is the bend range; 127 closes the parameter again.
            AddControl(0, Rank.Control, ChannelLane.RegisteredCoarse, 0);
            AddControl(0, Rank.Control, ChannelLane.RegisteredFine, 0);
            AddControl(0, Rank.Control, ChannelLane.DataEntryCoarse, (byte)range);
            AddControl(0, Rank.Control, ChannelLane.DataEntryFine, 0);
            AddControl(0, Rank.Control, ChannelLane.RegisteredCoarse, NullParameter);
            AddControl(0, Rank.Control, ChannelLane.RegisteredFine, NullParameter);
        }

        foreach (var bend in _part.Bends)
        {
            var offset = Math.Clamp(Math.Round(bend.Semitones / range * BendCentre), -BendCentre, BendCentre - 1);
            var value = BendCentre + (int)offset;
            var low = (byte)(value & VariableLengthQuantity.ValueBits);
            var high = (byte)(value >> VariableLengthQuantity.BitsPerByte);
            Add(_clock.Ticks(bend.Time), Rank.Bend, Wheel, low, high);
        }
    }

    private void AddNotes()
    {
        foreach (var pitch in _part.Notes.Select(ToTicks).GroupBy(note => note.Pitch))
        {
            foreach (var note in Apart(pitch.OrderBy(note => note.On)))
            {
                Add(note.On, Rank.NoteOn, NoteOn, note.Pitch, note.Velocity);
                Add(note.Off, Rank.NoteOff, NoteOn, note.Pitch, 0);     // velocity 0: the status byte need not change
            }
        }
    }

    private TickNote ToTicks(ScoreNote note)
    {
        var on = _clock.Ticks(note.Onset);
        var off = Math.Max(on + 1, _clock.Ticks(note.Offset));

        return new TickNote(on, off, (byte)note.Pitch, (byte)note.Velocity);
    }

    /// <summary>
    /// Separates notes of one pitch that overlap, which a channel cannot play: a key struck again ends the note that
    /// sounds, and the new note lasts as long as the longer of both. Notes on one tick become one.
    /// </summary>
    private static IEnumerable<TickNote> Apart(IEnumerable<TickNote> notes)
    {
        TickNote? pending = null;

        foreach (var next in notes)
        {
            if (pending is not { } last)
            {
                pending = next;
                continue;
            }

            var off = Math.Max(last.Off, next.Off);

            if (next.On == last.On)
            {
                pending = last with { Off = off, Velocity = Math.Max(last.Velocity, next.Velocity) };
                continue;
            }

            var overlaps = last.Off > next.On;
            yield return overlaps ? last with { Off = next.On } : last;
            pending = overlaps ? next with { Off = off } : next;
        }

        if (pending is { } final)
        {
            yield return final;
        }
    }

    private void AddControl(long tick, Rank rank, byte controller, byte value) =>
        Add(tick, rank, Control, controller, value);

    private void Add(long tick, Rank rank, byte kind, byte first, byte? second) =>
        _messages.Add(new Message(tick, rank, (byte)(kind | _channel), first, second));

    private readonly record struct Message(long Tick, Rank Rank, byte Status, byte First, byte? Second);

    private readonly record struct TickNote(long On, long Off, byte Pitch, byte Velocity);
}
