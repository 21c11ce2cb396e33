using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>The ratings in force before this assessment, taken from the register.</summary>
public sealed record WorkspaceOpened(IReadOnlyDictionary<string, Rating> Previous) : CaseEvent
{
    protected override bool IsVisible => false;

    public override CaseState Apply(CaseState state, CommitStamp stamp) =>
        state with { Assessment = state.Assessment with { Previous = Previous } };
}
