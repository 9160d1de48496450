using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace WeakSep.Host.Mixing;

/// <summary>Where the feed is found.</summary>
internal static class FeedRoutes
{
    /// <summary>Path of the feed.</summary>
    internal const string Path = "/api/feed";

    /// <summary>Lets clients join the feed; the application must use WebSockets.</summary>
    /// <remarks>
    /// A browser lets any page open a connection to any address, and says which page it was: only this server's own may.
    /// </remarks>
    internal static void MapMixerFeed(this IEndpointRouteBuilder routes, MeterFeed feed) => routes.MapGet(Path, async context =>
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Results.Problem("expected a WebSocket", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context);
            return;
        }

        if (!IsOwnPage(context.Request))
        {
            await Results.Problem("the feed is for this server's own page", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await feed.ServeAsync(socket, end.Token);
    }).ExcludeFromDescription();

    // What is no browser says nothing.
    private static bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin, ..]
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
