using System.Globalization;
using System.Runtime.CompilerServices;

namespace WeakSep.Trainer;

/// <summary>Checks of settings; the message names the setting, its value and the allowed range.</summary>
internal static class Require
{
    public static T InRange<T>(T value, T low, T high, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : IComparable<T>
    {
        // The comparison is negated so that NaN fails it.
        if (!(value.CompareTo(low) >= 0 && value.CompareTo(high) <= 0))
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; expected {low} to {high}");
            throw new ArgumentOutOfRangeException(name, message);
        }

        return value;
    }
}
