using System.Reflection;

namespace WeakSep.Host;

/// <summary>The version of this build.</summary>
internal static class ProgramVersion
{
    /// <summary>Version as people cite it, without build metadata.</summary>
    internal static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
