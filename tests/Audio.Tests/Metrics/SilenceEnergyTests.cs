using WeakSep.Audio.Metrics;

namespace WeakSep.Audio.Tests.Metrics;

public class SilenceEnergyTests
{
    [Fact]
    public void Golden_values()
    {
        var estimate = Enumerable.Repeat(0.01f, 1000).ToArray();
        Assert.Equal(-10.0000, SilenceEnergy.Decibels(estimate), 1e-4);
        Assert.Equal(SilenceEnergy.FloorDecibels, SilenceEnergy.Decibels(new float[1000]), 1e-9);
        Assert.Equal(-10 - (10 * Math.Log10(1000.0 / 16_000)), SilenceEnergy.DecibelsPerSecond(estimate, 16_000), 1e-4);
    }

    [Fact]
    public void Silence_is_exact()
    {
        Assert.True(SilenceEnergy.IsSilent(new float[10]));
        Assert.True(SilenceEnergy.IsSilent([0f, -0f]));
        Assert.False(SilenceEnergy.IsSilent([0f, 1e-30f]));
    }
}
