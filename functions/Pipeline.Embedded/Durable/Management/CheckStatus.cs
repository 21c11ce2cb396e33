using Microsoft.AspNetCore.Http;

namespace Pipeline.Embedded.Durable.Management;

/// <summary>The 202 answer that tells a caller where to look and what it may do next.</summary>
internal sealed class CheckStatus(string? systemKey)
{
    private const string RetryAfterSeconds = "10";

    public IResult For(HttpContext http, string instanceId)
    {
        var root = $"{http.Request.Scheme}://{http.Request.Host}{DurableManagementApi.Root}/instances/{Uri.EscapeDataString(instanceId)}";
        var query = "taskHub=pipeline&connection=Storage" + (systemKey is null ? string.Empty : "&code=" + Uri.EscapeDataString(systemKey));
        var status = $"{root}?{query}";
        http.Response.Headers.Location = status;
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Json(
            new Links(
                instanceId,
                status,
                $"{root}/raiseEvent/{{eventName}}?{query}",
                $"{root}/terminate?reason={{text}}&{query}",
                status,
                $"{root}/restart?{query}",
                $"{root}/suspend?reason={{text}}&{query}",
                $"{root}/resume?reason={{text}}&{query}"),
            statusCode: StatusCodes.Status202Accepted);
    }

    private sealed record Links(
        string Id,
        string StatusQueryGetUri,
        string SendEventPostUri,
        string TerminatePostUri,
        string PurgeHistoryDeleteUri,
        string RestartPostUri,
        string SuspendPostUri,
        string ResumePostUri);
}
