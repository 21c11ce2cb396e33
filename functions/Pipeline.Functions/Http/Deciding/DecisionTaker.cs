using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>Takes a decision to the desk, also one whose request is at fault: whether the case may be known and the role decides come first.</summary>
public sealed class DecisionTaker(DecisionDesk desk)
{
    private static readonly JsonElement NoObject = JsonElement.Parse("null");

    /// <param name="request">The decision as asked for; its body counts only without a fault.</param>
    /// <param name="fault">What is wrong with the request itself; answered unless something that is checked earlier refuses it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<DecisionOutcome> TakeAsync(DecisionRequest request, Problem? fault, CancellationToken cancellationToken)
    {
        if (fault is null)
        {
            return Outcome(await desk.DecideAsync(request, cancellationToken));
        }

        // The desk refuses what is no object only after 404 and 403, and changes nothing.
        var refusal = await desk.DecideAsync(request with { Body = NoObject, ExpectedVersion = null, IdempotencyKey = null }, cancellationToken);
        return refusal is DecisionResult.Invalid ? new DecisionOutcome.Refused(fault) : Outcome(refusal);
    }

    private static DecisionOutcome Outcome(DecisionResult result) => result is DecisionResult.Decided decided
        ? new DecisionOutcome.Taken(decided.Version, decided.Stage, decided.AssigneeAway)
        : new DecisionOutcome.Refused(DecisionProblems.Of(result));
}
