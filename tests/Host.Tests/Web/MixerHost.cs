using System.Net.Http.Json;
using System.Text.Json;
using WeakSep.Audio;
using WeakSep.Audio.Files;
using WeakSep.Host.Presets;
using WeakSep.Host.Web;

namespace WeakSep.Host.Tests.Web;

/// <summary>A mixer on a free port of this machine, with a toy preset that also transcribes.</summary>
public sealed class MixerHost : IAsyncLifetime
{
    internal const string Preset = "toy";

    internal static readonly AudioFormat Stereo = new(44100, 2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly List<string> _names = [];
    private MixerServer? _server;

    internal Workspace Files { get; } = new();

    internal string Folder => Files.At("mixer");

    internal MixerServer Server => _server!;

    internal HttpClient Client { get; private set; } = new();

    internal MixerServerSettings Settings => new()
    {
        Port = 0,
        Workspace = Folder,
        Preset = PresetFolder.Open(Workspace.Toy.WritePreset(Files.At("transcribing"), Preset, withTranscriptor: true)),
        MostUploadBytes = 8 << 20,
        Page = Files.At("page"),
    };

    public async ValueTask InitializeAsync() => await Start(Settings);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Files.Dispose();
    }

    internal async Task Start(MixerServerSettings settings)
    {
        _server = new MixerServer(settings);
        await _server.Start(CancellationToken.None);
        Client = new HttpClient { BaseAddress = _server.Address };
    }

    internal async Task Stop()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    internal async Task Restart()
    {
        await Stop();
        await Start(Settings);
    }

    /// <summary>Opens a file of notes; every name is as loud as no other, so that it is a song of its own.</summary>
    internal async Task<Song> Upload(string name = "song", double seconds = 2, AudioFormat? format = null)
    {
        var gain = 0.1f + (0.003f * (_names.Contains(name) ? _names.IndexOf(name) : _names.Count));
        _names.Add(name);
        var path = Files.WriteAudio($"{name}.flac", format ?? Stereo, seconds, SampleEncoding.Pcm16, gain);
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(path));
        using var answer = await Client.PostAsync($"/api/songs?name={name}.flac", body);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);

        return JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(), WebJson.Default.Song)!;
    }

    /// <summary>Separates a song to the end.</summary>
    internal async Task<Render> Separate(Song song)
    {
        using var answer = await Client.PutAsync($"/api/songs/{song.Id}/renders/{Preset}", content: null);
        Assert.True(answer.IsSuccessStatusCode);
        await Server.Songs.RenderOf(song.Id, Preset).Ended.WaitAsync(Patience);

        return (await RenderOf(song))!;
    }

    internal Task<Render?> RenderOf(Song song) => Client.GetFromJsonAsync($"/api/songs/{song.Id}/renders/{Preset}", WebJson.Default.Render);

    /// <summary>Samples of a stem, [frames, channels].</summary>
    internal async Task<float[]> Samples(Song song, string stem, long from, long frames)
    {
        var bytes = await Client.GetByteArrayAsync($"/api/songs/{song.Id}/renders/{Preset}/stems/{stem}/samples?from={from}&frames={frames}");
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes).ToArray();
    }

    /// <summary>Asserts that a request is refused with one line that says why.</summary>
    internal static async Task Refused(int status, HttpResponseMessage answer, string? because = null)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var detail = problem.RootElement.GetProperty("detail").GetString()!;
        Assert.NotEmpty(detail);
        Assert.DoesNotContain('\n', detail);

        if (because is not null)
        {
            Assert.Contains(because, detail, StringComparison.Ordinal);
        }
    }

    /// <summary>Sends bytes as they are and reads the status of the answer; 0 when there is none.</summary>
    /// <param name="request">The bytes.</param>
    /// <param name="isAll">Whether to say that no more will come; a server may then hang up on a whole request, too.</param>
    internal async Task<int> SendRaw(byte[] request, bool isAll = false)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(Server.Address.Host, Server.Address.Port);
        var stream = client.GetStream();

        try
        {
            await stream.WriteAsync(request);

            if (isAll)
            {
                client.Client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            }

            var head = new byte[12];
            var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false);
            return read == head.Length && int.TryParse(System.Text.Encoding.ASCII.GetString(head, 9, 3), out var status) ? status : 0;
        }
        catch (IOException)
        {
            return 0;       // the server hung up before everything was sent
        }
    }
}
