using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.CaseReading;

/// <summary>What is read of one case.</summary>
public sealed class CaseFunctions(StatusEndpoints status, CaseEndpoints cases)
{
    [Function(nameof(GetCaseStatus))]
    public Task<IResult> GetCaseStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseStatus)] HttpRequest request,
        string caseId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(status.ReadAsync(request, caseId, client, cancellationToken));

    [Function(nameof(GetCase))]
    public Task<IResult> GetCase(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Case)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(cases.CaseAsync(request, caseId, cancellationToken));

    [Function(nameof(GetCaseTimeline))]
    public Task<IResult> GetCaseTimeline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseTimeline)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(cases.TimelineAsync(request, caseId, cancellationToken));

    [Function(nameof(GetCaseReporter))]
    public Task<IResult> GetCaseReporter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseReporter)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(cases.ReporterAsync(request, caseId, cancellationToken));

    [Function(nameof(GetCaseBundle))]
    public Task<IResult> GetCaseBundle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseBundle)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(cases.BundleAsync(request, caseId, cancellationToken));
}
