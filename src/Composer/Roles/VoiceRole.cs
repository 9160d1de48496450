using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>Plays some voices of the section's contrapuntal texture, counted from the top.</summary>
internal sealed record VoiceRole(IReadOnlyList<int> Voices, int Octaves = 0) : IRole
{
    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var shift = passage.Material.Transposition + (12 * Octaves);
        foreach (var voice in Voices.Where(voice => voice < passage.Material.Voices.Count))
        {
            foreach (var tone in passage.Material.Voices[voice])
            {
                var start = tone.Start + passage.SectionStart;
                if (start >= passage.Start - 1e-6 && start < passage.End - 1e-6)
                {
                    var length = Math.Min(tone.Length, passage.End - start);
                    staff.Add(tone with { Start = start, Length = length, Pitch = tone.Pitch + shift });
                }
            }
        }
    }
}
