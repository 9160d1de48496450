using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace WeakSep.Host.Web;

/// <summary>The page: what Vite built beside the program, or one line that says how to build it.</summary>
internal static class PageFiles
{
    private const string Missing =
        "<!doctype html><meta charset=utf-8><title>WeakSep</title><p>The mixer's page is not built: install Node.js 20 or later, "
        + "run <code>npm ci</code> in the repository and start <code>./weaksep host</code> again.";

    /// <summary>Serves the page.</summary>
    /// <param name="app">The server.</param>
    /// <param name="folder">The folder with the built page; it may be missing.</param>
    internal static void Use(WebApplication app, string folder)
    {
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", () => Results.Content(Missing, "text/html; charset=utf-8")).ExcludeFromDescription();
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,

            // Names of assets hold the hash of their content; the page itself says which ones it takes.
            OnPrepareResponse = static answer => answer.Context.Response.Headers[HeaderNames.CacheControl] =
                answer.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }
}
