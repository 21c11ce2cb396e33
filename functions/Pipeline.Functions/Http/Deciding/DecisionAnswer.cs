using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>The case after a decision; after an assignment also whether who looks after it is away now.</summary>
public sealed record DecisionAnswer(int Version, Stage Stage, Absence? AssigneeAway);
