using System.Numerics.Tensors;
using WeakSep.Audio;
using WeakSep.Host.Devices;
using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>The stems of a song, each through its strip.</summary>
internal sealed class SongDeck : IMixDeck
{
    private readonly int _blockFrames;
    private readonly float[] _left;     // [block], of one strip
    private readonly float[] _right;
    private bool _fits = true;

    /// <summary>Begins to read the stems; nothing is to be heard before a path is asked of the player.</summary>
    /// <param name="reader">The stems; disposed with the deck.</param>
    /// <param name="sampleRate">Rate of the device, in hertz.</param>
    /// <param name="blockFrames">The most samples per block.</param>
    internal SongDeck(IStemReader reader, int sampleRate, int blockFrames)
    {
        _blockFrames = blockFrames;
        _left = new float[blockFrames];
        _right = new float[blockFrames];
        Strips = [.. reader.Stems.Select(name => new OutputStrip(name))];
        Player = new StemPlayer(reader, sampleRate, blockFrames);

        foreach (var strip in Strips)
        {
            strip.Prepare(sampleRate);
        }
    }

    /// <summary>What plays.</summary>
    internal StemPlayer Player { get; }

    /// <inheritdoc/>
    public IReadOnlyList<OutputStrip> Strips { get; }

    /// <inheritdoc/>
    public int LatencySamples => 0;

    /// <summary>Whether the deck was made for the device as it is now; where not it is silent, and another is to be made.</summary>
    internal bool Fits => Volatile.Read(ref _fits);

    /// <summary>Begins where another deck of the same song is, or at the start; for the controlling thread.</summary>
    /// <param name="other">The deck; null for none.</param>
    /// <param name="loopOf">The region that repeats, in a player's frames.</param>
    internal void Follow(SongDeck? other, Func<StemPlayer, FrameRange> loopOf)
    {
        var loop = loopOf(Player);

        if (other is { Fits: true } && other.Player.SampleRate == Player.SampleRate)
        {
            Player.ContinueFrom(other.Player, loop);
        }
        else
        {
            var seconds = other is null ? 0 : (double)other.Player.Position / other.Player.SampleRate;
            Player.Seek((long)Math.Round(seconds * Player.SampleRate), loop);
        }
    }

    /// <inheritdoc/>
    public void Prepare(int sampleRate, int blockFrames) =>
        Volatile.Write(ref _fits, sampleRate == Player.SampleRate && blockFrames <= _blockFrames);

    /// <inheritdoc/>
    [AudioThread]
    public bool TryJoin(IMixDeck? other, bool isPlaying, int frames) =>
        !Fits || Player.TryJoin(other is SongDeck deck ? deck.Player.Clock : 0, isPlaying, frames);

    /// <inheritdoc/>
    [AudioThread]
    public void Play(bool isPlaying) => Player.IsPlaying = isPlaying;

    /// <inheritdoc/>
    [AudioThread]
    public void Process(in AudioBlock block, Span<float> left, Span<float> right)
    {
        left.Clear();
        right.Clear();

        if (!Fits)
        {
            return;
        }

        var frames = block.Frames;
        Player.Process(frames);
        var stripLeft = _left.AsSpan(0, frames);
        var stripRight = _right.AsSpan(0, frames);

        for (var stem = 0; stem < Strips.Count; stem++)
        {
            Strips[stem].Process(Player.Side(stem, 0)[..frames], Player.Side(stem, 1)[..frames], stripLeft, stripRight);
            TensorPrimitives.Add(left, stripLeft, left);
            TensorPrimitives.Add(right, stripRight, right);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Player.Dispose();
}
