using WeakSep.Audio;
using WeakSep.Audio.Files;

namespace WeakSep.Host.Devices;

/// <summary>
/// Plays an audio file into the processor in real time, at the file's own rate; what goes out is lost. It is finished when
/// the last sample has left the processor, its latency included.
/// </summary>
internal sealed class FileDevice : IAudioDevice
{
    private readonly PacedPlayer _player;

    /// <summary>Opens the file.</summary>
    /// <param name="path">Any audio file.</param>
    /// <param name="blockFrames">Samples per block.</param>
    /// <param name="loop">Whether to play it again and again.</param>
    /// <exception cref="DeviceException">The file cannot be read, or the block size is out of range.</exception>
    internal FileDevice(string path, int blockFrames = BlockSize.Default, bool loop = false)
    {
        try
        {
            var reader = AudioReader.Open(path);

            try
            {
                BlockSize.ThrowIfBad(reader.Format.SampleRate, blockFrames);
            }
            catch
            {
                reader.Dispose();
                throw;
            }

            SampleRate = reader.Format.SampleRate;
            BlockFrames = blockFrames;
            _player = new PacedPlayer("WeakSep file player", new FileInput(reader, loop), SampleRate, blockFrames);
        }
        catch (Exception problem) when (problem is AudioFileException or MissingLibraryException)
        {
            throw new DeviceException(problem.Message, problem);
        }

        Title = $"file {Path.GetFileName(path)}";
    }

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public int BlockFrames { get; }

    /// <inheritdoc/>
    public DeviceState State => _player.State;

    /// <inheritdoc/>
    public long Xruns => _player.Xruns;

    /// <inheritdoc/>
    public Exception? Failure => _player.Failure;

    /// <inheritdoc/>
    public void Start(IBlockProcessor processor) => _player.Start(processor);

    /// <inheritdoc/>
    public void Dispose() => _player.Dispose();
}
