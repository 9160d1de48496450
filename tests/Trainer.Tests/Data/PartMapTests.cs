using WeakSep.MidiScore;
using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests.Data;

public class PartMapTests
{
    [Fact]
    public void Families_are_those_of_general_midi()
    {
        Assert.All(Enumerable.Range(0, 128), program =>
            Assert.Equal(Instruments.FromProgram(program)?.Id(), PartMap.Families.Of(program, isDrum: false, name: "")));
    }

    [Theory]
    [InlineData(16, false, "Track 1", "organ")]
    [InlineData(23, false, "", "organ")]
    [InlineData(50, false, "", "strings")]
    [InlineData(16, true, "Kit", "drums")]
    [InlineData(90, false, "My Organ", "organ")]        // the program says nothing: the name does
    [InlineData(90, false, "Pad", null)]
    public void Known_names_go_by_program_then_by_name(int program, bool isDrum, string name, string? expected)
    {
        Assert.Equal(expected, PartMap.ByName(["organ", "strings", "drums"]).Of(program, isDrum, name));
    }

    [Fact]
    public void Words_of_a_rule_go_before_programs_and_the_rest_takes_what_is_left()
    {
        var map = new PartMap(["lead", "piano", "other"], new Dictionary<string, PartRule>
        {
            ["lead"] = new() { Names = ["solo"], Programs = ["80-87"] },
        });

        Assert.Equal("lead", map.Of(0, false, "SOLO voice"));
        Assert.Equal("lead", map.Of(87, false, ""));
        Assert.Equal("piano", map.Of(0, false, "left hand"));
        Assert.Equal("other", map.Of(0, true, "Kit"));
        Assert.Equal([true, true, false], map.Instruments.Select(map.IsPitched));
    }

    [Theory]
    [InlineData("128")]
    [InlineData("9-3")]
    [InlineData("-1")]
    [InlineData("1-2-3")]
    [InlineData("organ")]
    public void Programs_out_of_range_are_named(string program)
    {
        var failure = Assert.Throws<ArgumentException>(() =>
            new PartMap(["lead"], new Dictionary<string, PartRule> { ["lead"] = new() { Programs = [program] } }));
        Assert.Contains($"lead: program {program}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_of_two_instruments_and_a_rule_of_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PartMap(["a", "b"], new Dictionary<string, PartRule>
        {
            ["a"] = new() { Programs = ["3"] },
            ["b"] = new() { Programs = ["0-7"] },
        }));
        Assert.Throws<ArgumentException>(() => new PartMap(["a"], new Dictionary<string, PartRule> { ["b"] = new() }));
    }

    [Fact]
    public void Settings_hold_rules_and_refuse_names_that_are_no_file_names()
    {
        const string Yaml = "instruments: [organ, kit]\nparts:\n  organ: { programs: [16-20] }\n  kit: { drums: true }\nalign: Never\n";
        var settings = SettingsFile.Parse(SettingsFile.ToYaml(SettingsFile.Parse(Yaml, "own.yaml")), "again.yaml");

        Assert.Equal(("organ", "kit", null), (settings.PartMap.Of(20, false, ""), settings.PartMap.Of(0, true, ""), settings.PartMap.Of(21, false, "")));
        Assert.Equal(AlignmentUse.Never, settings.Align);
        Assert.Throws<SettingsException>(() => SettingsFile.Parse("instruments: [../organ]", "own.yaml"));
        Assert.Throws<SettingsException>(() => SettingsFile.Parse("instruments: [organ, organ]", "own.yaml"));
    }
}
