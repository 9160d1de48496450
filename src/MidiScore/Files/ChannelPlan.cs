namespace WeakSep.MidiScore.Files;

/// <summary>Where a part is played: a MIDI port of sixteen channels and a channel of it.</summary>
/// <param name="Port">0 for the first sixteen channels, 1 for the next, ...</param>
/// <param name="Channel">0 to 15.</param>
internal readonly record struct ChannelPlan(int Port, int Channel)
{
    private const int ChannelsPerPort = 16;
    private const int Ports = 128;      // a port number is one data byte

    /// <summary>
    /// Gives every melodic part a channel of its own, the one it asks for where that is free. Drums share channel 9.
    /// Beyond fifteen melodic parts the next port is used; readers that know no ports hear those parts share channels.
    /// </summary>
    public static ChannelPlan[] For(IReadOnlyList<ScorePart> parts)
    {
        var plan = new ChannelPlan?[parts.Count];
        var taken = new HashSet<ChannelPlan>();

        for (var i = 0; i < parts.Count; i++)
        {
            var wish = new ChannelPlan(0, parts[i].Channel);

            if (parts[i].IsDrum)
            {
                plan[i] = new ChannelPlan(0, ScoreBuilder.DrumChannel);
            }
            else if (parts[i].Channel is >= 0 and < ChannelsPerPort and not ScoreBuilder.DrumChannel && taken.Add(wish))
            {
                plan[i] = wish;
            }
        }

        var next = 0;

        for (var i = 0; i < parts.Count; i++)
        {
            while (plan[i] is null)
            {
                var candidate = new ChannelPlan(next / ChannelsPerPort % Ports, next % ChannelsPerPort);
                var isFree = next >= ChannelsPerPort * Ports || taken.Add(candidate);
                next++;

                if (isFree && candidate.Channel != ScoreBuilder.DrumChannel)
                {
                    plan[i] = candidate;
                }
            }
        }

        return [.. plan.Select(entry => entry!.Value)];
    }
}
