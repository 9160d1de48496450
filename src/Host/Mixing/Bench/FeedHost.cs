using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WeakSep.Host.Mixing.Bench;

/// <summary>A server on this machine, at a free port, with nothing but a mixer's feed.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FeedHost(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    /// <summary>Address of the feed, <c>ws://...</c>.</summary>
    internal Uri Address { get; }

    /// <summary>Starts it.</summary>
    internal static async Task<FeedHost> StartAsync(MeterFeed feed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port: 0));
        var application = builder.Build();
        application.UseWebSockets();
        application.MapMixerFeed(feed);
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new FeedHost(application, new UriBuilder(address) { Scheme = "ws", Path = FeedRoutes.Path }.Uri);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
