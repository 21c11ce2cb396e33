using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Mornings;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.CaseReading;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Operations;

/// <summary>Shows what needs a hand, and gives a case a fresh process.</summary>
public sealed class OperationsEndpoints(
    StuckFinder stuck,
    MorningReader mornings,
    Releaser releaser,
    CaseGate gate,
    JsonBodies bodies,
    InstallationKey key,
    ProcessesOf processesOf,
    TimeProvider time)
{
    private static readonly Problem Closed = new(ProblemCodes.CaseClosed, "A closed case has no process.")
    {
        Members = [KeyValuePair.Create<string, object>(ProblemKinds.Stage, Stage.Closed)],
    };

    public async Task<IResult> TodayAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.InRole(OperationsRoles.All);
        return Answers.Ok(await mornings.ReadAsync(processesOf(client), processesUnknown: null, cancellationToken));
    }

    public async Task<IResult> StuckAsync(HttpRequest request, DurableTaskClient client, CancellationToken cancellationToken)
    {
        request.InRole(OperationsRoles.All);
        var found = new List<StuckCase>();
        await foreach (var one in stuck.FindAsync(processesOf(client), cancellationToken))
        {
            found.Add(one);
        }

        return Answers.Ok(new StuckList(time.GetUtcNow(), found.Count, found));
    }

    /// <summary>The body is <c>{}</c> or left out.</summary>
    public async Task<IResult> ReleaseAsync(HttpRequest request, string caseId, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        var state = await gate.PassAsync(caseId, caller, OperationsRoles.All, cancellationToken);
        var idempotencyKey = request.RequireGoodIdempotencyKey();
        var body = (await bodies.ReadOptionalAsync(request, cancellationToken)).OrRefuse();
        var fields = new FieldReader(body);
        if (!fields.Faults.IsEmpty)
        {
            return Answers.Problem(Problems.Invalid(fields.Faults));
        }

        var use = idempotencyKey is null
            ? null
            : new KeyUse(key.KeyHash(caller.Scope, $"release/{state.CaseId}", idempotencyKey), key.BodyHash(body.GetRawText()));
        if (use is not null && state.Keys.FirstOrDefault(answer => answer.Key == use.Key) is { } answered && answered.BodyHash != use.BodyHash)
        {
            return Answers.Problem(Problems.KeyReused);
        }

        var by = new Actor(caller.UserId, OperationsRoles.All.First(caller.Is));
        return await releaser.ReleaseAsync(state.CaseId, by, use, cancellationToken) is { } released
            ? Answers.Accepted(new ReleasedCase(released.CaseId, released.Generation), $"/api/cases/{released.CaseId}/status")
            : Answers.Problem(Closed);
    }
}
