namespace WeakSep.Audio.Dsp;

/// <summary>How much of each side of a stereo signal goes to each side: a pan position, with a gain in it.</summary>
/// <remarks>
/// The law is that of the Web Audio API's StereoPannerNode for stereo input, so that a browser and a sound device sound alike:
/// the middle changes nothing; towards a side, the other one is turned down and moved over at constant power. With
/// x = pan + 1 to the left, left = L + R cos(x pi/2), right = R sin(x pi/2); the right mirrors it.
/// </remarks>
/// <param name="LeftToLeft">Gain from left to left.</param>
/// <param name="LeftToRight">Gain from left to right.</param>
/// <param name="RightToLeft">Gain from right to left.</param>
/// <param name="RightToRight">Gain from right to right.</param>
public readonly record struct StereoPan(float LeftToLeft, float LeftToRight, float RightToLeft, float RightToRight)
{
    /// <summary>The gains of a position.</summary>
    /// <param name="pan">-1 (left) to 1 (right); values beyond are those at the end.</param>
    /// <param name="gain">Factor of all four. Default 1.</param>
    public static StereoPan At(double pan, double gain = 1)
    {
        pan = Math.Clamp(pan, -1, 1);

        // In turns of pi, which makes 0 exactly 0 in the middle and at the ends.
        var (sine, cosine) = double.SinCosPi((pan <= 0 ? pan + 1 : pan) / 2);

        return pan <= 0
            ? new StereoPan((float)gain, 0, (float)(gain * cosine), (float)(gain * sine))
            : new StereoPan((float)(gain * cosine), (float)(gain * sine), 0, (float)gain);
    }
}
