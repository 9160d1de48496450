namespace WeakSep.Host.Web;

/// <summary>A song in the mixer.</summary>
/// <param name="Id">Its name in addresses, see <see cref="SongId"/>.</param>
/// <param name="Title">Its name for people: the file's, without folder and extension.</param>
/// <param name="SampleRate">Rate, in hertz.</param>
/// <param name="Channels">Channels that are heard: 1 or 2; files with more are folded to 2.</param>
/// <param name="Frames">Length in samples per channel, as the file states it.</param>
/// <param name="Seconds">Length, in seconds.</param>
/// <param name="Created">When it was opened last.</param>
internal sealed record Song(string Id, string Title, int SampleRate, int Channels, long Frames, double Seconds, DateTimeOffset Created);
