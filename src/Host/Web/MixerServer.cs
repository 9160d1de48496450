using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WeakSep.Host.Mixing;

namespace WeakSep.Host.Web;

/// <summary>Serves the mixer: the page, songs, renders and stems over HTTP.</summary>
internal sealed class MixerServer : IAsyncDisposable
{
    /// <summary>Stands for the song that is being opened, whose id nobody knows yet.</summary>
    internal const string OpeningPage = "opening";

    private const int MostBodyBytes = 64 << 10;         // of everything but uploads; a session takes a few hundred bytes
    private const int MostHeaderBytes = 16 << 10;
    private const int MostHeaders = 64;
    private const int MostConnections = 256;
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(1);

    private readonly MixerServerSettings _settings;
    private readonly MixerWorkspace _workspace;
    private readonly WebApplication _app;

    /// <summary>Prepares to serve.</summary>
    /// <param name="settings">What and where.</param>
    /// <exception cref="CommandFailure">The workspace cannot be opened.</exception>
    internal MixerServer(MixerServerSettings settings)
    {
        _settings = settings;
        _workspace = new MixerWorkspace(settings.Workspace);
        Songs = new SongStore(_workspace, settings.MostUploadBytes, Feed, TimeProvider.System);
        Presets = new PresetShelf(settings.Preset);
        Renders = new RenderQueue(new RenderWorker(_workspace, settings.Provider), Feed);
        var library = new MixerLibrary(Songs, Feed);
        Mixer = new Mixer(settings.Sound, library, library);
        _app = Build();
    }

    /// <summary>The songs.</summary>
    internal SongStore Songs { get; }

    /// <summary>The presets.</summary>
    internal PresetShelf Presets { get; }

    /// <summary>What is rendered.</summary>
    internal RenderQueue Renders { get; }

    /// <summary>The sound.</summary>
    internal Mixer Mixer { get; }

    /// <summary>The file that the program was started with; null for none.</summary>
    internal SongOpening? Opening { get; set; }

    /// <summary>Tells of renders.</summary>
    internal RenderFeed Feed { get; } = new();

    /// <summary>The address to open, once it is served, without a path.</summary>
    internal Uri Address
    {
        get
        {
            var served = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            var isEverywhere = _settings.Address.Equals(IPAddress.Any) || _settings.Address.Equals(IPAddress.IPv6Any);

            return isEverywhere ? new UriBuilder(served) { Host = Environment.MachineName }.Uri : served;
        }
    }

    /// <summary>The page of a song, or of the one that is being opened; the list of songs where there is none.</summary>
    /// <param name="song">Id of a song, or <see cref="OpeningPage"/>, perhaps from outside.</param>
    internal static string PageOf(string? song) => song switch
    {
        OpeningPage => "/#/opening",
        not null when SongId.IsValid(song) => $"/#/song/{song}",
        _ => "/",
    };

    /// <summary>Begins to serve.</summary>
    /// <exception cref="CommandFailure">The port is taken, or the address is none of this machine.</exception>
    internal async Task Start(CancellationToken cancellation)
    {
        try
        {
            await _app.StartAsync(cancellation);
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException)
        {
            throw new CommandFailure(
                $"{new IPEndPoint(_settings.Address, _settings.Port)}: cannot listen here ({FailureReport.Describe(problem)}); --port chooses another", problem);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(PatienceAtTheEnd);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
        Mixer.Dispose();
        Renders.Dispose();
        Songs.Dispose();
        _workspace.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddRouting();
        builder.Services.AddOpenApi("openapi", static options => options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new() { Title = "WeakSep mixer", Version = ProgramVersion.Text };
            return Task.CompletedTask;
        }));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options => WebJson.Configure(options.SerializerOptions));
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.AddSingleton(Songs).AddSingleton(Presets).AddSingleton(Renders);
        builder.Services.AddSingleton(_workspace).AddSingleton<StemExport>().AddSingleton<ProjectExport>();
        var app = builder.Build();
        var guard = new RequestGuard(isOpen: !IPAddress.IsLoopback(_settings.Address), _settings.Token);

        app.Use(Problems.Invoke);
        app.Use(guard.Invoke);
        app.UseWebSockets();
        PageFiles.Use(app, _settings.Page);
        app.UseRouting();
        app.MapOpenApi("/api/{documentName}.json");
        var api = app.MapGroup("/api");
        SongApi.Map(api);
        api.MapGet("/opening", () => Opening?.State ?? throw RequestException.NotFound("the program was started without a song"))
            .WithSummary("How far the song is that the program was started with");
        RenderApi.Map(api);
        StemApi.Map(api);
        DownloadApi.Map(api);
        api.MapGet("/engine", () => Mixer.Desk.State.Engine).WithSummary("The machine's sound device, and how late it is");
        app.MapMixerFeed(Mixer.Feed);

        return app;
    }

    private void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MostBodyBytes;
        options.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        options.Limits.MaxRequestHeaderCount = MostHeaders;
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Listen(_settings.Address, _settings.Port, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
