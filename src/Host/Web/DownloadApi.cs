using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace WeakSep.Host.Web;

/// <summary>What a person takes away: stems, notes, a project for a DAW.</summary>
internal static class DownloadApi
{
    private const int BlockBytes = 1 << 17;
    private const string Zip = "application/zip";

    /// <summary>Adds the routes.</summary>
    internal static void Map(IEndpointRouteBuilder api)
    {
        var downloads = api.MapGroup("/songs/{song}/renders/{preset}/download");
        downloads.MapGet("/stems.zip", AllStems).WithSummary("All stems, and the notes, in a ZIP file").Produces(StatusCodes.Status200OK, contentType: Zip);
        downloads.MapGet("/score.mid", Score).WithSummary("The notes as a MIDI file");
        downloads.MapGet("/song.dawproject", Project).WithSummary("A project for DAWs: stems, notes, tempo, and the faders as saved");
        downloads.MapGet("/{file}", Stem).WithSummary("One stem: {stem}.wav or {stem}.flac");
    }

    private static async Task AllStems(string song, string preset, string? format, SongStore songs, StemExport export, HttpContext context)
    {
        var job = Whole(songs.RenderOf(song, preset));
        var (extension, stop) = (ExtensionOf(format), context.RequestAborted);
        context.Response.ContentType = Zip;
        context.Response.Headers.ContentDisposition = Attachment($"{job.Song.Title} stems.zip");

        // The archive writes some of its own bytes without waiting for the network.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await using var zip = await ZipArchive.CreateAsync(context.Response.Body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);

        for (var stem = 0; stem < job.Stems.Count; stem++)
        {
            await using var file = Take(export.Make(job, stem, extension, stop));
            await Add(zip, $"{job.Stems[stem].Id}.{extension}", file, stop);
        }

        if (job.Describe().Notes)
        {
            await using var score = File.OpenRead(ScoreOf(job));
            await Add(zip, NoteLists.ScoreFileName, score, stop);
        }
    }

    private static async Task Add(ZipArchive zip, string name, FileStream file, CancellationToken stop)
    {
        // Samples hardly shrink; what is only stored is as fast as the disk.
        await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(stop);
        await file.CopyToAsync(entry, BlockBytes, stop);
    }

    private static FileStreamHttpResult Stem(
        string song, string preset, string file, string? format, SongStore songs, StemExport export, HttpContext context)
    {
        var job = songs.RenderOf(song, preset);
        var name = Path.GetFileNameWithoutExtension(file);
        var stem = job.IndexOf(name);
        var extension = Path.GetExtension(file) == ".wav" ? ExtensionOf(format) : ExtensionOf(Path.GetExtension(file).TrimStart('.'));

        return Send(export.Make(Whole(job), stem, extension, context.RequestAborted), $"{job.Song.Title} {name}.{extension}", $"audio/{extension}");
    }

    private static PhysicalFileHttpResult Score(string song, string preset, SongStore songs)
    {
        var job = Whole(songs.RenderOf(song, preset));

        return job.Describe().Notes
            ? TypedResults.PhysicalFile(ScoreOf(job), "audio/midi", $"{job.Song.Title}.mid")
            : throw RequestException.NotFound("there are no notes");
    }

    private static FileStreamHttpResult Project(
        string song, string preset, SongStore songs, PresetShelf presets, ProjectExport export, HttpContext context)
    {
        var job = Whole(songs.RenderOf(song, preset));
        var session = songs.Find(song).ReadSession(presets.Default.Preset.Name);

        return Send(export.Make(job, session, context.RequestAborted), $"{job.Song.Title}.dawproject", "application/octet-stream");
    }

    private static RenderJob Whole(RenderJob job) =>
        job.Describe().State == RenderState.Done ? job : throw RequestException.Conflict("the song is not separated yet");

    private static string ScoreOf(RenderJob job) => Path.Combine(job.Folder, NoteLists.ScoreFileName);

    private static string ExtensionOf(string? format) =>
        format is null ? "wav" : StemExport.Knows(format) ? format : throw RequestException.Bad("format: expected wav or flac");

    private static FileStreamHttpResult Send(string path, string name, string type) => TypedResults.Stream(Take(path), type, name);

    // The file goes with the answer, however that ends.
    private static FileStream Take(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BlockBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static string Attachment(string name)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(name);
        return header.ToString();
    }
}
