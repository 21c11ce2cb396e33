using Pipeline.Casework.Cases;

namespace Pipeline.Casework.FactualAccuracy;

/// <summary>A manager gave the provider more time.</summary>
public sealed record FactualAccuracyExtended(DateTimeOffset Until) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state.ActedOn(stamp) with { FactualAccuracy = state.FactualAccuracy with { ExtendedUntil = Until, ExtendedAt = stamp.At } };
}
