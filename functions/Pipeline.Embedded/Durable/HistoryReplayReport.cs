namespace Pipeline.Embedded.Durable;

/// <summary>What a replay of a recorded history found.</summary>
/// <param name="Turns">How many turns were replayed.</param>
/// <param name="Divergences">One sentence for each place where the orchestrator did something else than recorded; empty when it did the same.</param>
public sealed record HistoryReplayReport(int Turns, IReadOnlyList<string> Divergences)
{
    public bool IsSame => Divergences.Count == 0;
}
