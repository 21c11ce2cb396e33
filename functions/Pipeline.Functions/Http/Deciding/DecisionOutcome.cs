using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>A decision that was taken, or why not.</summary>
internal abstract record DecisionOutcome
{
    private DecisionOutcome()
    {
    }

    public sealed record Taken(int Version, Stage Stage, Absence? AssigneeAway) : DecisionOutcome;

    public sealed record Refused(Problem Problem) : DecisionOutcome;
}
