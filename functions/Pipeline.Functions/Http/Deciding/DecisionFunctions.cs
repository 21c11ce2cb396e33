using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>What people decide on cases.</summary>
public sealed class DecisionFunctions(DecisionEndpoints decisions, BulkDecisionEndpoints bulk)
{
    [Function(nameof(Decide))]
    public Task<IResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.CaseDecision)] HttpRequest request,
        string caseId,
        string decision,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(decisions.DecideAsync(request, caseId, decision, cancellationToken));

    [Function(nameof(DecideMany))]
    public Task<IResult> DecideMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Decisions)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(bulk.DecideAsync(request, cancellationToken));
}
