using System.Reflection;
using WeakSep.Audio.Buffers;
using WeakSep.Audio.Dsp;
using WeakSep.Audio.Spectral;
using WeakSep.Tests.Shared;

namespace WeakSep.Audio.Tests;

/// <summary>Runs every method that is marked for the audio thread and counts what it allocates.</summary>
public class AudioThreadTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly StftGrid Grid = new(44_100, 512, 128);

    public static TheoryData<string> Names => [.. Cases().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name) => Assert.Equal(0, AllocationProbe.Bytes(Cases()[name]));

    [Fact]
    public void Every_audio_thread_method_has_a_case()
    {
        var marked =
            from type in typeof(AudioFormat).Assembly.GetTypes()
            from method in type.GetMethods(Declared)
            where !method.IsAbstract && method.IsDefined(typeof(AudioThreadAttribute))
            select $"{type.Name}.{method.Name}";

        Assert.Equal(marked.Distinct().Order(), Cases().Keys.Order());
    }

    private static Dictionary<string, Action> Cases()
    {
        var (mono, stereo, output) = (Signals.Noise(512), Signals.Noise(1024), new float[4096]);
        var (re, im) = (new float[257], new float[257]);
        var fft = new RealFft(512);
        var ring = new RingBuffer<float>(2048);
        var delay = Prepared(new DelayLine(100));
        var gain = Prepared(new GainStage());
        var glide = new Glide(0f) { Target = 1f };
        glide.Prepare(44_100, 0.01);
        var analyzer = new StftAnalyzer(Grid, WindowShape.SqrtHann);
        var synthesizer = new StftSynthesizer(Grid, WindowShape.SqrtHann);

        void Analyse()
        {
            analyzer.Reset();
            analyzer.Push(mono);

            while (analyzer.TryRead(re, im))
            {
            }
        }

        void Synthesise()
        {
            synthesizer.Push(re, im);
            synthesizer.Read(output);
        }

        return new Dictionary<string, Action>
        {
            ["RealFft.Forward"] = () => fft.Forward(mono, re, im),
            ["RealFft.Inverse"] = () => fft.Inverse(re, im, output),
            ["Spectrum.Magnitudes"] = () => Spectrum.Magnitudes(re, im, output),
            ["StftAnalyzer.Push"] = Analyse,
            ["StftAnalyzer.TryRead"] = Analyse,
            ["StftAnalyzer.Reset"] = Analyse,
            ["StftAnalyzer.Complete"] = () =>
            {
                Analyse();
                analyzer.Complete();
            },
            ["StftSynthesizer.Push"] = Synthesise,
            ["StftSynthesizer.Read"] = Synthesise,
            ["StftSynthesizer.Reset"] = () =>
            {
                Synthesise();
                synthesizer.Reset();
            },
            ["StftSynthesizer.Complete"] = () =>
            {
                synthesizer.Reset();

                for (var frame = 0; frame < 6; frame++)
                {
                    Synthesise();
                }

                synthesizer.Complete(600);
                synthesizer.Read(output);
            },
            ["RingBuffer`1.Write"] = () =>
            {
                ring.Write(mono);
                ring.Read(output);
            },
            ["RingBuffer`1.Read"] = () => ring.Read(output),
            ["RingBuffer`1.TryWrite"] = () =>
            {
                ring.TryWrite(mono);
                ring.TryRead(output.AsSpan(0, mono.Length));
            },
            ["RingBuffer`1.TryRead"] = () => ring.TryRead(output),
            ["RingBuffer`1.Skip"] = () => ring.Skip(1),
            ["DelayLine.Process"] = () => delay.Process(stereo),
            ["DelayLine.Reset"] = delay.Reset,
            ["GainStage.Process"] = () => gain.Process(stereo),
            ["GainStage.Reset"] = gain.Reset,
            ["Glide.Next"] = () => glide.Next(0.5f),
            ["Glide.Settle"] = glide.Settle,
            ["Denormals.Flush"] = () => Denormals.Flush(mono),
            ["NonFinite.Silence"] = () => NonFinite.Silence(mono),
            ["Interleaving.Split"] = () => Interleaving.Split(stereo, 2, 1, output),
            ["Interleaving.Join"] = () => Interleaving.Join(mono, 2, 1, output),
            ["Interleaving.Mean"] = () => Interleaving.Mean(stereo, 2, output),
        };
    }

    private static TStage Prepared<TStage>(TStage stage)
        where TStage : IAudioStage
    {
        stage.Prepare(new AudioFormat(44_100, 2), 512);
        return stage;
    }
}
