using System.Text.Json;
using System.Text.Json.Serialization;

namespace WeakSep.Host.Web;

/// <summary>Values of an enumeration as their names in lower case; numbers are refused.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class LowerCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
