using System.Buffers.Binary;
using System.Text;
using WeakSep.Trainer.Runs;
using WeakSep.Trainer.Runs.Events;

namespace WeakSep.Trainer.Tests.Runs;

public sealed class EventFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weaksep-events-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_checksum_is_that_of_castagnoli()
    {
        Assert.Equal(0xE3069283u, RecordFrame.Crc32C("123456789"u8));
        Assert.Equal(0x8A9136AAu, RecordFrame.Crc32C(new byte[32]));       // RFC 3720, B.4
    }

    [Fact]
    public void What_was_reported_is_read_back_by_another_decoder()
    {
        var run = new RunFolder(_folder);
        run.Append(Report(10, loss: 2.5, validation: null));
        run.Append(Report(20, loss: 1.25, validation: 0.5));
        var events = Events();
        Assert.Equal("brain.Event:2", events[0].Version);
        Assert.Equal([0L, 10, 20], events.Select(item => item.Step));
        Assert.Equal(2.5f, events[1].Scalars["loss/total"]);
        Assert.Equal(0.001f, events[1].Scalars["optimizer/learning-rate"]);
        Assert.Equal(3f, events[1].Scalars["optimizer/gradient-norm"]);
        Assert.False(events[1].Scalars.ContainsKey("loss/validation"));
        Assert.Equal(0.5f, events[2].Scalars["loss/validation"]);
    }

    [Fact]
    public void A_run_that_goes_on_appends_after_its_checkpoint()
    {
        var run = new RunFolder(_folder);
        run.Append(Report(10, 3, null));
        run.Append(Report(20, 2, null));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder, "stage"), "events.out.tfevents.*"));
        File.AppendAllBytes(file, [24, 0, 0]);      // a crash in the middle of a frame

        var resumed = new RunFolder(_folder);
        resumed.TruncateMetrics("stage", 10);
        resumed.Append(Report(15, 1, null));
        Assert.Equal([0L, 10, 15], Events().Select(item => item.Step));
    }

    private static TrainingProgress Report(long step, double loss, double? validation) => new(
        "stage", step, 100, new Dictionary<string, double> { ["loss"] = loss }, validation, false, 0.001, 3, 40, TimeSpan.Zero);

    /// <summary>Decodes frames and messages by the wire format alone, checksums by the bitwise definition.</summary>
    private List<(long Step, string Version, Dictionary<string, float> Scalars)> Events()
    {
        var bytes = File.ReadAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "stage"), "events.out.tfevents.*")));
        var events = new List<(long, string, Dictionary<string, float>)>();

        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BitConverter.ToUInt64(bytes, at);
            Assert.Equal(MaskedCrc(bytes.AsSpan(at, 8)), BitConverter.ToUInt32(bytes, at + 8));
            Assert.Equal(MaskedCrc(bytes.AsSpan(at + 12, length)), BitConverter.ToUInt32(bytes, at + 12 + length));
            var (step, version, scalars) = (0L, "", new Dictionary<string, float>());

            foreach (var (field, number, content) in Fields(bytes.AsSpan(at + 12, length).ToArray()))
            {
                step = field == 2 ? number : step;
                version = field == 3 ? Encoding.UTF8.GetString(content) : version;

                foreach (var value in field == 5 ? Fields(content) : [])
                {
                    var parts = Fields(value.Content);
                    scalars[Encoding.UTF8.GetString(parts[0].Content)] = BinaryPrimitives.ReadSingleLittleEndian(parts[1].Content);
                }
            }

            events.Add((step, version, scalars));
            at += length + 16;
        }

        return events;
    }

    private static List<(int Field, long Number, byte[] Content)> Fields(byte[] message)
    {
        var fields = new List<(int, long, byte[])>();
        var at = 0;

        while (at < message.Length)
        {
            var key = Varint();
            var number = (key & 7) == 0 ? Varint() : 0;
            var size = (key & 7) switch { 1 => 8, 5 => 4, 2 => (int)Varint(), _ => 0 };
            fields.Add(((int)(key >> 3), number, message[at..(at + size)]));
            at += size;
        }

        return fields;

        long Varint()
        {
            var value = 0L;

            for (var shift = 0; ; shift += 7)
            {
                value |= (long)(message[at] & 127) << shift;

                if (message[at++] < 128)
                {
                    return value;
                }
            }
        }
    }

    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;

        foreach (var value in bytes)
        {
            crc ^= value;

            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8;
    }
}
