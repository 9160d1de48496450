using System.Text.Json;
using WeakSep.Host.Mixing;

namespace WeakSep.Host.Web;

/// <summary>Shows songs and renders to the sound engine.</summary>
/// <param name="songs">The songs.</param>
/// <param name="feed">Tells of renders.</param>
internal sealed class MixerLibrary(SongStore songs, RenderFeed feed) : IStemSource, IRenderFeed
{
    private readonly Dictionary<Action<string, string>, Action<Render>> _handlers = [];

    /// <inheritdoc/>
    public event Action<string, string>? Changed
    {
        add
        {
            if (value is not null)
            {
                feed.Changed += _handlers[value] = render => value(render.Song, render.Preset);
            }
        }

        remove
        {
            if (value is not null && _handlers.Remove(value, out var handler))
            {
                feed.Changed -= handler;
            }
        }
    }

    /// <inheritdoc/>
    public IStemReader Open(string song, string preset)
    {
        try
        {
            return new StoredStems(songs.RenderOf(song, preset));
        }
        catch (RequestException problem)
        {
            throw new MixerException(problem.Message, problem);
        }
    }

    /// <inheritdoc/>
    public byte[]? Describe(string song, string preset)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(songs.RenderOf(song, preset).Describe(), WebJson.Default.Render);
        }
        catch (RequestException)
        {
            return null;        // removed meanwhile
        }
    }
}
