using System.Globalization;
using System.Runtime.InteropServices;

namespace WeakSep.Tests.Shared;

/// <summary>
/// Makes a small but real mask model: one convolution over frames and bins, then a softmax over the sources, so masks are
/// between 0 and 1, sum to 1, and depend on frames on both sides.
/// </summary>
internal sealed record ToyModelFile
{
    private const int Pitches = 88;

    public IReadOnlyList<string> Sources { get; init; } = ["bass", "guitar", "piano"];

    public int SampleRate { get; init; } = 22050;

    public int Window { get; init; } = 2048;

    public int Hop { get; init; } = 512;

    /// <summary>Frames on each side that a mask depends on.</summary>
    public int Context { get; init; } = 5;

    /// <summary>The graph's own bins; the metadata says Window / 2 + 1.</summary>
    public int Bins => (Window / 2) + 1;

    public int Seed { get; init; } = 1;

    /// <summary>Gain of the convolution; loud enough that masks differ clearly between sources.</summary>
    public float Gain { get; init; } = 60f;

    public string InputName { get; init; } = "magnitude";

    public string OutputName { get; init; } = "masks";

    /// <summary>Whether to make a transcriptor instead: the first 88 bins, through a sigmoid, are its roll.</summary>
    public bool IsTranscriptor { get; init; }

    /// <summary>Whether the model is a streaming one, with a state that it hands on unchanged.</summary>
    public bool CarriesState { get; init; }

    /// <summary>Metadata that replaces the true facts; null removes a key.</summary>
    public IReadOnlyDictionary<string, string?> Metadata { get; init; } = new Dictionary<string, string?>();

    /// <summary>The bytes of the .onnx file.</summary>
    public byte[] ToBytes()
    {
        var model = new ProtoWriter()
            .Number(1, 8)                                                   // ir_version
            .Text(2, "weaksep tests")
            .Message(7, Graph)
            .Message(8, opset => opset.Text(1, "").Number(2, 17));

        foreach (var (key, value) in Facts())
        {
            model.Message(14, entry => entry.Text(1, key).Text(2, value));
        }

        return model.ToArray();
    }

