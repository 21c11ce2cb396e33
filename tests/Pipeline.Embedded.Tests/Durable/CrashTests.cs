using System.Collections.Concurrent;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Cases;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Durable.Scheduling;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>After a kill at any instant nothing acknowledged is lost and nothing counts twice.</summary>
public sealed class CrashTests
{
    private const string Id = "one";

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public async Task Kill_AtEveryInstantOfALife_EndsAsIfNothingHadHappened(int hot)
    {
        var lives = 0;
        for (var instant = 1; await LiveWithOneKillAsync(instant, hot); instant++)
        {
            lives++;
        }

        lives.ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task Kill_WhileThousandWait_AllGoOnWhenTheirEventComes()
    {
        const int many = 1_000;
        var functions = new TestFunctions().Orchestrator("Wait", context => context.WaitForExternalEvent<int>("go"));
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { HotInstances = 10 });
        await Task.WhenAll(Enumerable.Range(0, many).Select(i => host.StartInstanceAsync("Wait", i, $"wait-{i}")));
        await using var next = await host.KillAndStartAsync(functions, new DurableRuntimeOptions { HotInstances = 10 });
        await Task.WhenAll(Enumerable.Range(0, many).Select(i => next.Client.RaiseEventAsync($"wait-{i}", "go", i, next.Token)));
        await next.QuietAsync();
        var sum = 0;
        await foreach (var done in next.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true, PageSize: 100)))
        {
            done.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
            sum += done.ReadOutputAs<int>();
        }

        sum.ShouldBe(many * (many - 1) / 2);
    }

    [Fact]
    public async Task Stop_InGoodOrder_LeavesTimersAndActivitiesForTheNextStart()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Slow", async (input, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return input;
            })
            .Orchestrator("Run", async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return await context.CallActivityAsync<int>("Slow", 5);
            });
        await using var host = await DurableHost.StartAsync(functions);
        await host.StartInstanceAsync("Run", id: Id);
        await using var second = await host.RestartAsync(functions);
        second.Clock.AdvanceTo(DurableHost.Start.AddHours(1));
        while (!functions.Runs.ContainsKey("Slow"))
        {
            await Task.Yield();
        }

        functions.Activity<int, int>("Slow", input => input);
        await using var third = await second.RestartAsync(functions);
        await third.QuietAsync();
        (await third.StatusAsync(Id)).ReadOutputAs<int>().ShouldBe(5);
    }

    [Fact]
    public async Task CommitFails_CallerHearsOfItAndEverythingElseIsTriedAgain()
    {
        var failures = 0;
        var functions = new TestFunctions()
            .Activity<int, int>("Double", input => input * 2)
            .Orchestrator("Run", async context =>
            {
                var heard = await context.WaitForExternalEvent<int>("go");
                return await context.CallActivityAsync<int>("Double", heard);
            });
        var faults = new FaultPoints((point, _) => point == FaultPoint.TurnPlayed && Interlocked.Decrement(ref failures) >= 0
            ? throw new StoreUnavailableException("The disk is full.")
            : Task.CompletedTask);
        await using var host = await DurableHost.StartAsync(functions, faults: faults);
        failures = 1;
        await Should.ThrowAsync<StoreUnavailableException>(() => host.StartInstanceAsync("Run", id: Id));
        (await host.Client.GetInstanceAsync(Id, host.Token)).ShouldBeNull();
        await host.StartInstanceAsync("Run", id: Id);
        failures = 1;
        await Should.ThrowAsync<StoreUnavailableException>(() => host.RaiseAsync(Id, "go", 4));
        await host.Client.RaiseEventAsync(Id, "go", 5, host.Token);
        await host.QuietAsync();
        (await host.StatusAsync(Id)).ReadOutputAs<int>().ShouldBe(10);
        functions.Runs["Double"].ShouldBe(1);
    }

    [Fact]
    public async Task CommitOfAnActivitysResultFails_ResultIsKeptAndCommittedLater()
    {
        var failures = 0;
        var functions = new TestFunctions()
            .Activity<int, int>("Double", input =>
            {
                failures = 3;
                return input * 2;
            })
            .Orchestrator("Run", context => context.CallActivityAsync<int>("Double", 4));
        var faults = new FaultPoints((point, _) => point == FaultPoint.TurnPlayed && Interlocked.Decrement(ref failures) >= 0
            ? throw new StoreUnavailableException("The disk is full.")
            : Task.CompletedTask);
        await using var host = await DurableHost.StartAsync(functions, faults: faults);
        var id = (await host.RunAsync("Run")).InstanceId;
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(8);
        functions.Runs["Double"].ShouldBe(1);
    }

    /// <summary>False when the life ended before the instant came.</summary>
    private static async Task<bool> LiveWithOneKillAsync(int instant, int hot)
    {
        var log = new ConcurrentDictionary<string, int>();
        var functions = LifeFunctions(log);
        var options = new DurableRuntimeOptions { HotInstances = hot };
        var kill = new KillSwitch(instant);
        await using var host = await DurableHost.StartAsync(functions, options, faults: kill.Faults);
        var acknowledged = new ConcurrentDictionary<string, int>();
        var life = LiveAsync(host, acknowledged);
        if (await Task.WhenAny(life, kill.Pulled) == life)
        {
            await life;
            CheckLife(await host.StatusAsync(Id), log);
            return false;
        }

        await using var next = await host.KillAndStartAsync(functions, options);
        await LiveAsync(next, acknowledged);
        CheckLife(await next.StatusAsync(Id), log);
        return true;
    }

    private static TestFunctions LifeFunctions(ConcurrentDictionary<string, int> log) => new TestFunctions()
        .Activity<string, int>("Effect", key => log.AddOrUpdate(key, 1, (_, times) => times + 1))
        .Orchestrator("Child", async context =>
        {
            await context.CallActivityAsync<int>("Effect", "child");
            context.SendEvent(context.Parent!.InstanceId, "word", "from child");
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            return 100;
        })
        .Orchestrator("Life", async context =>
        {
            var total = context.GetInput<int>();
            if (total == 0)
            {
                await context.CallActivityAsync<int>("Effect", "first");
                context.SetCustomStatus("waiting");
                var heard = await context.WaitForExternalEvent<int>("go");
                var both = new[] { context.CallActivityAsync<int>("Effect", "left"), context.CallActivityAsync<int>("Effect", "right") };
                await Task.WhenAll(both);
                context.ContinueAsNew(heard);
                return "continues";
            }

            var child = context.CallSubOrchestratorAsync<int>("Child", null, new SubOrchestrationOptions(instanceId: "child"));
            var word = await context.WaitForExternalEvent<string>("word");
            total += await child;
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await context.CallActivityAsync<int>("Effect", "last");
            return $"{total} {word}";
        });

    /// <summary>What a client does that repeats every call until it is acknowledged, and never a call that was.</summary>
    private static async Task LiveAsync(DurableHost host, ConcurrentDictionary<string, int> acknowledged)
    {
        if (!acknowledged.ContainsKey("start"))
        {
            await StartOnceAsync(host);
            acknowledged["start"] = 1;
        }

        (await host.Client.GetInstanceAsync(Id, host.Token)).ShouldNotBeNull();
        await host.QuietAsync();
        if (!acknowledged.ContainsKey("go"))
        {
            await RaiseOnceAsync(host);
            acknowledged["go"] = 1;
        }

        await host.AdvanceAsync(TimeSpan.FromHours(3));
    }

    private static async Task StartOnceAsync(DurableHost host)
    {
        try
        {
            var options = new StartOrchestrationOptions(Id).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Life", 0, options, host.Token);
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            e.Message.ShouldContain(Id);
        }
    }

    private static async Task RaiseOnceAsync(DurableHost host)
    {
        try
        {
            await host.Client.RaiseEventAsync(Id, "go", 7, host.Token);
        }
        catch (RpcException e)
        {
            e.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        }
    }

    private static void CheckLife(OrchestrationMetadata status, ConcurrentDictionary<string, int> log)
    {
        status.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        status.ReadOutputAs<string>().ShouldBe("107 from child");
        log.Keys.Order().ShouldBe(["child", "first", "last", "left", "right"]);
        log.Values.Sum().ShouldBeLessThanOrEqualTo(7);
    }
}
