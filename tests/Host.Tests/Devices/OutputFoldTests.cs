using WeakSep.Host.Devices;

namespace WeakSep.Host.Tests.Devices;

public unsafe class OutputFoldTests
{
    [Theory]
    [InlineData(2, new float[] { 1 + 4 + 16, 2 + 8 })]
    [InlineData(1, new float[] { 1 + 2 + 4 + 8 + 16 })]
    public void Left_and_right_outputs_are_added_up_each(int channels, float[] expected)
    {
        const int Frames = 5;
        string[] names = ["bass_L", "bass_R", "piano_L", "piano_R", "click"];
        using var fold = new OutputFold(names, channels, Frames);
        float[] left = [.. Enumerable.Repeat(9f, Frames + 1)];
        float[] right = [.. left];

        for (var output = 0; output < names.Length; output++)
        {
            new Span<float>(fold.Output(output), Frames).Fill(1 << output);
        }

        fixed (float* first = left, second = right)
        {
            var buffers = stackalloc float*[] { first, second };
            fold.Add(buffers, at: 1, Frames);
        }

        Assert.Equal([9, .. Enumerable.Repeat(expected[0], Frames)], left);
        Assert.Equal(channels == 2 ? [9, .. Enumerable.Repeat(expected[^1], Frames)] : Enumerable.Repeat(9f, Frames + 1), right);
    }
}
