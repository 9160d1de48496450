using WeakSep.Audio;
using WeakSep.Audio.Dsp;

namespace WeakSep.Host.Mixing;

/// <summary>Any stretch of all stems of a song, at the rate of the device: two sides per stem, all in step.</summary>
/// <remarks>
/// For the reading thread. Where the rates differ, a stretch that does not follow on the one before begins with a few frames
/// that are thrown away, so that its samples are those of a conversion of the whole song.
/// </remarks>
internal sealed class StemFrames : IDisposable
{
    private const int Sides = 2;
    private const int ChunkFrames = 2048;       // of the song, per call of the reader
    private const int FilterFrames = 2048;      // that the converter hears on both sides of a frame, at the lower rate; with room

    private readonly IStemReader _reader;
    private readonly Resampler[] _resamplers;   // per stem; none where rates are equal
    private readonly long[] _next;              // per stem: the song's frame that its converter hears next
    private readonly float[] _raw;              // [frames, channels]
    private readonly float[] _stereo;           // [frames, sides], of the song
    private readonly float[] _converted;        // [frames, sides], of the device
    private readonly long _songUnit;            // so many frames of the song last exactly as long as
    private readonly long _deviceUnit;          // so many of the device
    private readonly int _margin;               // frames of the song that a conversion needs ahead
    private long _at = -1;                      // the device's frame that the converters give next

    /// <summary>Opens the view.</summary>
    /// <param name="reader">The stems; disposed with this.</param>
    /// <param name="sampleRate">Rate of the device, in hertz.</param>
    internal StemFrames(IStemReader reader, int sampleRate)
    {
        _reader = reader;
        SampleRate = sampleRate;
        var divisor = (long)System.Numerics.BigInteger.GreatestCommonDivisor(reader.SampleRate, sampleRate);
        (_songUnit, _deviceUnit) = (reader.SampleRate / divisor, sampleRate / divisor);
        _margin = (int)(FilterFrames * Math.Max(1, Math.Ceiling((double)reader.SampleRate / sampleRate)));
        _resamplers = reader.SampleRate == sampleRate
            ? []
            : [.. reader.Stems.Select(_ => new Resampler(reader.SampleRate, sampleRate, Sides))];
        _next = new long[reader.Stems.Count];
        _raw = new float[ChunkFrames * reader.Channels];
        _stereo = new float[ChunkFrames * Sides];
        _converted = new float[ChunkFrames * Sides];
    }

    /// <summary>Ids of the stems.</summary>
    internal IReadOnlyList<string> Stems => _reader.Stems;

    /// <summary>Rate, in hertz.</summary>
    internal int SampleRate { get; }

    /// <summary>Length of the song at this rate.</summary>
    internal long Frames => IsDirect ? _reader.Frames : Resampler.LengthOf(_reader.Frames, _songUnit, _deviceUnit);

    /// <summary>Frames that can be read so far.</summary>
    internal long ReadyFrames
    {
        get
        {
            var ready = _reader.ReadyFrames;

            return ready >= _reader.Frames ? Frames
                : IsDirect ? ready
                : Math.Max(0, ready - _margin) * _deviceUnit / _songUnit;
        }
    }

    private bool IsDirect => _resamplers.Length == 0;

    /// <summary>Reads a stretch of all stems; what the reader does not give is silence.</summary>
    /// <param name="frame">The first frame.</param>
    /// <param name="sides">Receives left and right of every stem, [2 stems][count].</param>
    /// <param name="count">How many frames.</param>
    internal void Read(long frame, float[][] sides, int count)
    {
        if (!IsDirect && frame != _at)
        {
            Restart(frame);
        }

        for (var stem = 0; stem < _reader.Stems.Count; stem++)
        {
            var left = sides[Sides * stem].AsSpan(0, count);
            var right = sides[(Sides * stem) + 1].AsSpan(0, count);

            if (IsDirect)
            {
                Copy(stem, frame, left, right);
            }
            else
            {
                Convert(stem, left, right);
            }
        }

        _at = frame + count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_resamplers, resampler => resampler.Dispose());
        _reader.Dispose();
    }

    private void Copy(int stem, long frame, Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            var frames = ReadStereo(stem, frame + done, left.Length - done);

            if (frames == 0)
            {
                left[done..].Clear();
                right[done..].Clear();
                return;
            }

            Split(_stereo.AsSpan(0, frames * Sides), left.Slice(done, frames), right.Slice(done, frames));
            done += frames;
        }
    }

    // From the last moment at which a frame of the song and one of the device coincide, far enough before the frame.
    private void Restart(long frame)
    {
        var units = Math.Max(0, (frame / _deviceUnit) - ((_margin + _songUnit - 1) / _songUnit));
        var unwanted = frame - (units * _deviceUnit);

        for (var stem = 0; stem < _resamplers.Length; stem++)
        {
            _resamplers[stem].Reset();
            _next[stem] = units * _songUnit;

            for (var left = unwanted; left > 0;)
            {
                left -= ConvertSome(stem, (int)Math.Min(left, ChunkFrames)) is var frames and > 0 ? frames : left;
            }
        }
    }

    private void Convert(int stem, Span<float> left, Span<float> right)
    {
        for (var done = 0; done < left.Length;)
        {
            var frames = ConvertSome(stem, Math.Min(left.Length - done, ChunkFrames));

            if (frames == 0)
            {
                left[done..].Clear();
                right[done..].Clear();
                return;
            }

            Split(_converted.AsSpan(0, frames * Sides), left.Slice(done, frames), right.Slice(done, frames));
            done += frames;
        }
    }

    /// <summary>Goes on with a stem's conversion into <see cref="_converted"/>.</summary>
    /// <returns>Frames; 0 at the end of the song.</returns>
    private int ConvertSome(int stem, int most)
    {
        var output = _converted.AsSpan(0, most * Sides);

        while (true)
        {
            var input = ReadStereo(stem, _next[stem], ChunkFrames);

            if (input == 0)
            {
                return _next[stem] >= _reader.Frames ? _resamplers[stem].Flush(output) : 0;
            }

            var frames = _resamplers[stem].Process(_stereo.AsSpan(0, input * Sides), output, out var consumed);
            _next[stem] += consumed;

            if (frames > 0)
            {
                return frames;
            }
        }
    }

    private int ReadStereo(int stem, long frame, int most)
    {
        var channels = _reader.Channels;
        var wanted = (int)Math.Clamp(Math.Min(most, _reader.Frames - frame), 0, ChunkFrames);

        if (wanted == 0)
        {
            return 0;
        }

        var frames = _reader.Read(stem, frame, _raw.AsSpan(0, wanted * channels));

        for (var index = 0; index < frames; index++)
        {
            _stereo[Sides * index] = _raw[channels * index];
            _stereo[(Sides * index) + 1] = _raw[(channels * index) + (channels > 1 ? 1 : 0)];
        }

        NonFinite.Silence(_stereo.AsSpan(0, frames * Sides));

        return frames;
    }

    private static void Split(ReadOnlySpan<float> stereo, Span<float> left, Span<float> right)
    {
        Interleaving.Split(stereo, Sides, 0, left);
        Interleaving.Split(stereo, Sides, 1, right);
    }
}
