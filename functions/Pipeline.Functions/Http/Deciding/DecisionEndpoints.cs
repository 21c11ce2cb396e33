using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Deciding;

/// <summary>One decision on one case.</summary>
public sealed class DecisionEndpoints(DecisionTaker taker, JsonBodies bodies)
{
    public async Task<IResult> DecideAsync(HttpRequest request, string caseId, string decision, CancellationToken cancellationToken)
    {
        var caller = request.SignedIn();
        var faults = new InputFaults();
        var expected = request.ReadExpectedVersion(faults);
        var key = request.ReadIdempotencyKey(faults);
        var body = await bodies.ReadAsync(request, cancellationToken);
        var asked = new DecisionRequest
        {
            Caller = caller,
            CaseId = caseId,
            Decision = decision,
            Body = body is RequestBody.Read read ? read.Json : default,
            ExpectedVersion = expected,
            IdempotencyKey = key,
        };
        return await taker.TakeAsync(asked, FaultOf(faults, body), cancellationToken) switch
        {
            DecisionOutcome.Taken taken => new JsonAnswer(new DecisionAnswer(taken.Version, taken.Stage, taken.AssigneeAway)) { Headers = [VersionTag.Of(taken.Version)] },
            DecisionOutcome.Refused refused => Answers.Problem(refused.Problem),
            _ => throw new InvalidOperationException(),
        };
    }

    private static Problem? FaultOf(InputFaults headers, RequestBody body) =>
        !headers.IsEmpty ? Problems.Invalid(headers) : (body as RequestBody.Refused)?.Problem;
}
