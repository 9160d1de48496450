using WeakSep.Host.Studies;
using WeakSep.Tests.Shared;
using WeakSep.Trainer;
using WeakSep.Trainer.Recipes.Score;

namespace WeakSep.Host.Tests.Studies;

public sealed class StudyFileTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_row_changes_what_it_names_and_shares_the_rest()
    {
        var study = Read("""
            bound: first
            settings: {batch: 5, losses: {pitch: 0.5, instrument: 0.25}}
            rows:
              - {id: first}
              - {id: second, settings: {seed: 3, losses: {pitch: 0, critic: Activity}}}
            """);
        var (first, second) = (study.SettingsOf(study.Rows[0]), study.SettingsOf(study.Rows[1]));

        Assert.Equal((5, 1, 0.5, 0.25), (first.Batch, first.Seed, first.Losses.Pitch, first.Losses.Instrument));
        Assert.Equal((5, 3, 0.0, 0.25), (second.Batch, second.Seed, second.Losses.Pitch, second.Losses.Instrument));
        Assert.Equal(CriticKind.Activity, second.Losses.Critic);
    }

    [Theory]
    [InlineData("bound: a\nrows: [{id: a, stages: {separator: b}}, {id: b}]", "row a: takes a stage of b")]
    [InlineData("bound: a\nrows: [{id: a}, {id: a}]", "row 'a'")]
    [InlineData("bound: c\nrows: [{id: a}]", "bound: 'c'")]
    [InlineData("bound: a\nrow: [{id: a}]", "line 2")]
    [InlineData("", "empty")]
    public void A_study_that_cannot_run_is_refused_by_name(string yaml, string place)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(yaml));

        Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("study.yaml", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_does_not_exist_names_the_row()
    {
        var study = Read("bound: a\nrows: [{id: a, settings: {losses: {picth: 1}}}]");

        Assert.Contains("row a", Assert.Throws<SettingsException>(() => study.SettingsOf(study.Rows[0])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_studies_that_come_with_the_program_are_valid()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "configs"), "study-*.yaml");

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var study = StudyFile.Read(file);
            Assert.All(study.Rows, row => study.SettingsOf(row));
        });
    }

    private StudyFile Read(string yaml)
    {
        var path = _workspace.At("study.yaml");
        File.WriteAllText(path, yaml);

        return StudyFile.Read(path);
    }
}
