using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

public sealed unsafe class ProcessorCallTests : IDisposable
{
    private const int Frames = 8;

    private readonly DelayProcessor _processor = new(0, "mix_L", "mix_R");
    private readonly float[] _input = GC.AllocateArray<float>(Frames, pinned: true);
    private readonly float[] _output = GC.AllocateArray<float>(Frames, pinned: true);
    private readonly ProcessorCall _call;

    public ProcessorCallTests()
    {
        _call = new ProcessorCall(_processor);
        _input.AsSpan().Fill(1);

        fixed (float* input = _input, output = _output)
        {
            _call.Inputs[0] = _call.Inputs[1] = input;
            _call.Outputs[0] = _call.Outputs[1] = output;
        }
    }

    public void Dispose() => _call.Dispose();

    [Fact]
    public void Blocks_go_through_once_it_is_prepared()
    {
        AssertSilent();
        _call.Prepare(48_000, Frames);

        Assert.True(_call.Run(Frames));
        Assert.Equal(_input, _output);
    }

    [Fact]
    public void An_exception_becomes_silence_for_ever()
    {
        _call.Prepare(48_000, Frames);
        var problem = _processor.Problem = new InvalidOperationException("broken");
        AssertSilent();
        _processor.Problem = null;

        AssertSilent();
        Assert.Same(problem, _call.Failure);
    }

    [Fact]
    public void A_block_that_is_longer_than_prepared_is_silent()
    {
        _call.Prepare(48_000, Frames - 1);

        AssertSilent();
        Assert.Null(_call.Failure);
    }

    [Fact]
    public void What_is_closed_is_silent()
    {
        _call.Prepare(48_000, Frames);
        _call.Close();

        AssertSilent();
    }

    private void AssertSilent()
    {
        _output.AsSpan().Fill(5);

        Assert.False(_call.Run(Frames));
        Assert.All(_output, sample => Assert.Equal(0, sample));
    }
}
