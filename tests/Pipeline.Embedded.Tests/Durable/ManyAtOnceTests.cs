using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Durable.Scheduling;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Many instances and callers at once, few of them in memory, and a clock that knows when all is quiet.</summary>
public sealed class ManyAtOnceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1_000)]
    public async Task ManyInstancesManyEvents_FewInMemory_EveryEventCountsOnce(int hot)
    {
        const int instances = 20;
        const int events = 25;
        var functions = new TestFunctions()
            .Activity<int, int>("Pass", input => input)
            .Orchestrator("Sum", async context =>
            {
                var sum = context.GetInput<int>();
                for (var i = 0; i < 5; i++)
                {
                    sum += await context.CallActivityAsync<int>("Pass", await context.WaitForExternalEvent<int>("add"));
                }

                if (sum < events)
                {
                    context.ContinueAsNew(sum);
                }

                return sum;
            });
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { HotInstances = hot });
        await Task.WhenAll(Enumerable.Range(0, instances).Select(i => host.StartInstanceAsync("Sum", 0, $"i{i}")));
        await Task.WhenAll(Enumerable.Range(0, instances * events).Select(n =>
            host.Client.RaiseEventAsync($"i{n % instances}", "add", 1, host.Token)));
        await host.QuietAsync();
        for (var i = 0; i < instances; i++)
        {
            (await host.StatusAsync($"i{i}")).ReadOutputAs<int>().ShouldBe(events);
        }
    }

    [Fact]
    public async Task Parents_WithManyChildrenThatTalkBack_AllFinish()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", context =>
            {
                context.SendEvent(context.Parent!.InstanceId, "word", 1);
                return Task.FromResult(context.GetInput<int>());
            })
            .Orchestrator("Parent", async context =>
            {
                var children = Enumerable.Range(0, 10).Select(i => context.CallSubOrchestratorAsync<int>("Child", i)).ToList();
                var words = 0;
                for (var i = 0; i < 10; i++)
                {
                    words += await context.WaitForExternalEvent<int>("word");
                }

                return words + (await Task.WhenAll(children)).Sum();
            });
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { HotInstances = 5 });
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.StartInstanceAsync("Parent")));
        await host.QuietAsync();
        foreach (var id in ids)
        {
            (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(55);
        }
    }

    [Fact]
    public async Task Clock_BetweenAnEventAndTheEndOfItsTurn_IsNeverQuiet()
    {
        var seen = new ConcurrentQueue<int>();
        var gauge = default(WorkGauge);
        var functions = new TestFunctions()
            .Activity<int, int>("Pass", input =>
            {
                seen.Enqueue(gauge!.InFlight);
                return input;
            })
            .Orchestrator("Run", async context => await context.CallActivityAsync<int>("Pass", await context.WaitForExternalEvent<int>("go")));
        var faults = new FaultPoints((_, _) =>
        {
            seen.Enqueue(gauge?.InFlight ?? 1);
            return Task.CompletedTask;
        });
        await using var host = await DurableHost.StartAsync(functions, faults: faults);
        gauge = host.Gauge;
        var id = await host.StartInstanceAsync("Run");
        await host.QuietAsync();
        var raise = host.Client.RaiseEventAsync(id, "go", 5, host.Token);
        await host.QuietAsync();
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(5);
        await raise;
        seen.ShouldAllBe(inFlight => inFlight > 0);
        seen.Count.ShouldBeGreaterThan(6);
    }

    [Fact]
    public async Task ActivityLimit_IsNotPassed()
    {
        var running = 0;
        var most = 0;
        var release = new TaskCompletionSource();
        var functions = new TestFunctions()
            .Activity<int, int>("Slow", async (input, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await release.Task;
                Interlocked.Decrement(ref running);
                return input;
            })
            .Orchestrator("Run", async context => (await Task.WhenAll(Enumerable.Range(0, 20).Select(i => context.CallActivityAsync<int>("Slow", i)))).Sum());
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { MaxConcurrentActivities = 3 });
        var id = await host.StartInstanceAsync("Run");
        release.SetResult();
        await host.QuietAsync();
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(190);
        most.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Stopped_ClientIsRefused()
    {
        var functions = new TestFunctions().Orchestrator("Run", context => context.WaitForExternalEvent<int>("go"));
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run");
        await host.Runtime.StopAsync(host.Token);
        await Should.ThrowAsync<ObjectDisposedException>(() => host.Client.RaiseEventAsync(id, "go", 1, host.Token));
        await Should.ThrowAsync<ObjectDisposedException>(() => host.StartInstanceAsync("Run"));
    }
}
