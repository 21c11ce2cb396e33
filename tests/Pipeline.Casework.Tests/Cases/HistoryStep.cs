using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>One commit of a case, and the case before and after it.</summary>
internal sealed record HistoryStep(Commit Commit, CaseState Before, CaseState After)
{
    public static IReadOnlyList<HistoryStep> Of(IReadOnlyList<Commit> commits)
    {
        var steps = new List<HistoryStep>();
        var state = CaseState.Before(commits[0].CaseId);
        foreach (var commit in commits)
        {
            var after = state.Apply(commit);
            steps.Add(new HistoryStep(commit, state, after));
            state = after;
        }

        return steps;
    }
}
