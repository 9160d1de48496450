using System.Text;
using WeakSep.Host.Mixing;

namespace WeakSep.Host.Tests.Mixing;

public sealed class FeedMessageTests
{
    [Fact]
    public void Messages_of_the_contract_are_read()
    {
        Assert.Equal(new FeedMessage.Open("0a1b2c3d4e5f", "trio"), Parse("""{"type":"open","song":"0a1b2c3d4e5f","preset":"trio"}"""));
        Assert.Equal(new FeedMessage.Play(), Parse("""{"type":"play"}"""));
        Assert.Equal(new FeedMessage.Pause(), Parse("""{"type":"pause"}"""));
        Assert.Equal(new FeedMessage.Seek(12.5), Parse("""{"seconds":12.5,"type":"seek"}"""));
        Assert.Equal(new FeedMessage.Loop(1, 2.5, true), Parse("""{"type":"loop","start":1,"end":2.5,"on":true}"""));
        Assert.Equal(new FeedMessage.Loop(0, 0, false), Parse("""{"type":"loop","start":0,"end":0,"on":false}"""));
        Assert.Equal(new FeedMessage.Strip("car_horn", Mute: true), Parse("""{"type":"strip","stem":"car_horn","mute":true}"""));
        Assert.Equal(new FeedMessage.Strip("bass", GainDb: -3), Parse("""{"type":"strip","stem":"bass","gainDb":-3}"""));
        Assert.Equal(
            new FeedMessage.Strip("bass", -3, 0.5, true, false),
            Parse("""{"type":"strip","stem":"bass","gainDb":-3,"pan":0.5,"mute":true,"solo":false}"""));
        Assert.Equal(new FeedMessage.Master(-6), Parse("""{"type":"master","gainDb":-6}"""));
        Assert.Equal(new FeedMessage.Preset("trio"), Parse("""{"type":"preset","preset":"trio"}"""));
    }

    [Theory]
    [InlineData("", "type")]
    [InlineData("null", "null")]
    [InlineData("[]", "type")]
    [InlineData("{}", "type")]
    [InlineData("""{"type":"dance"}""", "dance")]
    [InlineData("""{"type":"play","loud":true}""", "loud")]
    [InlineData("""{"type":"play"} {"type":"play"}""", "type")]
    [InlineData("""{"type":"seek"}""", "seconds")]
    [InlineData("""{"type":"seek","seconds":"1"}""", "seconds")]
    [InlineData("""{"type":"seek","seconds":NaN}""", "type")]
    [InlineData("""{"type":"seek","seconds":"NaN"}""", "seconds")]
    [InlineData("""{"type":"seek","seconds":1e999}""", "seconds")]
    [InlineData("""{"type":"seek","seconds":-1}""", "seconds")]
    [InlineData("""{"type":"seek","seconds":1,"seconds":2}""", "seconds")]
    [InlineData("""{"type":"loop","start":1,"end":1,"on":true}""", "end")]
    [InlineData("""{"type":"loop","start":2,"end":1,"on":false}""", "end")]
    [InlineData("""{"type":"strip","stem":"bass","gainDb":12.1}""", "gainDb")]
    [InlineData("""{"type":"strip","stem":"bass","pan":-1.1}""", "pan")]
    [InlineData("""{"type":"strip","stem":"../etc"}""", "stem")]
    [InlineData("""{"type":"strip","stem":null}""", "stem")]
    [InlineData("""{"type":"open","song":"/etc/passwd","preset":"trio"}""", "song")]
    [InlineData("""{"type":"open","song":"a","preset":"Trio"}""", "preset")]
    [InlineData("""{"type":"master","gainDb":[[[[[[1]]]]]]}""", "type")]
    public void What_is_none_is_refused_in_one_line_that_says_why(string text, string named)
    {
        var problem = Assert.Throws<FormatException>(() => Parse(text));

        Assert.Contains(named, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    private static FeedMessage Parse(string text) => FeedMessage.Parse(Encoding.UTF8.GetBytes(text));
}
