using System.Numerics.Tensors;
using WeakSep.Audio.Files;
using WeakSep.RealtimeSeparator;

namespace WeakSep.Host.Web;

/// <summary>Writes stems to the disk as they are separated, and the residual: the mixture less their sum.</summary>
internal sealed class StemRecorder : IStemSink, IDisposable
{
    private readonly RenderJob _job;
    private readonly List<SampleFile> _files = [];
    private readonly PeakPyramid[] _peaks;
    private float[] _rest = [];
    private long _frames;

    /// <summary>Begins the files of a render.</summary>
    internal StemRecorder(RenderJob job)
    {
        _job = job;
        _peaks = [.. job.Stems.Select(_ => new PeakPyramid(job.Song.SampleRate, job.Song.Channels, job.Song.Frames))];
        Directory.CreateDirectory(job.Folder);

        try
        {
            for (var stem = 0; stem < job.Stems.Count; stem++)
            {
                _files.Add(SampleFile.Create(job.SamplesOf(stem), job.Song.Channels));
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        job.Grow(_peaks);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlyMemory<float> mixture, IReadOnlyList<ReadOnlyMemory<float>> stems)
    {
        if (_rest.Length < mixture.Length)
        {
            _rest = new float[mixture.Length];
        }

        var rest = _rest.AsSpan(0, mixture.Length);
        mixture.Span.CopyTo(rest);

        for (var stem = 0; stem < stems.Count; stem++)
        {
            TensorPrimitives.Subtract(rest, stems[stem].Span, rest);
            Append(stem, stems[stem].Span);
        }

        Append(stems.Count, rest);
        _frames += mixture.Length / _job.Song.Channels;
        _job.Report(_frames);
    }

    /// <summary>Ends the files; from now on the render counts as whole.</summary>
    /// <param name="modelSha256">Hash of the model.</param>
    internal void Commit(string modelSha256)
    {
        for (var stem = 0; stem < _peaks.Length; stem++)
        {
            _peaks[stem].Complete();
            AtomicFile.WriteAllBytes(_job.PeaksFileOf(stem), _peaks[stem].Bytes);
        }

        Dispose();
        var file = new RenderFile(_job.Preset, modelSha256, _frames, _job.Stems);
        WebJson.Write(Path.Combine(_job.Folder, RenderFile.FileName), file, WebJson.Default.RenderFile);
        _job.Finish(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    private void Append(int stem, ReadOnlySpan<float> samples)
    {
        _files[stem].Append(samples);
        _peaks[stem].Add(samples);
    }
}
