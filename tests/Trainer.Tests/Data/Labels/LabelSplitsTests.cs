using WeakSep.Trainer.Data.Labels;

namespace WeakSep.Trainer.Tests.Data.Labels;

public class LabelSplitsTests
{
    [Theory]
    [InlineData(10, 6, 2, 2)]       // weak-labels.md section 3.1
    [InlineData(5, 3, 1, 1)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 1, 1, 0)]
    public void Folds_go_by_their_numbers(int folds, int training, int validation, int test)
    {
        var divided = LabelSplits.Divide([.. Enumerable.Range(1, folds).Select(fold => Recording($"{fold}", $"fold{fold}", fold % 2))]);
        Assert.Equal(Enumerable.Range(1, training).Select(fold => $"fold{fold}"), divided.Training.Select(one => one.Split));
        Assert.Equal(Enumerable.Range(training + 1, validation).Select(fold => $"fold{fold}"), divided.Validation.Select(one => one.Split));
        Assert.Equal(test, divided.Test.Count);
    }

    [Fact]
    public void Parts_by_name_stay_and_a_missing_one_is_taken_from_the_training_part()
    {
        var recordings = Enumerable.Range(0, 20).Select(number => Recording($"{number}.wav", number < 15 ? "train" : "test", number % 3)).ToList();
        var (training, validation, test) = LabelSplits.Divide(recordings);
        Assert.Equal(recordings[15..], test);
        Assert.Equal(15, training.Count + validation.Count);
        Assert.Equal([0, 1, 2], validation.Select(one => one.Classes[0]).Order());      // a fifth of each class
        Assert.Equal(validation, LabelSplits.Divide(recordings).Validation);
    }

    [Fact]
    public void Without_parts_every_class_is_in_each()
    {
        var recordings = Enumerable.Range(0, 30).Select(number => Recording($"{number}.wav", "", number % 3)).ToList();
        var (training, validation, test) = LabelSplits.Divide(recordings);
        Assert.All([training, validation, test], part => Assert.Equal(3, part.Select(one => one.Classes[0]).Distinct().Count()));
        Assert.Equal(30, training.Concat(validation).Concat(test).Distinct().Count());
    }

    private static LabelledRecording Recording(string name, string split, int index) => new(name, name, split, 0, 1, [index], null);
}
