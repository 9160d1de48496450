using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace WeakSep.Host.Web;

/// <summary>Renders and their notes.</summary>
internal static class RenderApi
{
    /// <summary>Adds the routes.</summary>
    internal static void Map(IEndpointRouteBuilder api)
    {
        var renders = api.MapGroup("/songs/{song}/renders");
        renders.MapGet("", List).WithSummary("All renders of a song");
        renders.MapPut("/{preset}", Start).WithSummary("Separates a song, or gives the render that runs or is whole");
        renders.MapGet("/{preset}", (string song, string preset, SongStore songs) => songs.RenderOf(song, preset).Describe())
            .WithSummary("How far a render is");
        renders.MapDelete("/{preset}", Cancel).WithSummary("Ends a render that runs, or removes one").Produces(StatusCodes.Status204NoContent);
        renders.MapGet("/{preset}/notes", Notes).WithSummary("The notes that were heard").Produces<NoteLists>();
    }

    private static IReadOnlyList<Render> List(string song, SongStore songs) =>
        [.. songs.Find(song).Renders.Values.Select(job => job.Describe()).OrderBy(render => render.Preset, StringComparer.Ordinal)];

    private static Render Start(string song, string preset, SongStore songs, PresetShelf presets, RenderQueue renders)
    {
        var entry = songs.Find(song);
        var folder = presets.Find(preset) ?? throw RequestException.NotFound("there is no such preset");

        return renders.Start(entry, folder).Describe();
    }

    private static NoContent Cancel(string song, string preset, SongStore songs, RenderQueue renders)
    {
        renders.Cancel(songs.Find(song), songs.RenderOf(song, preset));
        return TypedResults.NoContent();
    }

    private static PhysicalFileHttpResult Notes(string song, string preset, SongStore songs)
    {
        var job = songs.RenderOf(song, preset);
        var file = Path.Combine(job.Folder, NoteLists.FileName);

        return job.Describe().Notes ? TypedResults.PhysicalFile(file, "application/json") : throw RequestException.NotFound("there are no notes (yet)");
    }
}
