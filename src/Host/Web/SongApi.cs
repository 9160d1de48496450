using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace WeakSep.Host.Web;

/// <summary>Presets, songs and sessions.</summary>
internal static class SongApi
{
    /// <summary>Adds the routes.</summary>
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/presets", (PresetShelf presets) => presets.List()).WithSummary("The presets that songs can be separated with");
        api.MapGet("/songs", (SongStore songs) => songs.List()).WithSummary("All songs, the one opened last first");
        api.MapPost("/songs", Upload)
            .WithSummary("Opens a file: its bytes are the body; the same content gives the same song")
            .Accepts<Stream>("application/octet-stream")
            .Produces<Song>(StatusCodes.Status201Created);
        api.MapGet("/songs/{song}", (string song, SongStore songs) => songs.Find(song).Song).WithSummary("A song");
        api.MapDelete("/songs/{song}", Remove).WithSummary("Removes a song with all that was made of it").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/songs/{song}/session", (string song, SongStore songs, PresetShelf presets) =>
            songs.Find(song).ReadSession(presets.Default.Preset.Name)).WithSummary("How the mixer was left, or a new session");
        api.MapPut("/songs/{song}/session", SaveSession).WithSummary("Saves how the mixer is left");
    }

    private static async Task<IResult> Upload(string name, HttpContext context, SongStore songs)
    {
        var most = songs.Import.MostBytes;

        if (context.Request.ContentLength > most)
        {
            context.Response.Headers.Connection = "close";      // nobody waits for the rest
            throw SongImport.TooLarge(most);
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = most;
        var entry = await songs.Open(context.Request.Body, name, context.RequestAborted);

        return TypedResults.Created($"/api/songs/{entry.Song.Id}", entry.Song);
    }

    private static async Task<IResult> Remove(string song, SongStore songs, RenderQueue renders)
    {
        var entry = songs.Find(song);
        await renders.CancelAll(entry);
        songs.Remove(entry);

        return TypedResults.NoContent();
    }

    private static Session SaveSession(string song, Session session, SongStore songs)
    {
        var entry = songs.Find(song);
        SessionCheck.Require(session);
        entry.WriteSession(session);

        return session;
    }
}
