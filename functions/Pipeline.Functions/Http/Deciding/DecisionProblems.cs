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
        DecisionResult.VersionConflict conflict => new Problem(
            StatusCodes.Status412PreconditionFailed, ProblemCodes.VersionConflict, "The case has changed since you read it.")
        {
            Members = [Member("version", conflict.Version)],
        },
        DecisionResult.Illegal illegal => new Problem(
            StatusCodes.Status409Conflict, ProblemCodes.IllegalDecision, "This cannot be decided at the stage the case is in.")
        {
            Members = [Member("stage", illegal.Stage), Member("allowed", illegal.Allowed)],
        },
        DecisionResult.NotReady notReady => new Problem(
            StatusCodes.Status409Conflict, ProblemCodes.NotReady, "The entry into this stage is still being recorded. Try again.")
        {
            Members = [Member("stage", notReady.Stage)],
            RetryAfter = TimeSpan.FromSeconds(1),
        },
        DecisionResult.NotIndependent notIndependent => new Problem(
            StatusCodes.Status403Forbidden, ProblemCodes.NotIndependent, notIndependent.Why),
        DecisionResult.GuardFailed failed => new Problem(
            StatusCodes.Status422UnprocessableEntity, ProblemCodes.GuardFailed, "The case does not allow this as it stands.")
        {
            Members = [Member("reasons", failed.Reasons)],
        },
        DecisionResult.KeyReused => Problems.KeyReused,
        _ => throw new InvalidOperationException($"No problem for {result}."),
    };

    private static KeyValuePair<string, object> Member(string name, object value) => KeyValuePair.Create(name, value);
}
