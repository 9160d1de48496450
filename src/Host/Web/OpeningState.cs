namespace WeakSep.Host.Web;

/// <summary>How far the file that the program was started with is: the answer of <c>GET /api/opening</c>.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Share">The share that is copied, 0 to 1.</param>
/// <param name="Song">Id of the song, once it is there.</param>
/// <param name="Error">Why it will not be, in a line.</param>
internal sealed record OpeningState(string Title, double Share, string? Song, string? Error);
