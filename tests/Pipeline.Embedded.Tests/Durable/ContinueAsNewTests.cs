using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Continue as new. Each case runs hot and cold.</summary>
public sealed class ContinueAsNewTests
{
    public static TheoryData<int> HotAndCold => [100, 0];

    private static DurableRuntimeOptions Keep(int hot) => new() { HotInstances = hot };

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task F1_CodeAfterTheCall_StillRunsAndItsReturnValueIsIgnored(int hot)
    {
        var functions = new TestFunctions()
            .Activity<int, int>("One", input => input)
            .Orchestrator("Run", async context =>
            {
                if (context.GetInput<int>() > 0)
                {
                    return "second";
                }

                context.ContinueAsNew(1);
                await context.CallActivityAsync<int>("One", 1);
                return "ignored";
            });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        (await host.RunAsync("Run", 0)).ReadOutputAs<string>().ShouldBe("second");
        functions.Runs["One"].ShouldBe(1);
    }

    [Fact]
    public async Task F1_ThrowAfterTheCall_FailsAndDoesNotContinue()
    {
        var runs = 0;
        var functions = new TestFunctions().Orchestrator("Run", Task (context) =>
        {
            runs++;
            context.ContinueAsNew(1);
            throw new TimeoutException("late");
        });
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run", 0)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        runs.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task F2_NextRun_HasTheSameIdAndCreationAnEmptyHistoryAndItsOwnCustomStatus(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            var run = context.GetInput<int>();
            if (run == 0)
            {
                context.SetCustomStatus("first");
            }

            await context.WaitForExternalEvent<int>("go");
            context.ContinueAsNew(run + 1);
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run", 0);
        await host.QuietAsync();
        var first = await host.StatusAsync(id);
        first.ReadCustomStatusAs<string>().ShouldBe("first");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.RaiseAsync(id, "go", 1);

        var second = await host.StatusAsync(id);
        second.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        second.CreatedAt.ShouldBe(first.CreatedAt);
        second.LastUpdatedAt.ShouldBe(DurableHost.Start.AddHours(1));
        second.ReadInputAs<int>().ShouldBe(1);
        second.SerializedCustomStatus.ShouldBeNull();
        host.Runtime.ExportHistory(id)!.ShouldNotContain("\"event\"");
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task F3_PreservedEvents_ReachTheNextRunInOrder(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            if (context.GetInput<int>() == 0)
            {
                await context.WaitForExternalEvent<int>("go");
                context.ContinueAsNew(1);
                return "first";
            }

            return $"{await context.WaitForExternalEvent<int>("value")},{await context.WaitForExternalEvent<int>("value")}";
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run", 0);
        await host.RaiseAsync(id, "value", 1);
        await host.RaiseAsync(id, "value", 2);
        await host.RaiseAsync(id, "go");
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("1,2");
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task F3_NotPreserved_EventsAreDropped(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            if (context.GetInput<int>() == 0)
            {
                await context.WaitForExternalEvent<int>("go");
                context.ContinueAsNew(1, preserveUnprocessedEvents: false);
                return 0;
            }

            return await context.WaitForExternalEvent<int>("value");
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run", 0);
        await host.RaiseAsync(id, "value", 1);
        await host.RaiseAsync(id, "go");
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await host.RaiseAsync(id, "value", 2);
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task F3_OpenWaiterOfTheOldRun_TakesTheEventAndItIsLost(int hot)
    {
        var functions = new TestFunctions()
            .Orchestrator("Run", async context =>
            {
                if (context.GetInput<int>() == 0)
                {
                    _ = context.WaitForExternalEvent<int>("value");
                    context.ContinueAsNew(1);
                    await context.WaitForExternalEvent<int>("go");
                    return 0;
                }

                return await context.WaitForExternalEvent<int>("value");
            });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run", 0);
        await host.RaiseAsync(id, "value", 1);
        await host.RaiseAsync(id, "go");
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await host.RaiseAsync(id, "value", 2);
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(2);
    }

    [Fact]
    public async Task F4_NewVersion_IsTheNextRunsVersion()
    {
        var functions = new TestFunctions().Orchestrator("Run", context =>
        {
            if (context.Version == "1.0")
            {
                context.ContinueAsNew(new ContinueAsNewOptions { NewVersion = "2.0" });
            }

            return Task.FromResult(context.Version);
        });
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { DefaultVersion = "2.0" });
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Run", null, new StartOrchestrationOptions { Version = "1.0" }, host.Token);
        await host.QuietAsync();
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("2.0");
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task F4_OpenTasksOfTheOldRun_AreAbandonedAndTheirResultsIgnored(int hot)
    {
        var result = new TaskCompletionSource<int>();
        var functions = new TestFunctions()
            .Activity<int, int>("Slow", (_, _) => result.Task)
            .Orchestrator("Run", async context =>
            {
                if (context.GetInput<int>() == 0)
                {
                    _ = context.CallActivityAsync<int>("Slow", 0);
                    _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                    await context.WaitForExternalEvent<int>("go");
                    context.ContinueAsNew(1);
                    return "first";
                }

                var timer = context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
                return await Task.WhenAny(timer, context.WaitForExternalEvent<int>("go")) == timer ? "timer" : "event";
            });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run", 0);
        await host.Client.RaiseEventAsync(id, "go", null, host.Token);
        result.SetResult(5);
        await host.AdvanceAsync(TimeSpan.FromHours(1.5));
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("timer");
    }

    [Fact]
    public async Task F2_ManyRuns_LeaveNoHistoryBehind()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            var run = context.GetInput<int>();
            await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
            if (run < 200)
            {
                context.ContinueAsNew(run + 1);
            }

            return run;
        });
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run", 0);
        await host.AdvanceAsync(TimeSpan.FromMinutes(10));
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(200);
        host.Runtime.ExportHistory(id)!.Split("\"timerFired\"").Length.ShouldBe(2);
    }
}
