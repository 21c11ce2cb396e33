using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Functions.Http.CaseReading;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>Many decisions in one call, in order, each checked and taken alone. The answer is 200 whatever became of each.</summary>
public sealed class BulkDecisionEndpoints(DecisionTaker taker, JsonBodies bodies, IAuditLog audit, PolicyCatalog policies, EvenTime even)
{
    private const string List = "decisions";
    private const int MaxText = 100;

    private static readonly JsonElement NoBody = JsonElement.Parse("{}");

    private static readonly Problem NotOpened = new(ProblemCodes.NotOpened, "A case is closed in bulk only by somebody who has opened it.");

    /// <summary>The body is a list, or an object with the list as <c>decisions</c>.</summary>
    public async Task<IResult> DecideAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        var key = request.RequireGoodIdempotencyKey();
        var items = ItemsOf((await bodies.ReadAsync(request, cancellationToken)).OrRefuse());
        var results = new List<BulkDecisionResult>(items.Count);
        foreach (var item in items)
        {
            var itemKey = key is null ? null : string.Create(CultureInfo.InvariantCulture, $"{key}/{results.Count}");
            results.Add(await TakeAsync(item, caller, itemKey, RequestTrace.IdOf(request.HttpContext), cancellationToken));
        }

        return Answers.Ok(new BulkDecisionAnswer(results));
    }

    private List<JsonElement> ItemsOf(JsonElement body)
    {
        var list = body.ValueKind == JsonValueKind.Object && body.TryGetProperty(List, out var inner) ? inner : body;
        var max = policies.Current.Limits.BulkDecisions;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > max)
        {
            throw new RequestRefusedException(Problems.Invalid(List, string.Create(CultureInfo.InvariantCulture, $"must be a list of at most {max} decisions")));
        }

        return [.. list.EnumerateArray()];
    }

    private async Task<BulkDecisionResult> TakeAsync(JsonElement item, Caller caller, string? key, string traceId, CancellationToken cancellationToken)
    {
        var fields = new FieldReader(item);
        var caseId = fields.RequiredText("caseId", MaxText);
        var decision = fields.RequiredText("decision", MaxText);
        var request = new DecisionRequest
        {
            Caller = caller,
            CaseId = caseId,
            Decision = decision,
            Body = fields.Raw("body") ?? NoBody,
            ExpectedVersion = fields.Int("version", 0, int.MaxValue),
            IdempotencyKey = key,
        };
        var incomplete = caseId.Length == 0 || decision.Length == 0;
        var outcome = incomplete
            ? new DecisionOutcome.Refused(Problems.Invalid(fields.Faults))
            : await TakeAsync(request, fields.Faults, cancellationToken);
        var result = new BulkDecisionResult { CaseId = incomplete ? null : caseId, Decision = incomplete ? null : decision, Status = StatusCodes.Status200OK };
        return outcome switch
        {
            DecisionOutcome.Taken taken => result with { Version = taken.Version, Stage = taken.Stage, AssigneeAway = taken.AssigneeAway },
            DecisionOutcome.Refused refused => result with { Status = refused.Problem.Status, Problem = refused.Problem.Body(traceId) },
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<DecisionOutcome> TakeAsync(DecisionRequest request, InputFaults faults, CancellationToken cancellationToken)
    {
        var start = even.Start();
        var outcome = await TryTakeAsync(request, faults, cancellationToken);
        if (outcome is DecisionOutcome.Refused { Problem.Status: StatusCodes.Status404NotFound })
        {
            await even.HoldAsync(start, request.Caller, cancellationToken);
        }

        return outcome;
    }

    private async Task<DecisionOutcome> TryTakeAsync(DecisionRequest request, InputFaults faults, CancellationToken cancellationToken)
    {
        try
        {
            var fault = !await MayCloseAsync(request, cancellationToken) ? NotOpened : faults.IsEmpty ? null : Problems.Invalid(faults);
            return await taker.TakeAsync(request, fault, cancellationToken);
        }
        catch (Exception e) when (ExceptionProblems.Of(e) is { } problem)
        {
            return new DecisionOutcome.Refused(problem);
        }
    }

    private async Task<bool> MayCloseAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        if (request.Decision != DecisionNames.Close || !CaseId.TryParse(request.CaseId, out var caseId))
        {
            return true;
        }

        long? after = 0;
        while (after is { } position)
        {
            var page = await audit.ReadAsync(
                new AuditQuery { CaseId = caseId, Actor = request.Caller.UserId, After = position }, cancellationToken);
            if (page.Items.Any(entry => entry.What == CaseEndpoints.WhatCase))
            {
                return true;
            }

            after = page.Next;
        }

        return false;
    }
}
