using WeakSep.MidiScore;
using WeakSep.Trainer.Data;

namespace WeakSep.Trainer.Tests.Data;

public class ClassProgramsTests
{
    [Fact]
    public void Families_are_those_of_General_MIDI() =>
        Assert.All(Enumerable.Range(0, 128), program =>
            Assert.Equal(Instruments.FromProgram(program), ClassPrograms.Families.Of(program)));

    [Theory]
    [InlineData(128)]
    [InlineData(-1)]
    public void Drums_and_unknown_programs_have_no_class(int program) =>
        Assert.Null(ClassPrograms.Families.Of(program));

    [Fact]
    public void A_program_cannot_be_two_things()
    {
        Assert.Throws<ArgumentException>(() => new ClassPrograms([(Instrument.Bass, [33]), (Instrument.Guitar, [33])]));
        Assert.Throws<ArgumentException>(() => new ClassPrograms([(Instrument.Bass, [128])]));
    }
}
