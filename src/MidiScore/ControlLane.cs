using System.Collections;

namespace WeakSep.MidiScore;

/// <summary>
/// Control changes that several parts of one channel share. The pedal is worked out once for all of them, so a
/// file with many parts on one channel costs no more than its length.
/// </summary>
internal sealed class ControlLane(ControlChange[] changes) : IReadOnlyList<ControlChange>
{
    private readonly Lazy<IReadOnlyList<PedalSpan>> _pedalSpans = new(() => SustainPedal.Spans(changes));

    public int Count => changes.Length;

    public IReadOnlyList<PedalSpan> PedalSpans => _pedalSpans.Value;

    public ControlChange this[int index] => changes[index];

    public IEnumerator<ControlChange> GetEnumerator() => ((IEnumerable<ControlChange>)changes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => changes.GetEnumerator();
}
