using WeakSep.Host.Transcription;
using WeakSep.RealtimeSeparator.Transcription;

namespace WeakSep.Host.Tests.Transcription;

public sealed class VelocitiesTests
{
    [Fact]
    public void A_third_of_a_level_difference_is_touch()
    {
        // A quarter of the energy is -6.02 dB: 100 * 10^(-6.02 / 120) = 89.1; a hundredth is -20 dB: 68.1.
        Assert.Equal([100, 89, 68, 100], Velocities.Of([Note(4), Note(1), Note(0.04), Note(4)]));
    }

    [Fact]
    public void A_parts_level_in_the_mix_is_not_its_touch()
    {
        double[] energies = [0.5, 0.02, 0.3, 0.1];

        Assert.Equal(
            Velocities.Of([.. energies.Select(Note)]),
            Velocities.Of([.. energies.Select(energy => Note(1e-6 * energy))]));
    }

    [Fact]
    public void Velocities_stay_within_what_midi_holds()
    {
        var one = Enumerable.Repeat(1.0, 60);

        Assert.Empty(Velocities.Of([]));
        Assert.Equal([100, 100], Velocities.Of([Note(0), Note(0)]));
        Assert.Equal([1, 127], Velocities.Of([.. one.Append(0).Append(1e6).Select(Note)]).TakeLast(2));
    }

    private static TrackedNote Note(double energy) => new(0, 60, 0, 1, energy);
}
