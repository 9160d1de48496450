using WeakSep.Composer.Performance;

namespace WeakSep.Composer.Roles;

/// <summary>
/// Plays the section's riff around an anchor pitch; players with the same section share it, so it sounds in unison.
/// </summary>
internal sealed record RiffRole(int Anchor) : IRole
{
    /// <summary>True to follow the chords, false to stay on the key's tonic.</summary>
    public bool FollowsChords { get; init; } = true;

    /// <summary>Adds the fifth above every note.</summary>
    public bool Fifths { get; init; }

    /// <summary>Adds the octave below every note.</summary>
    public bool Octaves { get; init; }

    /// <summary>Share of the written length that sounds.</summary>
    public double Gate { get; init; } = 0.9;

    /// <inheritdoc/>
    public void Play(Passage passage, Staff staff)
    {
        var material = passage.Material;
        var first = Math.Floor((passage.Start - passage.SectionStart + 1e-6) / material.RiffBeats) * material.RiffBeats;
        for (var at = passage.SectionStart + first; at < passage.End - 1e-6; at += material.RiffBeats)
        {
            foreach (var tone in material.Riff)
            {
                var start = at + tone.Start;
                if (start < passage.Start - 1e-6 || start >= passage.End - 1e-6)
                {
                    continue;
                }

                var span = passage.Chords.At(FollowsChords ? start : passage.SectionStart);
                var root = ChordFigure.Near(FollowsChords ? span.Chord.Root : passage.Key.Tonic, Anchor);
                var pitch = Bent(root + tone.Pitch, span, passage);
                Write(staff, start, tone, pitch, passage.Loudness(start, 0.74));
            }
        }
    }

    // The riff is written in semitones over a root; thirds and sevenths follow the chord it is moved to.
    private static int Bent(int pitch, Harmony.ChordSpan span, Passage passage) =>
        span.Scale.Contains(pitch) || passage.Character.Blue ? pitch : span.Scale.Nearest(pitch);

    private void Write(Staff staff, double start, Tone tone, int pitch, double loudness)
    {
        staff.Add(start, tone.Length * Gate, pitch, loudness);
        if (Fifths)
        {
            staff.Add(start, tone.Length * Gate, pitch + 7, loudness - 0.05, 0.003);
        }

        if (Octaves)
        {
            staff.Add(start, tone.Length * Gate, pitch - 12, loudness - 0.05);
        }
    }
}
