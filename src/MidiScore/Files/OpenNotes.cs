namespace WeakSep.MidiScore.Files;

/// <summary>
/// Pairs note-ons with note-offs of one track as pretty_midi does: a note-off ends every open note of its channel
/// and pitch that began on an earlier tick.
/// </summary>
/// <remarks>
/// A note that began on the tick of the note-off stays open if that note-off ended another (the key was struck again
/// in the same instant); otherwise it had no length and is dropped. A note-off without a note is ignored.
/// </remarks>
internal sealed class OpenNotes(List<RawNote> finished)
{
    private readonly Dictionary<(byte Channel, byte Pitch), List<RawNote>> _open = [];

    public void Begin(RawNote note)
    {
        var key = (note.Channel, note.Pitch);

        if (!_open.TryGetValue(key, out var open))
        {
            _open[key] = open = [];
        }

        open.Add(note);
    }

    public void End(byte channel, byte pitch, long tick)
    {
        if (!_open.TryGetValue((channel, pitch), out var open) || open.Count == 0)
        {
            return;
        }

        var isRestrike = Finish(open, tick) > 0;

        if (isRestrike)
        {
            open.RemoveAll(note => note.On < tick);
        }
        else
        {
            open.Clear();
        }
    }

    /// <summary>Closes what still sounds when the track ends.</summary>
    public void EndAll(long tick)
    {
        foreach (var open in _open.Values)
        {
            Finish(open, tick);
        }

        _open.Clear();
    }

    private int Finish(List<RawNote> open, long tick)
    {
        var before = finished.Count;

        foreach (var note in open)
        {
            if (note.On < tick)
            {
                finished.Add(note with { Off = tick });
            }
        }

        return finished.Count - before;
    }
}
