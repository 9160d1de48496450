using System.Buffers.Binary;
using System.Text;

namespace WeakSep.MidiScore.Files;

/// <summary>Encodes one track chunk from events on rising ticks.</summary>
internal sealed class TrackWriter
{
    private const byte Meta = 0xFF;
    private const byte Text = 0x01;

    private readonly List<byte> _bytes = [];
    private long _tick;
    private byte _runningStatus;

    /// <summary>Adds a channel message; the status byte is left out where it repeats.</summary>
    public void AddMessage(long tick, byte status, byte first, byte? second = null)
    {
        AddDelta(tick);

        if (status != _runningStatus)
        {
            _bytes.Add(status);
            _runningStatus = status;
        }

        _bytes.Add(first);

        if (second is { } value)
        {
            _bytes.Add(value);
        }
    }

    /// <summary>Adds a meta event of at most 2^28 - 1 bytes.</summary>
    public void AddMeta(long tick, byte type, ReadOnlySpan<byte> data)
    {
        AddDelta(tick);
        AddMetaBody(type, data);
    }

    /// <summary>Adds the track's name, where it has one.</summary>
    public void AddName(string name)
    {
        if (name.Length > 0)
        {
            AddMeta(0, MetaEvent.TrackName, Encoding.UTF8.GetBytes(name));
        }
    }

    /// <summary>Ends the track and appends the whole chunk to a file.</summary>
    public void Finish(List<byte> file)
    {
        AddMeta(_tick, MetaEvent.EndOfTrack, []);

        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)_bytes.Count);
        file.AddRange("MTrk"u8);
        file.AddRange(length);
        file.AddRange(_bytes);
    }

    private void AddDelta(long tick)
    {
        var delta = tick - _tick;
        _tick = tick;

        for (; delta > VariableLengthQuantity.MaxValue; delta -= VariableLengthQuantity.MaxValue)
        {
            // A pause longer than a delta time can tell: empty texts bridge it.
            VariableLengthQuantity.Append(_bytes, VariableLengthQuantity.MaxValue);
            AddMetaBody(Text, []);
        }

        VariableLengthQuantity.Append(_bytes, delta);
    }

    private void AddMetaBody(byte type, ReadOnlySpan<byte> data)
    {
        _bytes.Add(Meta);
        _bytes.Add(type);
        VariableLengthQuantity.Append(_bytes, data.Length);
        _bytes.AddRange(data);
        _runningStatus = 0;     // strict readers forget the status here
    }
}
