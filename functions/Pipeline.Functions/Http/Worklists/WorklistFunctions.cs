using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Worklists;

/// <summary>Where staff find their work.</summary>
public sealed class WorklistFunctions(WorklistEndpoints worklist, LocationEndpoints locations)
{
    [Function(nameof(GetWorklist))]
    public Task<IResult> GetWorklist(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Worklist)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(worklist.QueryAsync(request, cancellationToken));

    [Function(nameof(GetLocation))]
    public Task<IResult> GetLocation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Location)] HttpRequest request,
        string locationId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(locations.ReadAsync(request, locationId, cancellationToken));
}
