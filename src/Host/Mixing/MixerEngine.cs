using System.Diagnostics;
using WeakSep.Audio;
using WeakSep.Audio.Buffers;
using WeakSep.Host.Devices;
using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>The sound of the mixer: a deck, through the master, to two outputs; another deck takes its place by a short crossfade.</summary>
/// <remarks>
/// One thread controls it at a time; the audio thread calls <see cref="Process"/>. Between them is one queue, emptied at the top of
/// every block. When it is full, a command is refused and the caller says everything again later, which does no harm, since every
/// command sets something rather than changing it. Decks that have been left are disposed by <see cref="Collect"/>.
/// </remarks>
internal sealed class MixerEngine : IBlockProcessor, IDisposable
{
    internal const string MasterName = "master";

    private const int QueueCommands = 1024;
    private const int Slots = 16;
    private const double CrossfadeSeconds = 0.030;      // for presets of one song the sum stays what it is, at any length

    private readonly RingBuffer<MixerCommand> _commands = new(QueueCommands);
    private readonly MixerCommand[] _command = new MixerCommand[1];
    private readonly IMixDeck?[] _slots = new IMixDeck?[Slots];
    private readonly int[] _isFree = new int[Slots];        // 1: the audio thread has left the deck
    private readonly Lock _preparing = new();               // the device's preparation against new decks; the audio thread never takes it
    private float[] _left = [];
    private float[] _right = [];
    private int _current = -1;
    private int _incoming = -1;
    private int _pending = -1;
    private int _faded;
    private int _fadeFrames = 1;
    private bool _isPlaying;
    private long _busyTicks;
    private long _allocatedBytes;
    private long _blocks;

    /// <inheritdoc/>
    public IReadOnlyList<string> InputNames { get; } = ["in_L", "in_R"];

    /// <inheritdoc/>
    public IReadOnlyList<string> OutputNames { get; } = [MasterName + "_L", MasterName + "_R"];

    /// <inheritdoc/>
    public int LatencySamples => Newest?.LatencySamples ?? 0;

    /// <summary>The sum's strip; only its gain is used.</summary>
    internal OutputStrip Master { get; } = new(MasterName);

    /// <summary>Rate that it is prepared for, in hertz; 0 before.</summary>
    internal int SampleRate { get; private set; }

    /// <summary>Block size that it is prepared for; 0 before.</summary>
    internal int BlockFrames { get; private set; }

    /// <summary>How long the audio thread has worked, in seconds.</summary>
    internal double BusySeconds => (double)Volatile.Read(ref _busyTicks) / Stopwatch.Frequency;

    /// <summary>Bytes that the audio thread has allocated here.</summary>
    internal long AllocatedBytes => Volatile.Read(ref _allocatedBytes);

    /// <summary>Blocks so far.</summary>
    internal long Blocks => Volatile.Read(ref _blocks);

    /// <summary>The deck that was put in last; for the controlling thread.</summary>
    internal IMixDeck? Newest { get; private set; }

    /// <summary>The decks that the audio thread has not left; for tests that have no clock.</summary>
    internal IEnumerable<IMixDeck> Decks => Enumerable.Range(0, Slots)
        .Where(slot => Volatile.Read(ref _isFree[slot]) == 0)
        .Select(slot => _slots[slot])
        .OfType<IMixDeck>();

    /// <inheritdoc/>
    public void Prepare(int sampleRate, int blockFrames)
    {
        lock (_preparing)
        {
            (SampleRate, BlockFrames) = (sampleRate, blockFrames);
            _left = new float[blockFrames];
            _right = new float[blockFrames];
            _fadeFrames = (int)Math.Ceiling(CrossfadeSeconds * sampleRate);
            Master.Prepare(sampleRate);

            foreach (var deck in _slots)
            {
                deck?.Prepare(sampleRate, blockFrames);
            }
        }
    }

