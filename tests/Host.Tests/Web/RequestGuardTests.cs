using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace WeakSep.Host.Tests.Web;

public sealed class RequestGuardTests(MixerHost host) : IClassFixture<MixerHost>
{
    private const string Token = "0123456789abcdef0123";

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("localhost:8080", true)]         // forwarded by SSH from another port
    [InlineData("[::1]:5080", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("evil.example", false)]          // a name that was made to lead here
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("192.168.1.5", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("", false)]
    public async Task Only_the_machines_own_names_are_served(string name, bool isServed)
    {
        foreach (var path in (string[])["/", "/api/songs", "/api/feed", "/nothing"])
        {
            var status = await host.SendRaw(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n"));
            Assert.True(isServed ? status is 200 or 400 or 404 : status is 403 or 400, $"{path}: {status}");
            Assert.Equal(isServed, path is "/" or "/api/songs" ? status == 200 : isServed);
        }
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://{host}")]
    public async Task Requests_of_other_pages_are_refused(string origin)
    {
        var own = host.Server.Address.Authority;

        foreach (var method in (string[])["GET", "POST", "PUT", "DELETE", "OPTIONS"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "/api/songs?name=a");
            request.Headers.Add("Origin", origin.Replace("{host}", own, StringComparison.Ordinal));
            using var answer = await host.Client.SendAsync(request);
            await MixerHost.Refused(403, answer);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin.Replace("{host}", own, StringComparison.Ordinal));
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{own}/api/feed"), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task The_own_page_is_served_also_by_the_feed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/songs");
        request.Headers.Add("Origin", $"http://{host.Server.Address.Authority}");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await host.Client.SendAsync(request);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", $"http://{host.Server.Address.Authority}");
        await socket.ConnectAsync(new Uri($"ws://{host.Server.Address.Authority}/api/feed"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Theory]
    [InlineData("/api/songs", "cross-site", "no-cors", 403)]       // an image or script of another page
    [InlineData("/api/songs", "same-site", "cors", 403)]
    [InlineData("/api/songs", "cross-site", "navigate", 403)]
    [InlineData("/", "cross-site", "navigate", 200)]               // a link
    [InlineData("/api/songs", "none", "navigate", 200)]            // typed
    public async Task What_other_pages_embed_is_refused_and_links_are_welcome(string path, string site, string mode, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", mode);
        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/songs")]
    [InlineData("/nothing")]
    public async Task Every_answer_forbids_browsers_what_the_page_does_not_need(string path)
    {
        using var answer = await host.Client.GetAsync(path);
        string Header(string name) => string.Join(",", answer.Headers.GetValues(name));

        Assert.Contains("default-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("http", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("*", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_token_is_asked_of_everything()
    {
        await host.Stop();
        await host.Start(host.Settings with { Token = Token });

        try
        {
            await MixerHost.Refused(401, await host.Client.GetAsync("/"));
            await MixerHost.Refused(401, await host.Client.GetAsync("/api/songs"));
            await MixerHost.Refused(401, await host.Client.GetAsync($"/?token={Token}x"));
            await MixerHost.Refused(401, await host.Client.GetAsync($"/api/songs?token={Token}"));
            await MixerHost.Refused(401, await host.Client.GetAsync("/api/feed"));

            using var entered = await host.Client.GetAsync($"/?song=abcdefghijkl&token={Token}");
            var cookie = entered.Headers.GetValues("Set-Cookie").Single();
            Assert.Contains("httponly", cookie, StringComparison.Ordinal);
            Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
            Assert.Contains("url=/#/song/abcdefghijkl\"", await entered.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            using var stranger = new HttpClient { BaseAddress = host.Server.Address };
            Assert.Contains("url=/#/opening\"", await stranger.GetStringAsync($"/?song=opening&token={Token}"), StringComparison.Ordinal);

            // The client keeps the cookie as a browser does.
            using var songs = await host.Client.GetAsync("/api/songs");
            Assert.Equal(HttpStatusCode.OK, songs.StatusCode);

            using var script = new HttpClient { BaseAddress = host.Server.Address };
            script.DefaultRequestHeaders.Authorization = new("Bearer", Token);
            using var heard = await script.GetAsync("/api/songs");
            Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
        }
        finally
        {
            await host.Restart();
        }
    }

    [Fact]
    public async Task The_missing_page_says_how_it_is_built_and_a_built_one_is_served()
    {
        Assert.Contains("npm ci", await host.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Directory.CreateDirectory(host.Files.At("page", "assets"));
        await File.WriteAllTextAsync(host.Files.At("page", "index.html"), "<p>mixer", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(host.Files.At("page", "assets", "a-1234.js"), "1", TestContext.Current.CancellationToken);
        await host.Restart();

        Assert.Equal("<p>mixer", await host.Client.GetStringAsync("/"));
        using var asset = await host.Client.GetAsync("/assets/a-1234.js");
        Assert.Equal("text/javascript", asset.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        await MixerHost.Refused(404, await host.Client.GetAsync("/assets/..%2f..%2fsong.flac"));
        Directory.Delete(host.Files.At("page"), recursive: true);
        await host.Restart();
    }
}
