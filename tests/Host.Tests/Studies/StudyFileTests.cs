using WeakSep.Host.Studies;
using WeakSep.Tests.Shared;
using WeakSep.Trainer;
using WeakSep.Trainer.Recipes.Labels;
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
    [InlineData("bound: a\nrows: [{id: a}, {id: b, same: c}]", "row b: the same as c")]
    [InlineData("bound: a\nrows: [{id: a}, {id: b, same: a}, {id: c, same: b}]", "row c: the same as b")]
    [InlineData("bound: a\nrows: [{id: a}, {id: b, same: a, settings: {seed: 2}}]", "row b: the same as a")]
    [InlineData("bound: a\nrows: [{id: a}, {id: b, same: a}, {id: c, stages: {separator: b}}]", "row c: takes a stage of b")]
    [InlineData("bound: a\nrows: [{id: a, test: far}]", "row a: test far")]
    [InlineData("bound: a\nrows: [{id: a, recipe: magic}]", "row a: recipe magic")]
    [InlineData("bound: a\nrows: [{id: a}, {id: b, recipe: labels}]", "row b: recipe labels")]
    [InlineData("bound: a\nrows: [{id: a, recipe: mixed}]", "row a: recipe mixed")]
    [InlineData("bound: a\nrecipe: labels\nrows: [{id: a}]", "tests: none")]
    [InlineData("bound: a\ntests: [{id: t}, {id: t}]\nrows: [{id: a}]", "test 't'")]
    [InlineData("bound: a\nrows: [{id: a}]\norders: [{claim: b over a, better: [b], worse: [a]}]", "order 'b over a': no row b")]
    [InlineData("bound: a\nrows: [{id: a}, {id: b, bound: c}]", "row b: bound 'c'")]
    [InlineData("bound: a\nrows: [{id: a}]\norders: [{claim: more, better: [a]}]", "order 'more'")]
    [InlineData("bound: a\ntests: [{id: s}, {id: t}]\nrows: [{id: a}, {id: b, test: t}]\norders: [{claim: more, better: [a], worse: [b]}]", "several tests")]
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
    public void A_test_changes_the_settings_of_the_row_that_is_measured()
    {
        var study = Read("""
            bound: first
            recipe: labels
            settings: {window: 256, hop: 128, labels: {data: {mixtures: {clips: 9, density: 5}}}}
            tests: [{id: sparse}, {id: dense, settings: {labels: {data: {mixtures: {density: 10}}}}}]
            rows: [{id: first, test: dense, settings: {hop: 64}}, {id: again, same: first}]
            """);
        var (first, again) = (study.Rows[0], study.Rows[1]);
        var measured = study.SettingsOf(first, study.TestOf(first));

        Assert.Equal((64, 9, 10.0), (measured.Hop, measured.Labels.Data.Mixtures.Clips, measured.Labels.Data.Mixtures.Density));
        Assert.Equal(5.0, study.SettingsOf(first).Labels.Data.Mixtures.Density);
        Assert.Equal(("first", "sparse"), (again.Run, study.TestOf(again).Id));
        Assert.Equal([first], study.Runs);
    }

    [Fact]
    public void A_study_takes_over_the_rows_of_another_with_settings_of_its_own()
    {
        File.WriteAllText(_workspace.At("small.yaml"), """
            title: Small
            bound: a
            settings: {batch: 2}
            rows: [{id: a, settings: {seed: 2}, published: {average: .nan}}, {id: b, settings: {seed: 3}}]
            """);
        var study = Read("title: Large\nlike: small.yaml\nsettings: {batch: 64}\nrowSettings: {b: {window: 512}}");
        var (a, b) = (study.SettingsOf(study.Rows[0]), study.SettingsOf(study.Rows[1]));

        Assert.Equal(("Large", "a"), (study.Title, study.Bound));
        Assert.Equal((64, 2, 2048), (a.Batch, a.Seed, a.Window));
        Assert.Equal((64, 1, 512), (b.Batch, b.Seed, b.Window));
        Assert.True(double.IsNaN(study.Rows[0].Published["average"]));
    }

    [Theory]
    [InlineData("like: small.yaml\nrowSettings: {c: {seed: 1}}", "rowSettings: c")]
    [InlineData("like: small.yaml\nrows: [{id: c}]", "like: small.yaml")]
    public void What_cannot_be_taken_over_is_refused(string yaml, string place)
    {
        File.WriteAllText(_workspace.At("small.yaml"), "bound: a\nrows: [{id: a}]");

        Assert.Contains(place, Assert.Throws<SettingsException>(() => Read(yaml)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("study-labels.yaml")]
    [InlineData("study-labels-paper.yaml")]
    public void A_classifier_is_shared_by_the_rows_that_would_train_the_same_one(string file)
    {
        var study = StudyFile.Read(Path.Combine(Repository.Root, "configs", file));
        var withClassifier = study.Runs.Select(row => (Row: row, Settings: study.SettingsOf(row)))
            .Where(row => row.Settings.Labels is { Supervision: not Supervision.Sources, Strategy: not Strategy.Joint })
            .ToLookup(row => ClassifierOf(row.Settings));

        Assert.All(withClassifier, rows =>
        {
            var first = rows.First().Row;
            Assert.Empty(first.Stages);
            Assert.All(rows.Skip(1), other => Assert.Equal(first.Id, other.Row.Stages.GetValueOrDefault("classifier")));
        });
    }

    [Fact]
    public void The_published_tables_are_those_of_the_specification()
    {
        var study = StudyFile.Read(Path.Combine(Repository.Root, "configs", "study-labels.yaml"));
        double[] Of(string table) =>
            [.. study.Rows.Where(row => row.Table.StartsWith(table + ",", StringComparison.Ordinal)).Select(row => row.Published["overall"])];

        Assert.Equal([double.NaN, 6.8, double.NaN], Of("Table VI"));
        Assert.Equal([6.2, 5.5, double.NaN, 6.8, 1.3, double.NaN], Of("Table VII"));
        Assert.Equal([0.9, 3.9, 6.8, 5.1, 1.1, 1.9, 4.6, 6.2, 5.3, 1.9], Of("Table VIII"));
        Assert.Equal([5.3, 4.8, 5.9, 6.0, 6.2, 6.8, 5.5, 6.4, 6.0, 6.2, 5.0, 6.1], Of("Table IX"));
        Assert.Equal([7.42, 6.78, 4.96, 6.10], Of("Table X"));
        Assert.Equal(20, Of("Table XI").Length);
    }

    [Fact]
    public void The_studies_that_come_with_the_program_are_valid()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "configs"), "study-*.yaml");

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var study = StudyFile.Read(file);
            Assert.All(study.Runs, row => study.SettingsOf(row));
            Assert.All(
                study.Tests.SelectMany(test => study.Runs.Select(row => (Row: row, Test: test))), pair => study.SettingsOf(pair.Row, pair.Test));
        });
    }

    [Fact]
    public void A_test_is_the_same_for_all_rows_whatever_they_were_trained_on()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "configs"), "study-labels*.yaml"))
        {
            var study = StudyFile.Read(file);
            Assert.All(study.Tests, test => Assert.Single(study.Runs.Select(row => study.SettingsOf(row, test).Labels.Data.Mixtures.Density).Distinct()));
        }
    }

    /// <summary>Everything that decides a classifier.</summary>
    private static string ClassifierOf(TrainingSettings settings) => SettingsFile.ToYaml(settings with
    {
        Recurrent = null,
        Schedule = settings.ClassifierSchedule ?? settings.Schedule,
        Labels = settings.Labels with { Strategy = Strategy.Fix, MixtureWeight = 1, IdempotenceWeight = 0, CalibrationBatches = 1 },
    });

    private StudyFile Read(string yaml)
    {
        var path = _workspace.At("study.yaml");
        File.WriteAllText(path, yaml);

        return StudyFile.Read(path);
    }
}
