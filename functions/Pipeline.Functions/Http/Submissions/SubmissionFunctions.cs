using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Submissions;

/// <summary>What opens cases.</summary>
public sealed class SubmissionFunctions(SubmissionEndpoints submissions, ImportEndpoints imports)
{
    [Function(nameof(SubmitNotification))]
    public Task<IResult> SubmitNotification(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Notifications)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(submissions.NotificationAsync(request, cancellationToken));

    [Function(nameof(RaiseConcern))]
    public Task<IResult> RaiseConcern(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Concerns)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(submissions.ConcernAsync(request, cancellationToken));

    [Function(nameof(OpenAssessment))]
    public Task<IResult> OpenAssessment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Assessments)] HttpRequest request, CancellationToken cancellationToken) =>
        request.AnswerAsync(submissions.AssessmentAsync(request, cancellationToken));

    [Function(nameof(ImportSubmissions))]
    public Task<IResult> ImportSubmissions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Imports)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(imports.ImportAsync(request, client, cancellationToken));

    [Function(nameof(GetImport))]
    public Task<IResult> GetImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Import)] HttpRequest request,
        string importId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(imports.FindAsync(request, importId, client, cancellationToken));
}
