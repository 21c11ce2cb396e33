using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http;

/// <summary>Answers what no other function does: the host itself would send an empty 404 whatever the reason.</summary>
public sealed class UnknownPathFunctions
{
    [Function(nameof(Anything))]
    public Task<IResult> Anything([HttpTrigger(AuthorizationLevel.Anonymous, Route = Routes.Anything)] HttpRequest request) =>
        request.AnswerAsync(Task.FromResult(Nothing(request)));

    private static IResult Nothing(HttpRequest request) => RouteTable.VerbsOf(request.Path) is { Count: > 0 } verbs && !verbs.Contains(request.Method)
        ? Answers.Problem(Problems.MethodNotAllowed(request.Method, verbs))
        : Answers.NotFound();
}
