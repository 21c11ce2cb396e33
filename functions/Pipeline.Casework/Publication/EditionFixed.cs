using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Publication;

/// <summary>Edition, time and template of the publication that follows.</summary>
public sealed record EditionFixed(Edition Edition) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state.ActedOn(stamp) with
    {
        Publication = state.Publication with { Edition = Edition },
    };
}
