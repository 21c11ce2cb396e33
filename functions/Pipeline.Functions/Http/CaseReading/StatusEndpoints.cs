using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.CaseReading;

/// <summary>Where a case stands, for all who wait for it.</summary>
public sealed class StatusEndpoints(CaseReader reader, StuckFinder stuck, ProcessesOf processesOf, TimeProvider time)
{
    /// <summary>While the process itself is at work the next step is near.</summary>
    private static readonly TimeSpan AtWork = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Waiting = TimeSpan.FromSeconds(30);

    public async Task<IResult> ReadAsync(HttpRequest request, string caseId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(
            caseId,
            request.SignedIn(),
            "status",
            access => access.IsStaff || access.IsSubmitter || access.IsProvider || access.IsOperations,
            purpose: null,
            cancellationToken);
        if (opened is null)
        {
            return Answers.NotFound();
        }

        var processes = processesOf(client);
        var state = opened.State;
        var inside = opened.Access.IsStaff || opened.Access.IsOperations;
        var view = StatusViews.Of(
            opened,
            await processes.FindAsync(state.CaseId, state.Generation, cancellationToken),
            inside ? await stuck.OfAsync(state, processes, cancellationToken) : null,
            time.GetUtcNow());
        return Answer(request, view, state);
    }

    private static IResult Answer(HttpRequest request, StatusView view, CaseState state)
    {
        var tag = $"W/\"{view.ETag}\"";
        List<KeyValuePair<string, string>> headers = [KeyValuePair.Create("ETag", tag), KeyValuePair.Create("Vary", "Authorization")];
        if (!state.IsClosed)
        {
            var atWork = CaseProcess.Row(state.Stage).EndsByItself || CaseProcess.Gates(state).Any();
            headers.Add(KeyValuePair.Create("Retry-After", ProblemAnswer.Seconds(atWork ? AtWork : Waiting)));
        }

        return request.Holds(tag) ? new UnchangedAnswer(headers) : new JsonAnswer(view) { Headers = headers };
    }
}
