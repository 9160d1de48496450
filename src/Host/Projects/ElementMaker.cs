using System.Globalization;
using System.Xml.Linq;

namespace WeakSep.Host.Projects;

/// <summary>Makes the elements of one <c>project.xml</c> that others can refer to, each with an id of its own.</summary>
internal sealed class ElementMaker
{
    // Beats to a billionth: a sample at any rate and tempo is more.
    private const string NumberFormat = "0.0########";

    private int _elements;

    /// <summary>A number as the format writes it.</summary>
    internal static XAttribute Number(string name, double value) => new(name, value.ToString(NumberFormat, CultureInfo.InvariantCulture));

    /// <summary>A reference to an element.</summary>
    /// <param name="name">Name of the attribute.</param>
    /// <param name="element">An element that this class made.</param>
    internal static XAttribute Reference(string name, XElement element) => new(name, element.Attribute("id")!.Value);

    /// <summary>An element with an id.</summary>
    internal XElement Element(string name, params object?[] content) => new(name, new XAttribute("id", $"id{_elements++}"), content);

    /// <summary>A parameter that can be automated.</summary>
    /// <param name="name">Name of the element, and its name for people.</param>
    /// <param name="value">Its value.</param>
    /// <param name="unit">The unit of the value: bpm, linear or normalized.</param>
    /// <param name="range">Lowest and highest value; null leaves them open.</param>
    internal XElement Real(string name, double value, string unit, (double Lowest, double Highest)? range = null) => Element(
        name,
        new XAttribute("name", name),
        range is { } ends ? new object[] { Number("min", ends.Lowest), Number("max", ends.Highest) } : null,
        new XAttribute("unit", unit),
        Number("value", value));

    /// <summary>A switch that can be automated.</summary>
    /// <param name="name">Name of the element, and its name for people.</param>
    /// <param name="value">Its state.</param>
    internal XElement Switch(string name, bool value) => Element(name, new XAttribute("name", name), new XAttribute("value", value));
}
