using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.Submissions;

/// <summary>Takes in notifications, concerns and assessments: 202 with the reference once the case is durable.</summary>
public sealed class SubmissionEndpoints(SubmissionDesk submissions, AssessmentDesk assessments, JsonBodies bodies)
{
    public const string Channel = "http";

    public Task<IResult> NotificationAsync(HttpRequest request, CancellationToken cancellationToken) =>
        SubmitAsync(request, CaseKind.Notification, cancellationToken);

    public Task<IResult> ConcernAsync(HttpRequest request, CancellationToken cancellationToken) =>
        SubmitAsync(request, CaseKind.Concern, cancellationToken);

    public async Task<IResult> AssessmentAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = request.InRole(Role.Inspector, Role.Manager);
        var key = request.RequireGoodIdempotencyKey();
        var body = (await bodies.ReadAsync(request, cancellationToken)).OrRefuse();
        return Answer(await assessments.OpenAsync(caller, body, key, cancellationToken));
    }

    private async Task<IResult> SubmitAsync(HttpRequest request, CaseKind kind, CancellationToken cancellationToken)
    {
        var key = request.RequireGoodIdempotencyKey();
        var body = (await bodies.ReadAsync(request, cancellationToken)).OrRefuse();
        return Answer(await submissions.AcceptAsync(
            new SubmissionRequest { Kind = kind, Body = body, Caller = request.Caller(), Channel = Channel, IdempotencyKey = key }, cancellationToken));
    }

    private static IResult Answer(SubmissionResult result) => result switch
    {
        SubmissionResult.Accepted accepted => Answers.Accepted(accepted.Receipt, accepted.Receipt.StatusUrl),
        SubmissionResult.Invalid invalid => Answers.Problem(Problems.Invalid(invalid.Faults)),
        SubmissionResult.KeyReused => Answers.Problem(Problems.KeyReused),
        _ => throw new InvalidOperationException($"No answer for {result}."),
    };
}
