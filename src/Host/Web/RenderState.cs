using System.Text.Json.Serialization;

namespace WeakSep.Host.Web;

/// <summary>How far a render is.</summary>
[JsonConverter(typeof(LowerCaseEnumConverter<RenderState>))]
internal enum RenderState
{
    /// <summary>Another one runs.</summary>
    Queued,

    /// <summary>Its stems grow.</summary>
    Separating,

    /// <summary>Its stems are whole, its notes are being heard.</summary>
    Transcribing,

    /// <summary>Whole.</summary>
    Done,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>A person ended it.</summary>
    Cancelled,
}