    /// <summary>Writes a folder with <c>preset.json</c> and <c>model.onnx</c>.</summary>
    public string WritePreset(string folder, string name = "toy", bool withTranscriptor = false)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), ToBytes());
        File.WriteAllBytes(Path.Combine(folder, "transcriptor.onnx"), (this with { IsTranscriptor = true }).ToBytes());
        var sources = string.Join(
            ", ",
            Sources.Select(id => $$"""{ "id": "{{id}}", "title": "{{id}}", "colour": "#3366aa", "family": "band", "programs": [0] }"""));
        File.WriteAllText(
            Path.Combine(folder, "preset.json"),
            $$"""
            {
              "name": "{{name}}",
              "title": "A toy",
              "description": "One random convolution, for tests.",
              "licence": "MIT",
              "model": "model.onnx",{{(withTranscriptor ? " \"transcriptor\": \"transcriptor.onnx\"," : "")}}
              "sources": [{{sources}}],
              "sampleRate": {{SampleRate}},
              "stft": { "window": {{Window}}, "hop": {{Hop}}, "analysis": "sqrt-hann", "synthesis": "sqrt-hann" },
              "mode": { "kind": "block", "contextFrames": {{Context}}, "lookaheadFrames": {{Context}} },
              "latencySamples": {{(Context * Hop) + Window}}
            }
            """);
        return folder;
    }

    private Dictionary<string, string> Facts()
    {
        var facts = new Dictionary<string, string>
        {
            ["weaksep.format"] = "1",
            ["weaksep.kind"] = IsTranscriptor ? "transcriptor" : "mask",
            ["weaksep.sources"] = string.Join(',', Sources),
            ["weaksep.sample_rate"] = Text(SampleRate),
            ["weaksep.window"] = Text(Window),
            ["weaksep.hop"] = Text(Hop),
            ["weaksep.window_shape"] = "sqrt-hann",
            ["weaksep.bins"] = Text(Bins),
            ["weaksep.mode"] = CarriesState ? "streaming" : "block",
            ["weaksep.context"] = Text(Context),
            ["weaksep.lookahead"] = Text(CarriesState ? 0 : Context),
            ["weaksep.magnitude"] = "window-sum",
        };

        foreach (var (key, value) in Metadata)
        {
            facts.Remove(key);

            if (value is not null)
            {
                facts[key] = value;
            }
        }

        return facts;
    }

    private void Graph(ProtoWriter graph)
    {
        Node(graph, "Unsqueeze", [InputName, "axis"], "image");
        Node(graph, "Conv", ["image", "weight"], "logits", ("pads", [Context, 1, Context, 1]));

        if (IsTranscriptor)
        {
            Node(graph, "Slice", ["logits", "from", "to", "last"], "keys");
            Node(graph, "Sigmoid", ["keys"], "pianoroll");
        }
        else
        {
            Node(graph, "Softmax", ["logits"], OutputName, axis: 1);
        }

        if (CarriesState)
        {
            Node(graph, "Identity", ["state_0"], "next_state_0");
            Value(graph, 11, "state_0", ["batch", "1", Text(Bins)]);
            Value(graph, 12, "next_state_0", ["batch", "1", Text(Bins)]);
        }

        graph.Text(2, "toy");

        if (IsTranscriptor)
        {
            Tensor(graph, "from", [1], type: 7, MemoryMarshal.AsBytes<long>(new long[] { 0 }));
            Tensor(graph, "to", [1], type: 7, MemoryMarshal.AsBytes<long>(new long[] { Pitches }));
            Tensor(graph, "last", [1], type: 7, MemoryMarshal.AsBytes<long>(new long[] { 3 }));
        }

        Tensor(graph, "axis", [1], type: 7, MemoryMarshal.AsBytes<long>(new long[] { 1 }));
        Tensor(graph, "weight", [Sources.Count, 1, (2 * Context) + 1, 3], type: 1, MemoryMarshal.AsBytes<float>(Weights()));
        Value(graph, 11, InputName, ["batch", "frames", Text(Bins)]);
        Value(
            graph,
            12,
            IsTranscriptor ? "pianoroll" : OutputName,
            ["batch", Text(Sources.Count), "frames", Text(IsTranscriptor ? Pitches : Bins)]);
    }

    private float[] Weights()
    {
        var random = new Random(Seed);
        var weights = new float[Sources.Count * ((2 * Context) + 1) * 3];

        foreach (ref var weight in weights.AsSpan())
        {
            weight = Gain * ((2 * random.NextSingle()) - 1);
        }

        return weights;
    }

    private static void Node(
        ProtoWriter graph, string type, string[] inputs, string output, (string Name, int[] Values)? ints = null, int? axis = null) =>
        graph.Message(1, node =>
        {
            foreach (var input in inputs)
            {
                node.Text(1, input);
            }

            node.Text(2, output).Text(4, type);

            if (ints is { } list)
            {
                node.Message(5, attribute =>
                {
                    attribute.Text(1, list.Name);
                    Array.ForEach(list.Values, value => attribute.Number(8, value));
                    attribute.Number(20, 7);
                });
            }

            if (axis is { } value)
            {
                node.Message(5, attribute => attribute.Text(1, "axis").Number(3, value).Number(20, 2));
            }
        });

    private static void Tensor(ProtoWriter graph, string name, int[] dims, int type, ReadOnlySpan<byte> data)
    {
        var tensor = new ProtoWriter();

        foreach (var dim in dims)
        {
            tensor.Number(1, dim);
        }

        graph.Bytes(5, tensor.Number(2, type).Text(8, name).Bytes(9, data).ToArray());
    }

    private static void Value(ProtoWriter graph, int field, string name, string[] axes) =>
        graph.Message(field, value => value.Text(1, name).Message(2, type => type.Message(1, tensor => tensor
            .Number(1, 1)
            .Message(2, shape =>
            {
                foreach (var axis in axes)
                {
                    shape.Message(1, dim => _ = int.TryParse(axis, CultureInfo.InvariantCulture, out var size)
                        ? dim.Number(1, size)
                        : dim.Text(2, axis));
                }
            }))));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
