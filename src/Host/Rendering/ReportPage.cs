using System.Globalization;
using System.Net;
using System.Text;
using WeakSep.Host.Presets;

namespace WeakSep.Host.Rendering;

/// <summary>The page that <c>--report</c> writes: the stems to listen to and what was measured, in one file without scripts.</summary>
internal static class ReportPage
{
    /// <summary>Name of the page, beside the stems.</summary>
    internal const string FileName = "report.html";

    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; }
        .bar { height: .6rem; border-radius: .3rem; min-width: 2px; }
        audio { width: 16rem; }
        """;

    /// <summary>The page's text.</summary>
    /// <param name="report">What was separated.</param>
    /// <param name="preset">Titles and colours of the sources.</param>
    internal static string Write(RenderReport report, Preset preset)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Text(report.Track)}</title>\n<style>\n{Style}\n</style>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Text(report.Track)}</h1>\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>{Text(report.Input)}: {report.Seconds:0.0} s, {report.SampleRate} Hz, {report.Channels} channels, {report.InputEncoding}; ");
        page.Append(
            CultureInfo.InvariantCulture,
            $"separated by preset {Text(report.Preset)} ({report.Provider}, {report.RealTimeFactor:0.0} x real time, WeakSep {report.Version}).</p>\n");
        page.Append("<table>\n<tr><th>Stem<th>Listen<th>Share of energy<th>Loudness<th>Peak<th>Clipped\n");

        foreach (var stem in report.Stems)
        {
            AppendRow(page, stem, preset.Sources.FirstOrDefault(source => source.Id == stem.Source));
        }

        page.Append("</table>\n");

        foreach (var warning in report.Warnings)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>Warning: {Text(warning)}.</p>\n");
        }

        return page.Append("</html>\n").ToString();
    }

    private static void AppendRow(StringBuilder page, StemReport stem, PresetSource? source)
    {
        var width = Math.Clamp(stem.EnergyShare, 0, 1) * 100;
        page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(source?.Title ?? stem.Source)}");
        page.Append(CultureInfo.InvariantCulture, $"<td><audio controls preload=\"none\" src=\"{Uri.EscapeDataString(stem.File)}\"></audio>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<td>{stem.EnergyShare:0.0 %}<div class=\"bar\" style=\"width:{width:0.#}%;background:{source?.Colour ?? "#888888"}\"></div>");
        page.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{Level(stem.LoudnessLufs, "LUFS")}");
        page.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{Level(stem.PeakDb, "dBFS")}");
        page.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{stem.ClippedSamples}\n");
    }

    private static string Level(double? level, string unit) =>
        level is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {unit}") : "silent";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
