using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Documents;

/// <summary>A document was stored and belongs to the case.</summary>
public sealed record DocumentAdded(CaseDocument Document) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with { Documents = [.. state.Documents, Document] };
}
