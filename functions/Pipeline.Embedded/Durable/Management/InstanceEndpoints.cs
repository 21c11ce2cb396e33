using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;

namespace Pipeline.Embedded.Durable.Management;

/// <summary>Looking at instances and removing them.</summary>
internal sealed class InstanceEndpoints(DurableRuntime runtime)
{
    private const string ContinuationHeader = "x-ms-continuation-token";
    private const string RetryAfterSeconds = "5";

    public void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/instances/{id}", Get);
        group.MapGet("/instances", List);
        group.MapDelete("/instances/{id}", PurgeAsync);
        group.MapDelete("/instances", PurgeManyAsync);
    }

    private IResult Get(HttpContext http, string id)
    {
        var query = http.Request.Query;
        if (runtime.Archive.FindStatus(id) is not { } row)
        {
            return Results.NotFound();
        }

        var body = StatusBody.Of(row, query.Flag("showInput", true));
        if (query.Flag("showHistory", false))
        {
            body["historyEvents"] = StatusBody.History(runtime.Archive.Turns(row.Key), query.Flag("showHistoryOutput", false));
        }

        if (row.IsOpen)
        {
            http.Response.Headers.Location = http.Request.GetEncodedUrl();
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Results.Json(body, statusCode: StatusCodes.Status202Accepted);
        }

        var failed = row.Status == OrchestrationRuntimeStatus.Failed && query.Flag("returnInternalServerErrorOnFailure", false);
        return Results.Json(body, statusCode: failed ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }

    private IResult List(HttpContext http)
    {
        var query = http.Request.Query;
        var size = query.Count("top", OrchestrationQuery.DefaultPageSize);
        var given = http.Request.Headers[ContinuationHeader].FirstOrDefault();
        if (!long.TryParse(string.IsNullOrEmpty(given) ? "0" : given, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
        {
            return Results.BadRequest(new { message = $"The header {ContinuationHeader} holds no continuation token of this server." });
        }

        var rows = runtime.Archive.Page(query.Filter(), after, size);
        if (rows.Count == size)
        {
            http.Response.Headers[ContinuationHeader] = rows[^1].Key.ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(new JsonArray([.. rows.Select(row => StatusBody.Of(row, query.Flag("showInput", false)))]));
    }

    private async Task<IResult> PurgeAsync(string id, CancellationToken aborted)
    {
        try
        {
            var result = await runtime.Client.PurgeInstanceAsync(id, aborted);
            return result.PurgedInstanceCount == 0 ? Results.NotFound() : Deleted(result);
        }
        catch (InvalidOperationException e)
        {
            return Results.Json(new { message = e.Message }, statusCode: StatusCodes.Status412PreconditionFailed);
        }
    }

    private async Task<IResult> PurgeManyAsync(HttpContext http, CancellationToken aborted)
    {
        if (http.Request.Query.Time("createdTimeFrom") is null)
        {
            return Results.BadRequest(new { message = "Please provide value for 'createdTimeFrom' parameter." });
        }

        var result = await runtime.Remover.PurgeAsync(http.Request.Query.Filter(), aborted);
        return result.PurgedInstanceCount == 0 ? Results.NotFound() : Deleted(result);
    }

    private static IResult Deleted(PurgeResult result) => Results.Json(new { instancesDeleted = result.PurgedInstanceCount });
}
