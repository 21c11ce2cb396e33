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
