using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace WeakSep.Trainer;

/// <summary>Reads and writes <see cref="TrainingSettings"/> as YAML. An unknown key is an error.</summary>
public static class SettingsFile
{
    /// <summary>Reads a file that names what differs from the defaults.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">A key is unknown, a value is of the wrong kind or out of range.</exception>
    public static TrainingSettings Read(string path)
    {
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads settings from text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="name">Where it comes from, for messages.</param>
    /// <exception cref="SettingsException">A key is unknown, a value is of the wrong kind or out of range.</exception>
    public static TrainingSettings Parse(string yaml, string name)
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

        try
        {
            var settings = deserializer.Deserialize<TrainingSettings?>(yaml) ?? new TrainingSettings();
            settings.Validate();

            return settings;
        }
        catch (YamlException e)
        {
            var reason = (e.InnerException ?? e).Message;
            throw new SettingsException($"{name}: line {e.Start.Line}, column {e.Start.Column}: {reason}", e);
        }
        catch (ArgumentException e)
        {
            throw new SettingsException($"{name}: {e.Message}", e);
        }
    }

    /// <summary>All settings, defaults included, as YAML.</summary>
    /// <param name="settings">The settings.</param>
    public static string ToYaml(TrainingSettings settings)
    {
        return new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance)
            .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
            .WithAttributeOverride<TrainingSettings>(s => s.Bins, new YamlIgnoreAttribute())
            .WithAttributeOverride<TrainingSettings>(s => s.PartMap, new YamlIgnoreAttribute())
            .WithAttributeOverride<TrainingSettings>(s => s.Grid, new YamlIgnoreAttribute())
            .WithAttributeOverride<TrainingSettings>(s => s.PlaybackHop, new YamlIgnoreAttribute())
            .WithAttributeOverride<TrainingSettings>(s => s.Windows, new YamlIgnoreAttribute())
            .WithAttributeOverride<Networks.TcnSettings>(s => s.ContextFrames, new YamlIgnoreAttribute())
            .WithAttributeOverride<Networks.ClassifierSettings>(s => s.FrameStep, new YamlIgnoreAttribute())
            .WithAttributeOverride<Networks.TcnSettings>(s => s.LookaheadFrames, new YamlIgnoreAttribute())
            .Build()
            .Serialize(settings);
    }
}
