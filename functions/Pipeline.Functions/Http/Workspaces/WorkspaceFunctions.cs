using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Workspaces;

/// <summary>The assessment as a Word document, out and back in.</summary>
public sealed class WorkspaceFunctions(WorkspaceEndpoints workspaces)
{
    [Function(nameof(GetWorkspace))]
    public Task<IResult> GetWorkspace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.CaseWorkspace)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(workspaces.GetAsync(request, caseId, cancellationToken));

    [Function(nameof(TakeWorkspace))]
    public Task<IResult> TakeWorkspace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.CaseWorkspace)] HttpRequest request,
        string caseId,
        CancellationToken cancellationToken) =>
        request.AnswerAsync(workspaces.TakeAsync(request, caseId, cancellationToken));
}
