namespace WeakSep.Composer.Rendering.Effects;

/// <summary>A smooth curve that bends towards -1 and 1.</summary>
internal static class Saturation
{
    private const float Limit = 3;      // where the approximation reaches 1 with slope 0

    /// <summary>tanh(x) as its Padé approximant x (27 + x²) / (27 + 9 x²), exact to 2.6 % and far cheaper.</summary>
    /// <param name="value">Any number.</param>
    internal static float Bend(float value)
    {
        var x = Math.Clamp(value, -Limit, Limit);
        var square = x * x;
        return x * (27 + square) / (27 + (9 * square));
    }
}
