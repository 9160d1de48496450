using WeakSep.Audio.Dsp;

namespace WeakSep.Host.Mixing;

/// <summary>A message to the audio thread.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Index">A slot, a strip, or 1 for yes.</param>
/// <param name="Gains">Where gains are to glide.</param>
internal readonly record struct MixerCommand(MixerCommandKind Kind, int Index, StereoPan Gains = default);
