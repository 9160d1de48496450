using WeakSep.Tests.Shared;
using WeakSep.Trainer.Recipes.Labels;

namespace WeakSep.Trainer.Tests;

public class SettingsFileTests
{
    [Fact]
    public void Settings_survive_a_round_trip()
    {
        var settings = TrackMaker.Settings;
        var again = SettingsFile.Parse(SettingsFile.ToYaml(settings), "text");

        Assert.Equal(SettingsFile.ToYaml(settings), SettingsFile.ToYaml(again));
        Assert.Equal(settings.Separator, again.Separator);
        Assert.Equal(settings.Schedule, again.Schedule);
    }

    [Fact]
    public void An_unknown_key_is_named_with_its_line()
    {
        var refusal = Assert.Throws<SettingsException>(() => SettingsFile.Parse("seed: 1\nsedd: 2\n", "my.yaml"));

        Assert.StartsWith("my.yaml: line 2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("sedd", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("batch: 0", "Batch is 0")]
    [InlineData("schedule: {learningRate: 7}", "LearningRate is 7")]
    [InlineData("separator: {hidden: -1}", "Hidden is -1")]
    [InlineData("batch: many", "line 1")]
    [InlineData("recurrent: {units: 0}", "Units is 0")]
    [InlineData("labels: {classifier: {kernel: 4}}", "kernel is 4")]
    public void A_value_out_of_range_is_named(string yaml, string expected)
    {
        var refusal = Assert.Throws<SettingsException>(() => SettingsFile.Parse(yaml, "my.yaml"));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_configuration_in_the_repository_can_be_read()
    {
        // Studies are files of their own kind, read by their own tests.
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "configs"), "*.yaml")
            .Where(file => !Path.GetFileName(file).StartsWith("study-", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => SettingsFile.Read(file));
    }

    [Fact]
    public void The_label_paper_s_configuration_is_what_the_recipe_labels_does_unasked()
    {
        var written = SettingsFile.Read(Path.Combine(Repository.Root, "configs", "labels-paper.yaml"));
        var labels = written.Labels with { Data = new() };
        var read = SettingsFile.Parse(SettingsFile.ToYaml(written with { Instruments = new TrainingSettings().Instruments, Labels = labels }), "written");

        Assert.Equal(WithoutData(new LabelRecipe().Defaults), WithoutData(read));

        static string WithoutData(TrainingSettings settings) => SettingsFile.ToYaml(settings with
        {
            Labels = settings.Labels with { Data = new(), Classifier = settings.Labels.Classifier with { Layers = 1 } },
        });
    }
}
