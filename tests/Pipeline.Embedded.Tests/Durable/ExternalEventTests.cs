using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>External events. Each case runs hot (live state kept) and cold (replayed at every turn).</summary>
public sealed class ExternalEventTests
{
    public static TheoryData<int> HotAndCold => [100, 0];

    private static DurableRuntimeOptions Keep(int hot) => new() { HotInstances = hot };

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B1_NameInOtherCase_IsHeard(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", context => context.WaitForExternalEvent<int>("Go"));
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "gO", 7);
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(7);
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B2_NobodyWaits_EventsAreKeptInOrder(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            await context.WaitForExternalEvent<int>("go");
            var first = context.WaitForExternalEvent<int>("value");
            first.IsCompleted.ShouldBeTrue();
            return $"{await first},{await context.WaitForExternalEvent<int>("value")},{await context.WaitForExternalEvent<int>("value")}";
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "value", 1);
        await host.RaiseAsync(id, "value", 2);
        await host.RaiseAsync(id, "value", 3);
        await host.RaiseAsync(id, "go", 0);
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("1,2,3");
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B3_SeveralWaitersOfOneName_EventGoesToMostRecentWaiter(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            var a = context.WaitForExternalEvent<int>("value");
            var b = context.WaitForExternalEvent<int>("value");
            return $"a={await a} b={await b}";
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "value", 1);
        await host.RaiseAsync(id, "value", 2);
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("a=2 b=1");
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B4_CancelledWaiterOnTop_EventIsLost(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            using var source = new CancellationTokenSource();
            _ = context.WaitForExternalEvent<int>("value", source.Token);
            source.Cancel();
            await context.WaitForExternalEvent<int>("go");
            return await context.WaitForExternalEvent<int>("value");
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "value", 1);
        await host.RaiseAsync(id, "go", 0);
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await host.RaiseAsync(id, "value", 2);
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B4_NewerWaiterAboveCancelledOne_ShieldsTheEvent(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            using var source = new CancellationTokenSource();
            _ = context.WaitForExternalEvent<int>("value", source.Token);
            source.Cancel();
            return await context.WaitForExternalEvent<int>("value");
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "value", 1);
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B4_SameWaitInWhenAnyLoop_NoEventIsLost(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            List<int> heard = [];
            var nudge = context.WaitForExternalEvent<int>("value");
            while (heard.Count < 2)
            {
                using var source = new CancellationTokenSource();
                var timer = context.CreateTimer(TimeSpan.FromMinutes(1), source.Token);
                if (await Task.WhenAny(nudge, timer) == nudge)
                {
                    heard.Add(await nudge);
                    nudge = context.WaitForExternalEvent<int>("value");
                }

                source.Cancel();
            }

            return string.Join(',', heard);
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromMinutes(3.5));
        await host.RaiseAsync(id, "value", 1);
        await host.AdvanceAsync(TimeSpan.FromMinutes(2));
        await host.RaiseAsync(id, "value", 2);
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("1,2");
        host.Clock.NextDue.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B5_TimeoutPasses_ThrowsTaskCanceled(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            try
            {
                await context.WaitForExternalEvent<int>("value", TimeSpan.FromHours(1));
                return "heard";
            }
            catch (TaskCanceledException)
            {
                return "late";
            }
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        var id = await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("late");
    }

    [Fact]
    public async Task B5_EventBeforeTimeout_IsHeardAndTimerIsGone()
    {
        var functions = new TestFunctions().Orchestrator("Run", context => context.WaitForExternalEvent<int>("value", TimeSpan.FromHours(1)));
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "value", 5);
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(5);
        host.Clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task B5_NoPayload_GivesDefault()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
            (await context.WaitForExternalEvent<int>("number"), await context.WaitForExternalEvent<string?>("text") ?? "none").ToString());
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "number");
        await host.RaiseAsync(id, "text");
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("(0, none)");
    }

    [Theory]
    [MemberData(nameof(HotAndCold))]
    public async Task B6_SendEventToItself_IsDelivered(int hot)
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            context.SendEvent(context.InstanceId, "value", 3);
            return await context.WaitForExternalEvent<int>("value");
        });
        await using var host = await DurableHost.StartAsync(functions, Keep(hot));
        (await host.RunAsync("Run")).ReadOutputAs<int>().ShouldBe(3);
    }

    [Fact]
    public async Task B6_SendEventToAnother_IsDeliveredAndToNobodyIsDropped()
    {
        var functions = new TestFunctions()
            .Orchestrator("Listen", context => context.WaitForExternalEvent<string>("word"))
            .Orchestrator("Speak", context =>
            {
                context.SendEvent("listener", "word", "hello");
                context.SendEvent("nobody", "word", "hello");
                return Task.FromResult(true);
            });
        await using var host = await DurableHost.StartAsync(functions);
        await host.StartInstanceAsync("Listen", id: "listener");
        (await host.RunAsync("Speak")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        (await host.StatusAsync("listener")).ReadOutputAs<string>().ShouldBe("hello");
    }

    [Fact]
    public async Task B7_EventsForPendingInstance_AreHeardAfterItsStart()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
            $"{await context.WaitForExternalEvent<int>("value")},{await context.WaitForExternalEvent<int>("value")}");
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Run", null, new StartOrchestrationOptions("later", DurableHost.Start.AddHours(1)), host.Token);
        await host.RaiseAsync(id, "value", 1);
        await host.RaiseAsync(id, "value", 2);
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("1,2");
    }

    [Fact]
    public async Task B8_UnknownOrFinishedInstance_IsRefusedWithItsStatusCode()
    {
        var functions = new TestFunctions().Orchestrator("Run", _ => Task.CompletedTask);
        await using var host = await DurableHost.StartAsync(functions);
        var done = await host.RunAsync("Run");
        (await Should.ThrowAsync<RpcException>(() => host.RaiseAsync("nobody", "value"))).StatusCode.ShouldBe(StatusCode.NotFound);
        var refused = await Should.ThrowAsync<RpcException>(() => host.RaiseAsync(done.InstanceId, "value"));
        refused.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        refused.Status.Detail.ShouldBe("The orchestration instance with the provided instance id is not running.");
        await Should.ThrowAsync<ArgumentException>(() => host.RaiseAsync("x", string.Empty));
        await Should.ThrowAsync<ArgumentException>(() => host.RaiseAsync(string.Empty, "value"));
    }

    [Fact]
    public async Task B8_SuspendedInstance_TakesEvents()
    {
        var functions = new TestFunctions().Orchestrator("Run", context => context.WaitForExternalEvent<int>("value"));
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run");
        await host.Client.SuspendInstanceAsync(id, "pause", host.Token);
        await host.RaiseAsync(id, "value", 4);
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Suspended);
        await host.Client.ResumeInstanceAsync(id, "go", host.Token);
        await host.QuietAsync();
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(4);
    }
}
