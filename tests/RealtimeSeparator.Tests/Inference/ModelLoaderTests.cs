using WeakSep.RealtimeSeparator.Inference;
using WeakSep.Tests.Shared;

namespace WeakSep.RealtimeSeparator.Tests.Inference;

public sealed class ModelLoaderTests
{
    [Fact]
    public void A_model_says_what_it_is_and_what_runs_it()
    {
        using var model = Load(new ToyModelFile { Sources = ["violin", "flute"] });

        Assert.Equal(["violin", "flute"], model.Facts.Sources);
        Assert.Equal(22050, model.Facts.SampleRate);
        Assert.Equal(ExecutionProvider.Cpu, model.Provider.Provider);
        Assert.Null(model.Provider.Reason);
    }

    [Theory]
    [InlineData(ExecutionProvider.Cuda, "cuda")]
    [InlineData(ExecutionProvider.WebGpu, "webgpu")]
    [InlineData(ExecutionProvider.Auto, "cuda")]
    public void A_provider_that_does_not_run_steps_down_to_the_processor_and_says_why(ExecutionProvider wish, string name)
    {
        using var model = ModelLoader.LoadMaskModel(new ToyModelFile().ToBytes(), "toy.onnx", wish, threads: 1);

        if (model.Provider.Provider == ExecutionProvider.Cpu)
        {
            Assert.StartsWith($"{name} does not run: ", model.Provider.Reason, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', model.Provider.Reason!);
        }
        else
        {
            Assert.Null(model.Provider.Reason);
        }
    }

    [Fact]
    public void Masks_come_out_in_the_shape_asked_for()
    {
        using var model = Load(new ToyModelFile());
        const int frames = 3;
        var masks = new float[3 * frames * 1025];
        model.Run(new float[frames * 1025], frames, masks);

        Assert.All(masks, mask => Assert.Equal(1f / 3, mask, 1e-6f));
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused_before_native_code_sees_them()
    {
        using var model = Load(new ToyModelFile());

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Run(new float[10], 3, new float[3 * 3 * 1025]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Run(new float[3 * 1025], 3, new float[10]));
    }

    [Fact]
    public void A_mask_that_is_not_a_number_names_the_source()
    {
        using var model = Load(new ToyModelFile());
        var magnitude = new float[1025];
        magnitude[500] = float.NaN;
        var problem = Assert.Throws<ModelFileException>(() => model.Run(magnitude, 1, new float[3 * 1025]));

        Assert.Contains("toy.onnx: output 'masks': NaN for bass, place 499", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weaksep.format", null, "weaksep.format")]
    [InlineData("weaksep.bins", "513", "input 'magnitude': shape [*, *, 1025]: expected [*, *, 513]")]
    [InlineData("weaksep.sources", "bass,guitar", "output 'masks': shape [*, 3, *, 1025]: expected [*, 2, *, 1025]")]
    [InlineData("weaksep.kind", "transcriptor", "weaksep.kind")]
    [InlineData("weaksep.mode", "streaming", "weaksep.mode")]
    [InlineData("weaksep.sample_rate", "-5", "weaksep.sample_rate")]
    [InlineData("weaksep.context", "many", "weaksep.context")]
    public void Facts_that_the_graph_does_not_keep_are_named_with_file_and_field(string key, string? value, string expected)
    {
        var file = new ToyModelFile { Metadata = new Dictionary<string, string?> { [key] = value } };
        var problem = Assert.Throws<ModelFileException>(() => Load(file));

        Assert.Contains("toy.onnx", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Tensors_of_another_name_are_named()
    {
        Assert.Contains("inputs 'audio'", Assert.Throws<ModelFileException>(() => Load(new ToyModelFile { InputName = "audio" })).Message, StringComparison.Ordinal);
        Assert.Contains("outputs 'stems'", Assert.Throws<ModelFileException>(() => Load(new ToyModelFile { OutputName = "stems" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_models_are_refused_in_one_line()
    {
        var model = new ToyModelFile().ToBytes();
        byte[][] contents = [[], [1, 2, 3], "not a model"u8.ToArray(), model[..(model.Length / 2)], model[..^1]];

        foreach (var content in contents)
        {
            var path = Path.GetTempFileName();
            File.WriteAllBytes(path, content);

            try
            {
                var problem = Assert.Throws<ModelFileException>(() => ModelLoader.LoadMaskModel(path, ExecutionProvider.Cpu, threads: 1));
                Assert.StartsWith(path, problem.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', problem.Message);
            }
            finally
            {
                File.Delete(path);
            }
        }

        Assert.Throws<ModelFileException>(() => ModelLoader.LoadMaskModel("/nowhere/model.onnx", ExecutionProvider.Cpu, threads: 1));
    }

    [Fact]
    public void Single_bytes_that_flip_never_end_the_process()
    {
        var model = new ToyModelFile { Window = 64, Hop = 16 }.ToBytes();
        var random = new Random(5);

        for (var round = 0; round < 200; round++)
        {
            var broken = (byte[])model.Clone();
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));

            try
            {
                ModelLoader.LoadMaskModel(broken, "toy.onnx", ExecutionProvider.Cpu, threads: 1).Dispose();
            }
            catch (ModelFileException)
            {
                // Either answer is fine; a crash is not.
            }
        }
    }

    private static OnnxMaskModel Load(ToyModelFile file) =>
        ModelLoader.LoadMaskModel(file.ToBytes(), "toy.onnx", ExecutionProvider.Cpu, threads: 1);
}
