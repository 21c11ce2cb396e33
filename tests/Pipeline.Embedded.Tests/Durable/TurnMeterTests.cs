using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>
/// What a service that bills by the message dispatched would count. Microsoft, "Durable Task Scheduler billing": one action to start an orchestration, two
/// for each activity (scheduling it and processing its result), one for each timer that completes and each external event.
/// </summary>
public sealed class TurnMeterTests
{
    [Fact]
    public async Task ThreeActivities_InSequence_AreSevenActions()
    {
        var functions = new TestFunctions()
            .Activity<string, string>("SayHello", name => $"Hello {name}")
            .Orchestrator("Run", async context =>
            {
                await context.CallActivityAsync<string>("SayHello", "Tokyo");
                await context.CallActivityAsync<string>("SayHello", "Seattle");
                await context.CallActivityAsync<string>("SayHello", "London");
            });

        (await CountAsync(functions, "Run")).ShouldBe(new TurnWork(Heard: 4, Activities: 3, CancelledTimers: 0));
    }

    [Fact]
    public async Task EventBeforeATimer_TimerCancelled_IsTwoHeardAndOneCancelled()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            using var waiting = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), waiting.Token);
            await Task.WhenAny(context.WaitForExternalEvent<int>("go"), timer);
            waiting.Cancel();
        });

        (await CountAsync(functions, "Run", (host, id) => host.RaiseAsync(id, "go", 1))).ShouldBe(new TurnWork(Heard: 2, Activities: 0, CancelledTimers: 1));
    }

    [Fact]
    public async Task ContinuedAsNew_WithoutAnEnd_CountsEachStart()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            if (context.GetInput<int>() < 2)
            {
                context.ContinueAsNew(context.GetInput<int>() + 1);
            }
        });

        (await CountAsync(functions, "Run", (host, _) => host.AdvanceAsync(TimeSpan.FromHours(1)))).ShouldBe(new TurnWork(Heard: 6, Activities: 0, CancelledTimers: 0));
    }

    private static async Task<TurnWork> CountAsync(TestFunctions functions, string orchestrator, Func<DurableHost, string, Task>? then = null)
    {
        var meter = new Meter();
        await using var host = await DurableHost.StartAsync(functions, meter: meter);
        var id = await host.StartInstanceAsync(orchestrator, 0);
        await host.QuietAsync();
        await (then?.Invoke(host, id) ?? Task.CompletedTask);
        (await host.StatusAsync(id)).IsCompleted.ShouldBeTrue();
        return meter.Works[id];
    }

    private sealed class Meter : ITurnMeter
    {
        public ConcurrentDictionary<string, TurnWork> Works { get; } = new();

        public void Took(string instanceId, TurnWork work) => Works.AddOrUpdate(instanceId, work, (_, before) => new TurnWork(
            before.Heard + work.Heard, before.Activities + work.Activities, before.CancelledTimers + work.CancelledTimers));
    }
}
