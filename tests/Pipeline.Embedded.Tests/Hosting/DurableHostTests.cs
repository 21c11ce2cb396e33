using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Hosting;

/// <summary>HTTP, durable client, orchestrator and activity together, as an app has them.</summary>
public sealed class DurableHostTests
{
    [Fact]
    public async Task Orchestration_StartedByAFunction_RunsItsActivitiesThroughTheMiddleware()
    {
        using var folder = new TemporaryFolder();
        await using var host = await StartAsync(folder);

        using var started = await host.Http.PostAsync(new Uri("/api/counts/7QK39MZ2XA4", UriKind.Relative), null);
        await host.Gauge.WhenQuietAsync(default);

        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await host.Http.GetStringAsync(new Uri("/api/counts/7QK39MZ2XA4", UriKind.Relative))).ShouldBe("Completed 12");
        host.Calls.Seen.Count(call => call == "Double").ShouldBe(2);
    }

    [Fact]
    public async Task Orchestration_ThatWaitsDuringARestart_GoesOn()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await StartAsync(folder))
        {
            using var started = await first.Http.PostAsync(new Uri("/api/waits/7QK39MZ2XA4", UriKind.Relative), null);
            await first.Gauge.WhenQuietAsync(default);
        }

        await using var second = await StartAsync(folder);
        await second.AdvanceAsync(TimeSpan.FromHours(1));

        (await second.Http.GetStringAsync(new Uri("/api/counts/7QK39MZ2XA4", UriKind.Relative))).ShouldBe("Completed 2");
    }

    private static Task<TestHost> StartAsync(TemporaryFolder folder) => TestHost.StartAsync([typeof(Functions)], builder =>
    {
        builder.Services.AddSingleton(provider => Database.Open(folder.Folder, Durability.Full, provider.GetRequiredService<WorkGauge>()));
        builder.AddDurableRuntime(new DurableRuntimeOptions());
        builder.UseMiddleware((context, next) =>
        {
            context.InstanceServices.GetRequiredService<Calls>().Add(context.FunctionDefinition.Name);
            return next();
        });
    });

    public sealed class Functions
    {
        [Function("StartCount")]
        public static async Task<IResult> StartAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/{name:regex(^counts|waits$)}/{id}")] HttpRequest request,
            string name,
            string id,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellationToken)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                name == "counts" ? "Count" : "Wait", 3, new StartOrchestrationOptions(id), cancellationToken);
            return Results.Accepted();
        }

        [Function("GetCount")]
        public static async Task<IResult> GetAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/counts/{id}")] HttpRequest request,
            string id,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellationToken)
        {
            var instance = await client.GetInstanceAsync(id, getInputsAndOutputs: true, cancellationToken);
            return Results.Text($"{instance!.RuntimeStatus} {instance.SerializedOutput}");
        }

        [Function("Count")]
        public static async Task<int> CountAsync([OrchestrationTrigger] TaskOrchestrationContext context, int start)
        {
            var once = await context.CallActivityAsync<int>("Double", start);
            return await context.CallActivityAsync<int>("Double", once);
        }

        [Function("Wait")]
        public static async Task<int> WaitAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CreateTimer(TimeSpan.FromMinutes(30), CancellationToken.None);
            return await context.CallActivityAsync<int>("Double", 1);
        }

        [Function("Double")]
        public static int Double([ActivityTrigger] int number) => number * 2;
    }
}
