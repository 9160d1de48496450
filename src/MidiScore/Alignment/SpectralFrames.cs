using WeakSep.Audio.Spectral;

namespace WeakSep.MidiScore.Alignment;

/// <summary>Walks through the magnitude spectra of a recording without holding them.</summary>
internal static class SpectralFrames
{
    /// <summary>Rate in Hz that recordings are analysed at: a hop of 200 samples is 10 ms.</summary>
    public const int SampleRate = 20_000;

    /// <summary>Calls an action for every frame.</summary>
    /// <param name="mono">One channel.</param>
    /// <param name="grid">Window and hop.</param>
    /// <param name="action">Receives the frame's index and its magnitudes, [bins], valid during the call.</param>
    /// <param name="cancellation">Stops between frames.</param>
    public static void Visit(
        ReadOnlySpan<float> mono, StftGrid grid, Action<int, float[]> action, CancellationToken cancellation)
    {
        var analyzer = new StftAnalyzer(grid, WindowShape.Hann);
        var re = new float[grid.Bins];
        var im = new float[grid.Bins];
        var magnitudes = new float[grid.Bins];
        var scale = 4f / grid.WindowSize;       // a sine of amplitude 1 gives 1 through a Hann window
        var frame = 0;

        while (!mono.IsEmpty)
        {
            cancellation.ThrowIfCancellationRequested();
            mono = mono[analyzer.Push(mono)..];
            ReadAll();
        }

        analyzer.Complete();
        ReadAll();

        void ReadAll()
        {
            while (analyzer.TryRead(re, im))
            {
                Spectrum.Magnitudes(re, im, magnitudes, scale);
                action(frame++, magnitudes);
            }
        }
    }
}
