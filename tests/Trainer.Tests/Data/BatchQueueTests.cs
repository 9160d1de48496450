using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests.Data;

public class BatchQueueTests
{
    [Fact]
    public void What_is_wrong_with_a_batch_is_told_however_the_threads_meet()
    {
        // A queue that was closed and had not failed yet was once taken for an error of its own.
        for (var round = 0; round < 2000; round++)
        {
            using var queue = new BatchQueue(new BrokenSource(), 0);

            Assert.Equal("the third clip", Assert.Throws<TrainingDataException>(queue.Take).Message);
        }
    }

    private sealed class BrokenSource : IBatchSource
    {
        public Func<TrainingBatch> Training(long step) => throw new TrainingDataException("the third clip");

        public IEnumerable<Func<TrainingBatch>> Validation() => [];
    }
}
