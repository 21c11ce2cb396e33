using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class DrainTests
{
    [Fact]
    public async Task Stop_WhileARequestRuns_LetsItFinishAndRefusesNewOnes()
    {
        var slow = new Slow();
        await using var host = await TestHost.StartAsync([typeof(Api)], builder => builder.Services.AddSingleton(slow));
        var inside = host.Http.GetAsync(new Uri("/api/slow", UriKind.Relative));
        await slow.Entered.Task;

        var stopping = host.Host.StopAsync(default);
        using var refused = await host.Http.GetAsync(new Uri("/api/slow", UriKind.Relative));
        stopping.IsCompleted.ShouldBeFalse();
        slow.Leave.SetResult();
        using var answered = await inside;
        await stopping;

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("code").GetString().ShouldBe("draining");
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(503);
        problem.RootElement.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Stop_WhoseTimeIsOver_CutsTheRequestsOff()
    {
        var slow = new Slow();
        await using var host = await TestHost.StartAsync([typeof(Api)], builder => builder.Services.AddSingleton(slow));
        var inside = host.Http.GetAsync(new Uri("/api/slow", UriKind.Relative));
        await slow.Entered.Task;

        await host.Host.StopAsync(new CancellationToken(true));

        await Should.ThrowAsync<HttpRequestException>(inside);
        slow.Leave.SetResult();
    }

    [Fact]
    public async Task Start_OnATakenPort_SaysSoAndLeavesNothingBehind()
    {
        await using var first = await TestHost.StartAsync([typeof(Api)], builder => builder.Services.AddSingleton(new Slow()));
        await using var second = TestHost.Build([typeof(Api)], builder => builder.Services.AddSingleton(new Slow()));

        await Should.ThrowAsync<IOException>(second.Host.StartAsync([first.Host.Addresses.Single()], default));

        second.Gauge.InFlight.ShouldBe(0);
    }

    public sealed class Slow
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Leave { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Api(Slow slow)
    {
        [Function("Slow")]
        public async Task<IResult> Get(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/slow")] HttpRequest request, CancellationToken cancellationToken)
        {
            slow.Entered.TrySetResult();
            await slow.Leave.Task.WaitAsync(cancellationToken);
            return Results.Ok();
        }
    }
}
