using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Plays what another player has just written, some octaves away: guitar with bass, piano with the singer's line.
/// </summary>
internal sealed record DoubleRole(Staff Source, int Octaves, bool TopOnly) : IRole
{
    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var tones = Source.Between(passage.Start, passage.End);
        foreach (var chord in tones.GroupBy(tone => tone.Start))
        {
            var chosen = TopOnly ? [chord.MaxBy(tone => tone.Pitch)] : chord.ToList();
            foreach (var tone in chosen)
            {
                var pitch = tone.Pitch + (12 * Octaves);
                staff.Add(tone with { Pitch = pitch, Loudness = tone.Loudness - 0.05, DelaySeconds = 0 });
            }
        }
    }
}
