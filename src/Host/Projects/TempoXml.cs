using System.Xml.Linq;
using WeakSep.MidiScore;

namespace WeakSep.Host.Projects;

/// <summary>The elements of tempo and time signature: what holds at the start, and automation where it changes.</summary>
internal sealed class TempoXml
{
    private const int DefaultMetre = 4;     // numerator and denominator where none is stated, as in MIDI files

    private readonly ElementMaker _maker;
    private readonly TempoMap _map;
    private readonly IReadOnlyList<TimeSignature> _signatures;
    private readonly XElement _tempo;
    private readonly XElement _signature;

    /// <summary>Makes the parameters.</summary>
    /// <param name="map">Tempo and time signatures.</param>
    /// <param name="maker">Makes elements.</param>
    internal TempoXml(TempoMap map, ElementMaker maker)
    {
        _maker = maker;
        _map = map;
        _signatures = map.TimeSignatures is [{ Time: <= 0 }, ..]
            ? map.TimeSignatures
            : [new TimeSignature(0, DefaultMetre, DefaultMetre), .. map.TimeSignatures];
        _tempo = maker.Real("Tempo", map.Changes[0].Bpm, "bpm");
        _signature = maker.Element("TimeSignature", Metre(_signatures[0]));
    }

    /// <summary>The transport, with tempo and time signature of the start.</summary>
    internal XElement Transport() => new("Transport", _tempo, _signature);

    /// <summary>The changes; empty where nothing changes.</summary>
    internal IEnumerable<XElement> Automation()
    {
        if (_map.Changes.Count > 1)
        {
            yield return _maker.Element(
                "TempoAutomation",
                new XAttribute("timeUnit", "beats"),
                new XAttribute("unit", "bpm"),
                TargetOf(_tempo),
                _map.Changes.Select(change => new XElement(
                    "RealPoint", TimeOf(change.Time), ElementMaker.Number("value", change.Bpm), new XAttribute("interpolation", "hold"))));
        }

        if (_signatures.Count > 1)
        {
            yield return _maker.Element(
                "TimeSignatureAutomation",
                new XAttribute("timeUnit", "beats"),
                TargetOf(_signature),
                _signatures.Select(signature => new XElement("TimeSignaturePoint", TimeOf(signature.Time), Metre(signature))));
        }
    }

    private static XElement TargetOf(XElement parameter) => new("Target", ElementMaker.Reference("parameter", parameter));

    private static XAttribute[] Metre(TimeSignature signature) =>
        [new("numerator", signature.Numerator), new("denominator", signature.Denominator)];

    private XAttribute TimeOf(double seconds) => ElementMaker.Number("time", _map.SecondsToQuarters(seconds));
}
