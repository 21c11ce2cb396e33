using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Triage;

/// <summary>A newer case was closed into this one; the risk is scored again and may only rise.</summary>
public sealed record LinkedCaseAdded(CaseId CaseId, Risk Risk) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Links = state.Links with { Linked = [.. state.Links.Linked, CaseId] },
        Risk = Risk,
        Priority = state.Priority is { } now && now <= Risk.Priority ? now : Risk.Priority,
    };
}

/// <summary>This case is about the same matter as another, and is closed into it.</summary>
public sealed record LinkedToCase(CaseId CaseId) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with { Links = state.Links with { LinkedTo = CaseId } };
}

/// <summary>The case it was linked to closed without an assessment: this one is open again, and its clock starts anew.</summary>
public sealed record UnlinkedFromCase(CaseId CaseId) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) => state with
    {
        Links = state.Links with { LinkedTo = null },
        Closed = null,
        Triage = state.IsClosed ? state.Triage with { ClockStartedAt = null } : state.Triage,
    };
}