    /// <summary>Puts a deck in, which plays as soon as it is ready.</summary>
    /// <param name="deck">Disposed by the engine once it is left.</param>
    /// <exception cref="MixerException">Too many decks wait to be left; it is the caller's still.</exception>
    internal void Insert(IMixDeck deck)
    {
        Collect();

        lock (_preparing)
        {
            var slot = Array.IndexOf(_slots, null);

            if (slot < 0 || _commands.Room == 0)
            {
                throw new MixerException("the sound device does not answer");
            }

            deck.Prepare(SampleRate, BlockFrames);

            _slots[slot] = deck;
            _isFree[slot] = 0;
            Newest = deck;
            TrySend(new MixerCommand(MixerCommandKind.Deck, slot));
        }
    }

    /// <summary>Tells the audio thread something; for the controlling thread.</summary>
    /// <returns>False when the queue is full.</returns>
    internal bool TrySend(MixerCommand command) => _commands.TryWrite([command]);

    /// <summary>Disposes the decks that have been left; for the controlling thread.</summary>
    internal void Collect()
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            if (Volatile.Read(ref _isFree[slot]) == 1)
            {
                IMixDeck? deck;

                lock (_preparing)
                {
                    (deck, _slots[slot]) = (_slots[slot], null);
                    _isFree[slot] = 0;
                }

                deck?.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    [AudioThread]
    public void Process(in AudioBlock block)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var left = block.Output(0);
        var right = block.Output(1);
        HandleCommands();
        Switch(block.Frames);

        if (_current < 0)
        {
            left.Clear();
            right.Clear();
        }
        else
        {
            _slots[_current]!.Process(block, left, right);
        }

        if (_incoming >= 0)
        {
            Crossfade(block, left, right);
        }

        Master.Process(left, right, left, right);
        Volatile.Write(ref _blocks, _blocks + 1);
        Volatile.Write(ref _busyTicks, _busyTicks + Stopwatch.GetTimestamp() - started);
        Volatile.Write(ref _allocatedBytes, _allocatedBytes + GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Disposes all decks; only when no device calls any more.</summary>
    public void Dispose()
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            _slots[slot]?.Dispose();
            _slots[slot] = null;
        }
    }

    [AudioThread]
    private void HandleCommands()
    {
        while (_commands.TryRead(_command))
        {
            var command = _command[0];

            switch (command.Kind)
            {
                case MixerCommandKind.Deck:
                    Leave(ref _pending);
                    _pending = command.Index;
                    break;
                case MixerCommandKind.Play:
                    _isPlaying = command.Index != 0;
                    Play(_current);
                    Play(_incoming);
                    break;
                case MixerCommandKind.Strip:
                    var newest = _pending >= 0 ? _pending : _incoming >= 0 ? _incoming : _current;
                    _slots[newest]!.Strips[command.Index].Aim(command.Gains);
                    break;
                default:
                    Master.Aim(command.Gains);
                    break;
            }
        }
    }

    [AudioThread]
    private void Switch(int frames)
    {
        if (_pending >= 0 && _incoming < 0 && _slots[_pending]!.TryJoin(_current >= 0 ? _slots[_current] : null, _isPlaying, frames))
        {
            (_incoming, _pending, _faded) = (_pending, -1, 0);
        }
    }

    // The weights add up to 1: two separations of one song have the same sum, which then stays.
    [AudioThread]
    private void Crossfade(in AudioBlock block, Span<float> left, Span<float> right)
    {
        var newLeft = _left.AsSpan(0, block.Frames);
        var newRight = _right.AsSpan(0, block.Frames);
        _slots[_incoming]!.Process(block, newLeft, newRight);

        for (var frame = 0; frame < block.Frames; frame++)
        {
            var share = Math.Min(1f, (float)++_faded / _fadeFrames);
            left[frame] = ((1 - share) * left[frame]) + (share * newLeft[frame]);
            right[frame] = ((1 - share) * right[frame]) + (share * newRight[frame]);
        }

        if (_faded >= _fadeFrames)
        {
            Leave(ref _current);
            (_current, _incoming) = (_incoming, -1);
        }
    }

    [AudioThread]
    private void Play(int slot)
    {
        if (slot >= 0)
        {
            _slots[slot]!.Play(_isPlaying);
        }
    }

    [AudioThread]
    private void Leave(ref int slot)
    {
        if (slot >= 0)
        {
            Volatile.Write(ref _isFree[slot], 1);
            slot = -1;
        }
    }
}
