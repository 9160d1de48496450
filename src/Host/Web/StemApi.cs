using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using WeakSep.Audio;

namespace WeakSep.Host.Web;

/// <summary>Samples, waveforms and spectrograms of stems.</summary>
internal static class StemApi
{
    private const int LongestSeconds = 10;          // of samples in one answer
    private const int MostPeakColumns = 4096;
    private const int MostColumns = 2048;
    private const int MostRows = 128;
    private const int TooEarly = 425;
    private const int BlockSamples = 1 << 14;
    private const float FullScale16 = 1 << 15;
    private const string Bytes = "application/octet-stream";

    /// <summary>Adds the routes.</summary>
    internal static void Map(IEndpointRouteBuilder api)
    {
        var stems = api.MapGroup("/songs/{song}/renders/{preset}/stems/{stem}");
        stems.MapGet("/samples", Samples)
            .WithSummary("Samples, little-endian, interleaved: floats or 16-bit integers; the stem 'mix' is the song itself")
            .Produces(StatusCodes.Status200OK, contentType: Bytes).Produces(TooEarly);
        stems.MapGet("/peaks", Peaks).WithSummary("Waveform: lowest and highest sample of each column, signed bytes")
            .Produces(StatusCodes.Status200OK, contentType: Bytes);
        stems.MapGet("/spectrogram", DrawSpectrogram).WithSummary("Levels, a byte each, [columns][rows]: 0 is -96 dBFS, 255 is 0 dBFS")
            .Produces(StatusCodes.Status200OK, contentType: Bytes);
    }

    private static async Task Samples(
        string song, string preset, string stem, long from, int frames, int? bits, SongStore songs, HttpContext context)
    {
        var facts = songs.Find(song).Song;
        var track = songs.TrackOf(song, preset, stem, out var total);
        Require(from is >= 0 && frames >= 1, "from, frames: expected a place in the song and how many");
        Require(frames <= (long)LongestSeconds * facts.SampleRate, $"frames: expected {LongestSeconds} seconds at most");
        Require(bits is null or 16 or 32, "bits: expected 16 or 32");
        using var samples = track.Open();
        var count = Math.Clamp(total - from, 0, frames);

        if (count > 0 && from + count > samples.ReadyFrames)
        {
            throw new RequestException($"rendered up to frame {samples.ReadyFrames} so far") { Status = TooEarly };
        }

        context.Response.ContentType = Bytes;
        context.Response.ContentLength = count * facts.Channels * (bits is 16 ? sizeof(short) : sizeof(float));
        await Send(samples, facts.Channels, from, from + count, bits is 16, context);
    }

    private static async Task Send(StemSamples samples, int channels, long from, long end, bool in16, HttpContext context)
    {
        var block = ArrayPool<float>.Shared.Rent(BlockSamples);
        var blockFrames = BlockSamples / channels;

        try
        {
            for (var frame = from; frame < end;)
            {
                var wanted = block.AsSpan(0, (int)Math.Min(blockFrames, end - frame) * channels);
                var read = samples.Read(frame, wanted);

                if (read == 0)
                {
                    // A file that ends before the length that it states.
                    wanted.Clear();
                    read = wanted.Length / channels;
                }

                Write(context.Response.BodyWriter, wanted[..(read * channels)], in16);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
                frame += read;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(block);
        }
    }

    private static void Write(PipeWriter writer, ReadOnlySpan<float> samples, bool in16)
    {
        if (!in16)
        {
            writer.Write(MemoryMarshal.AsBytes(samples));
            return;
        }

        var bytes = writer.GetSpan(samples.Length * sizeof(short));

        for (var index = 0; index < samples.Length; index++)
        {
            var value = (short)Math.Clamp(MathF.Round(samples[index] * FullScale16), short.MinValue, short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(index * sizeof(short))..], value);
        }

        writer.Advance(samples.Length * sizeof(short));
    }

    private static FileContentHttpResult Peaks(
        string song, string preset, string stem, double from, double to, int columns, SongStore songs, HttpContext context)
    {
        var facts = songs.Find(song).Song;
        var track = songs.TrackOf(song, preset, stem, out _);
        RequirePart(from, to, columns, MostPeakColumns);
        var pairs = new sbyte[2 * columns];
        TellReady(context, facts, track);
        Waveform.Draw(track, FormatOf(facts), from * facts.SampleRate, (to - from) * facts.SampleRate / columns, pairs);

        return TypedResults.Bytes(MemoryMarshal.AsBytes(pairs.AsSpan()).ToArray(), Bytes);
    }

    private static FileContentHttpResult DrawSpectrogram(
        string song, string preset, string stem, double from, double to, int columns, int rows, SongStore songs, HttpContext context)
    {
        var facts = songs.Find(song).Song;
        var track = songs.TrackOf(song, preset, stem, out _);
        RequirePart(from, to, columns, MostColumns);
        Require(rows is >= 1 and <= MostRows, $"rows: expected 1 to {MostRows}");
        var levels = new byte[columns * rows];
        _ = track.Peaks;        // sees to it that the song is decoded
        TellReady(context, facts, track);
        Spectrogram.Draw(
            track, FormatOf(facts), from * facts.SampleRate, (to - from) * facts.SampleRate / columns, rows, levels, context.RequestAborted);

        return TypedResults.Bytes(levels, Bytes);
    }

    private static AudioFormat FormatOf(Song song) => new(song.SampleRate, song.Channels);

    private static void TellReady(HttpContext context, Song song, IStemTrack track) =>
        context.Response.Headers["X-Ready-Seconds"] = ((double)track.ReadyFrames / song.SampleRate).ToString("0.###", CultureInfo.InvariantCulture);

    private static void RequirePart(double from, double to, int columns, int mostColumns)
    {
        // Written so that NaN fails.
        Require(from >= 0 && to > from && to <= SongImport.LongestSeconds, "from, to: expected seconds in the song, to after from");
        Require(columns >= 1 && columns <= mostColumns, $"columns: expected 1 to {mostColumns}");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw RequestException.Bad(otherwise);
        }
    }
}
