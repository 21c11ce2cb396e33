using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Assessment;

/// <summary>The framework by which the case is assessed, as <c>id@version</c>.</summary>
public sealed record FrameworkChosen(string Framework) : CaseEvent
{
    public override CaseState Apply(CaseState state, CommitStamp stamp)
    {
        var chosen = state with { Assessment = state.Assessment with { Framework = Framework } };
        return stamp.By.IsPerson ? chosen.Reviewed(stamp) : chosen;
    }
}
