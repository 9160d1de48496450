using WeakSep.Host.Mixing;

namespace WeakSep.Host.Tests.Mixing;

/// <summary>What a test's blocks, which come faster than any device's, have to wait for.</summary>
internal static class ReadingAhead
{
    /// <summary>Whether no deck can run out of frames in the next block: neither the newest nor those that it fades over from.</summary>
    public static bool IsReadingAhead(this MixerEngine engine) => engine.Decks.OfType<SongDeck>().All(deck => deck.Player.IsAhead);
}
