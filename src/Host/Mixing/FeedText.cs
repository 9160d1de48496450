using System.Text.Json;

namespace WeakSep.Host.Mixing;

/// <summary>What the feed sends, as UTF-8 text.</summary>
internal static class FeedText
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>How everything is set.</summary>
    internal static byte[] State(MixerState state) => Typed("state", JsonSerializer.SerializeToUtf8Bytes(state, Options));

    /// <summary>Levels and figures.</summary>
    internal static byte[] Meters(MixerMeters meters) => Typed("meters", JsonSerializer.SerializeToUtf8Bytes(meters, Options));

    /// <summary>A render.</summary>
    /// <param name="json">The object that a GET answers.</param>
    internal static byte[] Render(byte[] json) => Typed("render", json);

    /// <summary>Why something was not done.</summary>
    internal static byte[] Error(string detail) => Typed("error", JsonSerializer.SerializeToUtf8Bytes(new { detail }, Options));

    // Every message is an object that begins with its type.
    private static byte[] Typed(string type, ReadOnlySpan<byte> json)
    {
        var head = System.Text.Encoding.UTF8.GetBytes($"{{\"type\":\"{type}\"");
        var rest = json.TrimStart((byte)' ')[1..];

        return rest.TrimStart((byte)' ') is [(byte)'}', ..] ? [.. head, .. rest] : [.. head, (byte)',', .. rest];
    }
}
