using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>What a refused decision answers.</summary>
internal static class DecisionProblems
{
    public static Problem Of(DecisionResult result) => result switch
    {
        DecisionResult.NotFound => Problems.NotFound,
        DecisionResult.Forbidden forbidden => Problems.Forbidden(forbidden.Why),
        DecisionResult.Invalid invalid => Problems.Invalid(invalid.Faults),
        DecisionResult.VersionConflict conflict => new Problem(ProblemCodes.VersionConflict, "The case has changed since you read it.")
        {
            Members = [Member(ProblemKinds.Version, conflict.Version)],
        },
        DecisionResult.Illegal illegal => new Problem(ProblemCodes.IllegalDecision, "This cannot be decided at the stage the case is in.")
        {
            Members = [Member(ProblemKinds.Stage, illegal.Stage), Member(ProblemKinds.Allowed, illegal.Allowed)],
        },
        DecisionResult.NotReady notReady => new Problem(ProblemCodes.NotReady, "The entry into this stage is still being recorded. Try again.")
        {
            Members = [Member(ProblemKinds.Stage, notReady.Stage)],
            RetryAfter = TimeSpan.FromSeconds(1),
        },
        DecisionResult.NotIndependent notIndependent => new Problem(ProblemCodes.NotIndependent, notIndependent.Why),
        DecisionResult.GuardFailed failed => new Problem(ProblemCodes.GuardFailed, "The case does not allow this as it stands.")
        {
            Members = [Member(ProblemKinds.Reasons, failed.Reasons)],
        },
        DecisionResult.KeyReused => Problems.KeyReused,
        _ => throw new InvalidOperationException($"No problem for {result}."),
    };

    private static KeyValuePair<string, object> Member(string name, object value) => KeyValuePair.Create(name, value);
}
