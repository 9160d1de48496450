using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Live;

/// <summary>Hears pulses directly and along other ways, and says how late the largest sample of each way is.</summary>
internal sealed class PulseMeter(params string[] ways) : IBlockProcessor
{
    private readonly float[] _largest = new float[ways.Length];
    private readonly int[] _places = new int[ways.Length];
    private volatile int[] _lags = [];
    private int _sincePulse = -1;
    private long _pulses;

    public IReadOnlyList<string> InputNames { get; } = ["direct", .. ways];

    public IReadOnlyList<string> OutputNames { get; } = [];

    public int LatencySamples => 0;

    /// <summary>Pulses of which everything was heard.</summary>
    public long Pulses => Volatile.Read(ref _pulses);

    /// <summary>How late each way was at the last of them; -1 where nothing came.</summary>
    public IReadOnlyList<int> Lags => _lags;

    public void Prepare(int sampleRate, int blockFrames)
    {
    }

    public void Process(in AudioBlock block)
    {
        var direct = block.Input(0);

        for (var frame = 0; frame < block.Frames; frame++)
        {
            _sincePulse += _sincePulse < 0 ? 0 : 1;

            if (direct[frame] > 0.5f)
            {
                Finish();
            }

            for (var way = 0; way < ways.Length && _sincePulse >= 0; way++)
            {
                var level = Math.Abs(block.Input(way + 1)[frame]);

                if (level > _largest[way])
                {
                    (_largest[way], _places[way]) = (level, _sincePulse);
                }
            }
        }
    }

    private void Finish()
    {
        if (_sincePulse >= 0)
        {
            _lags = [.. _places];
            Volatile.Write(ref _pulses, _pulses + 1);
        }

        _sincePulse = 0;
        Array.Clear(_largest);
        Array.Fill(_places, -1);
    }
}
