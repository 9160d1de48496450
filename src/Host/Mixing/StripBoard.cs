using WeakSep.Host.Live;

namespace WeakSep.Host.Mixing;

/// <summary>How strips were set, by the names of stems: what one preset's bass was set to, the next one's begins with.</summary>
internal sealed class StripBoard
{
    private readonly Dictionary<string, StripState> _states = [];

    /// <summary>How strips are set.</summary>
    internal static Dictionary<string, StripState> Of(IEnumerable<OutputStrip> strips) =>
        strips.ToDictionary(strip => strip.Name, strip => new StripState(strip.GainDb, strip.Pan, strip.Mute, strip.Solo));

    /// <summary>Forgets everything.</summary>
    internal void Clear() => _states.Clear();

    /// <summary>Remembers how a strip is to be set.</summary>
    internal void Set(string stem, StripState state) => _states[stem] = state;

    /// <summary>Sets strips as they are remembered; others stay as they are.</summary>
    internal void Set(IReadOnlyList<OutputStrip> strips)
    {
        foreach (var strip in strips)
        {
            if (_states.TryGetValue(strip.Name, out var state))
            {
                strip.SetGain(state.GainDb);
                strip.SetPan(state.Pan);
                strip.SetMute(state.Mute);
                strip.Solo = state.Solo;
            }
        }
    }

    /// <summary>Lets strips begin as they are set, without a glide; only while they do not play.</summary>
    internal static void Begin(IReadOnlyList<OutputStrip> strips, int sampleRate)
    {
        var othersAreSolo = strips.Any(strip => strip.Solo);

        foreach (var strip in strips)
        {
            strip.Apply(othersAreSolo);
            strip.Prepare(sampleRate);
        }
    }
}
