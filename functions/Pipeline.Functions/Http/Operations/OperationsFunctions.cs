using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>What keeps cases and messages moving.</summary>
public sealed class OperationsFunctions(OperationsEndpoints operations, DeadLetterEndpoints deadLetters)
{
    [Function(nameof(GetToday))]
    public Task<IResult> GetToday(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Today)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(operations.TodayAsync(request, client, cancellationToken));

    [Function(nameof(GetStuck))]
    public Task<IResult> GetStuck(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Stuck)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(operations.StuckAsync(request, client, cancellationToken));

    [Function(nameof(ReleaseCase))]
    public Task<IResult> ReleaseCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Release)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(operations.ReleaseAsync(request, caseId, cancellationToken));

    [Function(nameof(ListDeadLetters))]
    public Task<IResult> ListDeadLetters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.DeadLetters)] HttpRequest request,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(deadLetters.ListAsync(request, cancellationToken));

    [Function(nameof(ReplayDeadLetter))]
    public Task<IResult> ReplayDeadLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ReplayDeadLetter)] HttpRequest request,
        string queue,
        string sequenceNumber,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(deadLetters.ReplayAsync(request, queue, sequenceNumber, cancellationToken));

    [Function(nameof(DiscardDeadLetter))]
    public Task<IResult> DiscardDeadLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.DiscardDeadLetter)] HttpRequest request,
        string queue,
        string sequenceNumber,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(deadLetters.DiscardAsync(request, queue, sequenceNumber, cancellationToken));
}
