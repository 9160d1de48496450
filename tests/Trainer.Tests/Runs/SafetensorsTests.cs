using System.Text;
using TorchSharp;
using WeakSep.Trainer.Runs;
using static TorchSharp.torch;

namespace WeakSep.Trainer.Tests.Runs;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-test").FullName;

    private string PathOf(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tensors_and_metadata_come_back()
    {
        using var scope = NewDisposeScope();
        var values = tensor(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);
        Safetensors.Write(
            PathOf("a"),
            new Dictionary<string, Tensor> { ["x"] = values, ["turned"] = values.t() },
            new Dictionary<string, string> { ["key"] = "ünï" });
        var (tensors, metadata) = Safetensors.Read(PathOf("a"));

        Assert.Equal([2, 3], tensors["x"].Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], tensors["x"].Values);
        Assert.Equal([1, 4, 2, 5, 3, 6], tensors["turned"].Values);
        Assert.Equal("ünï", metadata["key"]);
    }

    [Fact]
    public void The_layout_is_the_format_s()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(
            PathOf("a"), new Dictionary<string, Tensor> { ["x"] = ones(1) }, new Dictionary<string, string>());
        var bytes = File.ReadAllBytes(PathOf("a"));
        var header = (int)BitConverter.ToUInt64(bytes);

        Assert.Contains("\"dtype\":\"F32\"", Encoding.UTF8.GetString(bytes, 8, header), StringComparison.Ordinal);
        Assert.Equal(1f, BitConverter.ToSingle(bytes, 8 + header));
        Assert.Equal(8 + header + 4, bytes.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("this is not a checkpoint at all, but a text of some length")]
    public void Foreign_files_are_refused(string content)
    {
        File.WriteAllText(PathOf("a"), content);

        Assert.Throws<CheckpointException>(() => Safetensors.Read(PathOf("a")));
    }

    [Fact]
    public void A_truncated_file_is_refused_wherever_it_ends()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(
            PathOf("a"), new Dictionary<string, Tensor> { ["x"] = ones(4) }, new Dictionary<string, string> { ["k"] = "v" });
        var bytes = File.ReadAllBytes(PathOf("a"));

        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(PathOf("b"), bytes[..length]);
            Assert.Throws<CheckpointException>(() => Safetensors.Read(PathOf("b")));
        }
    }
}
