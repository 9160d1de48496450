using System.Text.Json;
using System.Text.Json.Serialization;
using WeakSep.Host.Live;
using WeakSep.Host.Presets;

namespace WeakSep.Host.Mixing;

/// <summary>What a client of the feed asks for.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Play), "play")]
[JsonDerivedType(typeof(Pause), "pause")]
[JsonDerivedType(typeof(Seek), "seek")]
[JsonDerivedType(typeof(Loop), "loop")]
[JsonDerivedType(typeof(Strip), "strip")]
[JsonDerivedType(typeof(Master), "master")]
[JsonDerivedType(typeof(Preset), "preset")]
internal abstract record FeedMessage
{
    /// <summary>Bytes of a message at most.</summary>
    internal const int MaxBytes = 4096;

    private const double LongestSeconds = 1e6;
    private const int LongestName = 128;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.Strict,
        AllowOutOfOrderMetadataProperties = true,
        MaxDepth = 2,
    };

    /// <summary>Whether it takes its time.</summary>
    internal virtual bool IsLong => false;

    /// <summary>Whether what the same client asks for next waits until it is done.</summary>
    internal virtual bool IsAwaited => true;

    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">It is none; the message is one line that says what was expected.</exception>
    internal static FeedMessage Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var message = JsonSerializer.Deserialize<FeedMessage>(utf8, Options)
                ?? throw new FormatException("expected an object with a type, found null");
            message.Check();

            return message;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException(
                "expected {\"type\":...} with open, play, pause, seek, loop, strip, master or preset and its fields: "
                + FailureReport.OneLine(problem.Message), problem);
        }
    }

    /// <summary>Does what is asked for.</summary>
    /// <exception cref="MixerException">It cannot be done.</exception>
    internal abstract void Apply(MixerDesk desk);

    private protected virtual void Check()
    {
    }

    // Written so that NaN fails.
    private protected static void InRange(string field, double value, double lowest, double highest)
    {
        if (!(value >= lowest && value <= highest))
        {
            throw new FormatException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{field}: expected {lowest} to {highest}, found {value}"));
        }
    }

    private protected static void IsName(string field, string value)
    {
        if (value.Length is 0 or > LongestName || !value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new FormatException($"{field}: expected lower-case letters, digits and hyphens, {LongestName} at most");
        }
    }

    /// <summary>Opens a song by a preset; <c>live</c> is the device's input.</summary>
    internal sealed record Open(string Song, [property: JsonPropertyName("preset")] string PresetName) : FeedMessage
    {
        /// <inheritdoc/>
        internal override bool IsLong => true;

        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.Open(Song, PresetName);

        private protected override void Check()
        {
            IsName("song", Song);
            IsName("preset", PresetName);
        }
    }

    /// <summary>Plays.</summary>
    internal sealed record Play : FeedMessage
    {
        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.Controls.Play();
    }

    /// <summary>Pauses.</summary>
    internal sealed record Pause : FeedMessage
    {
        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.Controls.Pause();
    }

    /// <summary>Jumps.</summary>
    internal sealed record Seek(double Seconds) : FeedMessage
    {
        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.Controls.Seek(Seconds);

        private protected override void Check() => InRange("seconds", Seconds, 0, LongestSeconds);
    }

    /// <summary>Sets the region that repeats.</summary>
    internal sealed record Loop(double Start, double End, bool On) : FeedMessage
    {
        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.Controls.SetLoop(new LoopState(Start, End, On));

        private protected override void Check()
        {
            InRange("start", Start, 0, LongestSeconds);
            InRange("end", End, On ? Start + MixerControls.ShortestLoopSeconds : Start, LongestSeconds);
        }
    }

    /// <summary>Sets some of a strip.</summary>
    internal sealed record Strip(string Stem, double? GainDb = null, double? Pan = null, bool? Mute = null, bool? Solo = null) : FeedMessage
    {
        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.Controls.SetStrip(
            Stem, strip => new StripState(GainDb ?? strip.GainDb, Pan ?? strip.Pan, Mute ?? strip.Mute, Solo ?? strip.Solo));

        private protected override void Check()
        {
            if (!PresetReader.IsSourceId(Stem))
            {
                throw new FormatException("stem: expected letters, digits, hyphens and underscores");
            }

            InRange("gainDb", GainDb ?? 0, OutputStrip.LowestGainDb, OutputStrip.HighestGainDb);
            InRange("pan", Pan ?? 0, -1, 1);
        }
    }

    /// <summary>Sets the master.</summary>
    internal sealed record Master(double GainDb) : FeedMessage
    {
        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.Controls.SetMaster(GainDb);

        private protected override void Check() => InRange("gainDb", GainDb, OutputStrip.LowestGainDb, OutputStrip.HighestGainDb);
    }

    /// <summary>Goes on by another preset.</summary>
    internal sealed record Preset([property: JsonPropertyName("preset")] string Name) : FeedMessage
    {
        /// <inheritdoc/>
        internal override bool IsLong => true;

        /// <inheritdoc/>
        internal override bool IsAwaited => false;     // faders go on meanwhile

        /// <inheritdoc/>
        internal override void Apply(MixerDesk desk) => desk.SwitchPreset(Name);

        private protected override void Check() => IsName("preset", Name);
    }
}
