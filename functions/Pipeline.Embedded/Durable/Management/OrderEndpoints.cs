using System.Text.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Management;

/// <summary>Telling an unfinished instance something, and running a failed one again.</summary>
internal sealed class OrderEndpoints(DurableRuntime runtime)
{
    public void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/instances/{id}/raiseEvent/{eventName}", RaiseAsync);
        group.MapPost("/instances/{id}/terminate", (HttpContext http, string id, CancellationToken aborted) => OrderAsync(
            id, _ => false, () => runtime.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(Reason(http)), aborted)));
        group.MapPost("/instances/{id}/suspend", (HttpContext http, string id, CancellationToken aborted) => OrderAsync(
            id, status => status == OrchestrationRuntimeStatus.Suspended, () => runtime.Client.SuspendInstanceAsync(id, Reason(http), aborted)));
        group.MapPost("/instances/{id}/resume", (HttpContext http, string id, CancellationToken aborted) => OrderAsync(
            id, status => status != OrchestrationRuntimeStatus.Suspended, () => runtime.Client.ResumeInstanceAsync(id, Reason(http), aborted)));
        group.MapPost("/instances/{id}/rewind", RewindAsync);
    }

    private static string? Reason(HttpContext http) => http.Request.Query["reason"].FirstOrDefault();

    private async Task<IResult> RaiseAsync(HttpContext http, string id, string eventName, CancellationToken aborted)
    {
        if (Refusal(runtime.Archive.Find(id)) is { } refusal)
        {
            return refusal;
        }

        if (!http.Request.HasJsonContentType())
        {
            return Results.BadRequest(new { message = "Only application/json request content is supported" });
        }

        try
        {
            var payload = await JsonBody.ReadAsync(http.Request, aborted);
            return await OrderAsync(id, _ => false, () => runtime.Client.RaiseEventAsync(id, eventName, payload, aborted));
        }
        catch (JsonException)
        {
            return JsonBody.Invalid;
        }
    }

    private async Task<IResult> OrderAsync(string id, Func<OrchestrationRuntimeStatus, bool> isDone, Func<Task> order)
    {
        var row = runtime.Archive.Find(id);
        if (Refusal(row) is { } refusal)
        {
            return refusal;
        }

        try
        {
            if (!isDone(row!.Status))
            {
                await order();
            }

            return Results.Accepted();
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // It ended, or somebody gave the same order, between the look and the order.
            return Refusal(runtime.Archive.Find(id)) ?? Results.Accepted();
        }
    }

    private async Task<IResult> RewindAsync(string id, CancellationToken aborted)
    {
        try
        {
            await runtime.Repeater.RewindAsync(id, aborted);
            return Results.Accepted();
        }
        catch (ArgumentException)
        {
            return Results.NotFound();
        }
        catch (InvalidOperationException e)
        {
            return Results.Json(new { message = e.Message }, statusCode: StatusCodes.Status412PreconditionFailed);
        }
    }

    private static IResult? Refusal(InstanceRow? row) => row switch
    {
        null => Results.NotFound(),
        { IsOpen: false } => Results.StatusCode(StatusCodes.Status410Gone),
        _ => null,
    };
}
