namespace WeakSep.MidiScore.Alignment;

/// <summary>
/// Moves the predicted onsets to where the recording rises at their pitches: the most likely sequence of moves, where
/// near notes move alike (Viterbi).
/// </summary>
internal sealed class OnsetRefinement
{
    private const int Reach = 10;                           // rows of 10 ms on either side
    private const int States = (2 * Reach) + 1;
    private const double EvidenceWeight = 4;                // of the strongest rise in reach
    private const double MoveSeconds = 0.06;                // what warping alone is often wrong by
    private const double JitterSeconds = 0.012;             // how differently near notes move
    private const double JitterPerSecond = 0.05;
    private const double ShortestShare = 0.25;              // of the predicted distance is left between two onsets
    private const double OutOfOrderCost = 50;
    private const float StrengthFloor = 0.03f;              // rises below are noise and lead nowhere
    private const double LeastStepSeconds = 0.002;
    private const int RankWindows = 6;                      // on either side, one reach apart

    // A few onsets that happen to fit prove little: the mean begins with as many of the rank that wrong pairs have.
    private const double PriorOnsets = 20;
    private const double PriorRank = 0.65;

    private readonly RecordingFrames _recording;
    private readonly IReadOnlyList<OnsetGroup> _groups;
    private readonly IReadOnlyList<double> _predicted;

    /// <summary>Prepares the search.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="groups">Onsets of the score, one or more.</param>
    /// <param name="predicted">Where they should be in the recording, in seconds, not falling.</param>
    public OnsetRefinement(RecordingFrames recording, IReadOnlyList<OnsetGroup> groups, IReadOnlyList<double> predicted)
    {
        _recording = recording;
        _groups = groups;
        _predicted = predicted;
    }

    /// <summary>Finds the onsets.</summary>
    /// <returns>Seconds per group, strictly increasing.</returns>
    public double[] Find()
    {
        var costs = EvidenceCosts(0);
        var sums = costs;
        var steps = new byte[_groups.Count * States];

        for (var group = 1; group < _groups.Count; group++)
        {
            costs = EvidenceCosts(group);
            var next = new double[States];

            for (var state = 0; state < States; state++)
            {
                var best = 0;
                var bestSum = double.PositiveInfinity;

                for (var before = 0; before < States; before++)
                {
                    var sum = sums[before] + TransitionCost(group, before, state);

                    if (sum < bestSum)
                    {
                        (best, bestSum) = (before, sum);
                    }
                }

                next[state] = bestSum + costs[state];
                steps[(group * States) + state] = (byte)best;
            }

            sums = next;
        }

        return Trace(steps, Array.IndexOf(sums, sums.Min()));
    }

    /// <summary>Mean rank of the strengths at the found onsets among those around them.</summary>
    public double Rank(IReadOnlyList<double> onsets)
    {
        var ranks = PriorOnsets * PriorRank;
        var counted = PriorOnsets;

        for (var group = 0; group < _groups.Count; group++)
        {
            var centre = RowOf(onsets[group]);
            var here = Strongest(group, centre);
            int below = 0, windows = 0;

            for (var window = -RankWindows; window <= RankWindows; window++)
            {
                var row = centre + (window * Reach);

                if (window == 0 || row < 0 || row >= _recording.OnsetCount)
                {
                    continue;
                }

                windows++;
                below += Strongest(group, row) < here ? 1 : 0;
            }

            if (windows > 0)
            {
                ranks += (double)below / windows;
                counted++;
            }
        }

        return ranks / counted;
    }

    private double Strongest(int group, int centre)
    {
        const int Near = Reach / 3;     // as far as the windows do not overlap
        var strongest = 0f;

        for (var row = Math.Max(0, centre - Near); row <= Math.Min(_recording.OnsetCount - 1, centre + Near); row++)
        {
            strongest = Math.Max(strongest, _groups[group].Strength(_recording, row));
        }

        return strongest;
    }

    private double[] EvidenceCosts(int group)
    {
        var costs = new double[States];
        var largest = StrengthFloor;

        for (var state = 0; state < States; state++)
        {
            var row = RowOf(TimeOf(group, state));
            var strength = row >= 0 && row < _recording.OnsetCount ? _groups[group].Strength(_recording, row) : 0;
            costs[state] = -strength;
            largest = Math.Max(largest, strength);
        }

        for (var state = 0; state < States; state++)
        {
            var move = (state - Reach) * RecordingFrames.OnsetHopSeconds / MoveSeconds;
            costs[state] = (EvidenceWeight * costs[state] / largest) + (move * move / 2);
        }

        return costs;
    }

    private double TransitionCost(int group, int before, int state)
    {
        var predicted = _predicted[group] - _predicted[group - 1];
        var change = (state - before) * RecordingFrames.OnsetHopSeconds;
        var shortest = Math.Max(LeastStepSeconds, ShortestShare * predicted);
        var cost = Math.Abs(change) / (JitterSeconds + (JitterPerSecond * predicted));

        return predicted + change < shortest ? cost + OutOfOrderCost : cost;
    }

    private double[] Trace(byte[] steps, int state)
    {
        var onsets = new double[_groups.Count];

        for (var group = _groups.Count - 1; group >= 0; group--)
        {
            onsets[group] = Sharpened(group, TimeOf(group, state));
            state = steps[(group * States) + state];
        }

        onsets[0] = Math.Max(0, onsets[0]);

        for (var group = 1; group < onsets.Length; group++)
        {
            onsets[group] = Math.Max(onsets[group], onsets[group - 1] + LeastStepSeconds);
        }

        return onsets;
    }

    /// <summary>Between rows: the vertex of the parabola through three strengths, where they have a peak.</summary>
    private double Sharpened(int group, double seconds)
    {
        var row = RowOf(seconds);

        if (row < 1 || row >= _recording.OnsetCount - 1)
        {
            return seconds;
        }

        var left = _groups[group].Strength(_recording, row - 1);
        var peak = _groups[group].Strength(_recording, row);
        var right = _groups[group].Strength(_recording, row + 1);

        return peak > StrengthFloor && peak > left && peak >= right
            ? (row + ((left - right) / (2 * (left - (2 * peak) + right)))) * RecordingFrames.OnsetHopSeconds
            : seconds;
    }

    private double TimeOf(int group, int state) =>
        _predicted[group] + ((state - Reach) * RecordingFrames.OnsetHopSeconds);

    private static int RowOf(double seconds) => (int)Math.Round(seconds / RecordingFrames.OnsetHopSeconds);
}
