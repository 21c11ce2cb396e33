using System.Text.Json;
using DurableTask.Core.Exceptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask;

namespace Pipeline.Embedded.Durable.Management;

/// <summary>Starting and starting again.</summary>
internal sealed class StartEndpoints(DurableRuntime runtime, CheckStatus checkStatus)
{
    private const int LongestId = 256;

    public void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/orchestrators/{name}", (HttpContext http, string name, CancellationToken aborted) => StartAsync(http, name, null, aborted));
        group.MapPost("/orchestrators/{name}/{id}", StartAsync);
        group.MapPost("/instances/{id}/restart", (HttpContext http, string id, CancellationToken aborted) =>
            RestartAsync(http, id, http.Request.Query.Flag("restartWithNewInstanceId", true) ? string.Empty : id, null, aborted));
        group.MapPost("/instances/{id}/restartWithOptions", (HttpContext http, string id, CancellationToken aborted) =>
            RestartAsync(http, id, http.Request.Query["newInstanceId"].FirstOrDefault() ?? string.Empty, http.Request.Query["version"].FirstOrDefault(), aborted));
    }

    private async Task<IResult> StartAsync(HttpContext http, string name, string? id, CancellationToken aborted)
    {
        if (runtime.Functions.FindOrchestrator(name) is null)
        {
            return Results.BadRequest(new { message = $"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function." });
        }

        if (id is not null && !IsValidId(id))
        {
            return InvalidId(id);
        }

        try
        {
            var input = await JsonBody.ReadAsync(http.Request, aborted);
            var options = new StartOrchestrationOptions(id);
            if (http.Request.Query["version"].FirstOrDefault() is { } version)
            {
                options = options with { Version = version };
            }

            var started = await runtime.Client.ScheduleNewOrchestrationInstanceAsync(name, input, options, aborted);
            return await AnswerAsync(http, started, aborted);
        }
        catch (JsonException)
        {
            return JsonBody.Invalid;
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            return Results.Conflict(new { message = e.Message });
        }
    }

    private async Task<IResult> RestartAsync(HttpContext http, string id, string newId, string? version, CancellationToken aborted)
    {
        if (newId.Length > 0 && !IsValidId(newId))
        {
            return InvalidId(newId);
        }

        try
        {
            return await AnswerAsync(http, await runtime.Repeater.RestartAsync(id, newId.Length > 0 ? newId : null, version, aborted), aborted);
        }
        catch (ArgumentException)
        {
            return Results.BadRequest(new { message = "InstanceId does not match a valid orchestration instance." });
        }
        catch (InvalidOperationException e)
        {
            return Results.Conflict(new { message = e.Message });
        }
    }

    /// <summary>The output, if the caller waits and it comes in time; else where to look for it.</summary>
    private async Task<IResult> AnswerAsync(HttpContext http, string id, CancellationToken aborted)
    {
        if (http.Request.Query.Seconds("timeout") is not { } timeout)
        {
            return checkStatus.For(http, id);
        }

        using var patience = new CancellationTokenSource(timeout, runtime.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, patience.Token);
        try
        {
            await runtime.Client.WaitForInstanceCompletionAsync(id, either.Token);
            return runtime.Archive.FindStatus(id) is { } row ? Results.Json(StatusBody.Of(row, showInput: false)["output"]) : Results.NotFound();
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return checkStatus.For(http, id);
        }
    }

    private static bool IsValidId(string id) => id.Length <= LongestId && id[0] != '@' && !id.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));

    private static IResult InvalidId(string id)
        => Results.BadRequest(new { message = $"The instance id '{id}' is longer than {LongestId} characters or holds one of / \\ # ? or a control character." });
}
