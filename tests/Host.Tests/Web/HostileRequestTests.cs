using System.Text;
using WeakSep.Host.Tests.Devices;

namespace WeakSep.Host.Tests.Web;

public sealed class HostileRequestTests(MixerHost host) : IClassFixture<MixerHost>
{
    private const int Requests = 3000;

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "BREW"];

    private static readonly string[] Names =
    [
        "..", ".", "%2e%2e", "..%2f..%2f", "..%5c", "%00", "a%00b", "/", "//", "C:", "%ff%fe", "con", "~", "$HOME", "toy", "mix", "bass", "residual",
        "songs", "session", "renders", "stems", "samples", "peaks", "spectrogram", "notes", "download", "stems.zip", "score.mid", "song.dawproject",
        "bass.wav", "audio", "abcdefghijkl", "ABCDEFGHIJKL", "' OR 1=1", "<script>", "%F0%9F%8E%B9", "presets", "engine", "openapi.json", "{song}", "*",
    ];

    private static readonly string[] Values =
        ["-1", "0", "1", "7", "100", "1e309", "NaN", "-Infinity", "9223372036854775807", "18446744073709551616", "0x10", "", "%00", "1,5", "\u0664", "32", "16"];

    private static readonly string[] Keys = ["from", "to", "frames", "columns", "rows", "bits", "format", "name", "token", "song", "__proto__"];

    private static readonly string[] Bodies =
        ["", "{}", "[]", "null", "{\"preset\":\"../../x\"}", "{\"position\":1e999}", "{\"strips\":{\"a\":{\"pan\":NaN}}}", "{\"x\":", "\u0000\u0001", "RIFF....WAVEfmt "];

    private static readonly string[] Types = ["application/json", "text/plain", "multipart/form-data; boundary=x", "application/json; charset=utf-16", ""];

    [Fact]
    public async Task Thousands_of_broken_requests_are_answered_and_leave_nothing_behind()
    {
        var song = await host.Upload("target");
        await host.Separate(song);
        var outside = Others();
        var random = new Random(5);

        for (var index = 0; index < Requests; index++)
        {
            using var request = RequestOf(random, host.Server.Address, song.Id);
            using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseContentRead, TestContext.Current.CancellationToken);
            var status = (int)answer.StatusCode;
            Assert.True(status is >= 200 and < 300 or >= 400 and < 500, $"{request}: {status}");
        }

        Assert.Equal(outside, Others());
        // The last answer may be here before what its request left is gone.
        Assert.True(Patience.Until(() => host.Files.FilesBelow("mixer", "unfinished").Length == 0));
        using var health = await host.Client.GetAsync("/api/presets", TestContext.Current.CancellationToken);
        Assert.True(health.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_request_are_answered_with_400_or_not_at_all()
    {
        var random = new Random(6);
        var valid = Encoding.ASCII.GetBytes("PUT /api/songs/abcdefghijkl/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        for (var index = 0; index < 300; index++)
        {
            var bytes = valid.ToArray();

            for (var change = 0; change <= random.Next(6); change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var status = await host.SendRaw(bytes[..random.Next(1, bytes.Length + 1)], isAll: true);
            Assert.True(status is 0 or (>= 400 and < 500) or 505, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 100).Select(index => $"X-{index}: 1\r\n"));
        var longest = $"X: {new string('a', 40_000)}\r\n";

        Assert.Equal(431, await host.SendRaw(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n")));
        Assert.Contains(await host.SendRaw(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: localhost\r\n{longest}\r\n")), (int[])[431, 0]);
        Assert.Contains(await host.SendRaw(Encoding.ASCII.GetBytes($"GET /{new string('a', 40_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n")), (int[])[414, 0]);
    }

    [Theory]
    [InlineData("/api/songs/../../etc/passwd")]
    [InlineData("/api/songs/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/songs/%2e%2e/session")]
    [InlineData("/api/songs/abcdefghijkl/renders/..%2f..%2fx")]
    [InlineData("/..%2fpreset.json")]
    public async Task Paths_never_leave_the_workspace(string path)
    {
        var status = await host.SendRaw(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        Assert.Equal(404, status);
    }

    private static HttpRequestMessage RequestOf(Random random, Uri server, string song)
    {
        string Any(string[] list) => list[random.Next(list.Length)];
        string[] known = ["api", "songs", song, "renders", "toy", "stems", "bass", "samples"];
        var path = new StringBuilder();

        for (var depth = 0; depth < random.Next(1, 10); depth++)
        {
            // Mostly along real routes, so that fuzz reaches their ends.
            path.Append('/').Append(depth < known.Length && random.Next(6) > 0 ? known[depth] : Any(Names));
        }

        for (var count = random.Next(5); count > 0; count--)
        {
            path.Append(path.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(Any(Keys)).Append('=').Append(Any(Values));
        }

        var method = Any(Methods);

        // Its own song stays, so that there is something to aim at.
        if (method == "DELETE" && path.ToString().Split('?')[0].TrimEnd('/').EndsWith(song, StringComparison.Ordinal))
        {
            method = "GET";
        }

        // As it is: a client that tidies addresses up would hide the tricks.
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(method), address);

        if (random.Next(2) == 0 && method is not ("GET" or "HEAD" or "TRACE"))
        {
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(Any(Bodies)));
            _ = Any(Types) is { Length: > 0 } type && request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return request;
    }

    private string[] Others() =>
        [.. host.Files.FilesBelow().Where(file => !file.StartsWith(host.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)).Order()];
}
