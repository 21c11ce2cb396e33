using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Functions.Orchestration;

namespace Pipeline.Functions.Http.Edge;

/// <summary>The one place where named exceptions become problems.</summary>
internal static class ExceptionProblems
{
    /// <summary>Null for what nobody foresaw: that is <c>internal</c>, and is logged.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        RequestRefusedException refused => refused.Problem,
        AccessDeniedException denied => Problems.Forbidden(denied.Message),
        StoreUnavailableException unavailable => Problems.Unavailable("The record cannot be reached for the moment. Nothing was lost; try again.", unavailable.RetryAfter),
        InQuarantineException quarantine => new Problem(ProblemCodes.InQuarantine, quarantine.Message)
        {
            Members = [KeyValuePair.Create<string, object>(ProblemKinds.Scan, quarantine.Scan)],
        },
        DocumentTooLargeException large => Problems.TooLarge(large.Message),
        CommitTooLargeException large => Problems.TooLarge(large.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.TooLarge("The body is larger than this service takes."),
        BadHttpRequestException bad => Problems.Invalid("body", bad.Message),
        RpcException backend when backend.IsNoAnswer() => Problems.Unavailable("The process backend does not answer. Try again."),
        _ => null,
    };
}
