using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Contracts.InMemory;
using Pipeline.Embedded.Durable;
using Pipeline.Embedded.Durable.Replay;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>The replay engine.</summary>
public sealed class ReplayTests
{
    // Nothing stays in memory between two turns, so every turn replays all earlier ones.
    private static DurableRuntimeOptions AlwaysCold => new() { HotInstances = 0 };

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task A1_TwoEpisodes_OnlyPastOnesReplayAndTimeStandsStillInEach(int hot)
    {
        List<(string Step, bool Replaying, DateTime Now)> seen = [];
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            seen.Add(("begin", context.IsReplaying, context.CurrentUtcDateTime));
            await context.WaitForExternalEvent<int>("go");
            seen.Add(("end", context.IsReplaying, context.CurrentUtcDateTime));
        });
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { HotInstances = hot });
        var id = await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.RaiseAsync(id, "go", 1);

        var first = DurableHost.Start.UtcDateTime;
        seen[0].ShouldBe(("begin", false, first));
        seen[^1].ShouldBe(("end", false, first.AddHours(1)));
        seen.Count.ShouldBe(hot == 0 ? 3 : 2);
        seen[0].Now.Kind.ShouldBe(DateTimeKind.Utc);
        if (hot == 0)
        {
            seen[1].ShouldBe(("begin", true, first));
        }
    }

    [Fact]
    public async Task A2_RetriedActivity_EveryStepTakesTheNextId()
    {
        var policy = new RetryPolicy(4, TimeSpan.FromMilliseconds(100), 2.0, TimeSpan.FromMilliseconds(250));
        var functions = new TestFunctions()
            .Activity<int, int>("Boom", _ => throw new InvalidOperationException("no"))
            .Orchestrator("Run", async context =>
            {
                try
                {
                    await context.CallActivityAsync<int>("Boom", 1, new TaskOptions(policy));
                    return "fine";
                }
                catch (TaskFailedException e)
                {
                    return $"{e.TaskId} {e.Message}";
                }
            });
        await using var host = await DurableHost.StartAsync(functions, AlwaysCold);
        var id = await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromSeconds(2));
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("6 Task 'Boom' (#6) failed with an unhandled exception: no");
        functions.Runs["Boom"].ShouldBe(4);
    }

    [Fact]
    public async Task A3_OrchestratorCallsAnotherActivityOnReplay_InstanceFails()
    {
        var called = "One";
        var functions = new TestFunctions()
            .Activity<int, int>("One", input => input)
            .Activity<int, int>("Two", input => input)
            .Orchestrator("Run", async context =>
            {
                await context.CallActivityAsync<int>(called, 1);
                await context.WaitForExternalEvent<int>("go");
            });
        await using var host = await DurableHost.StartAsync(functions, AlwaysCold);
        var id = await host.StartInstanceAsync("Run");
        await host.QuietAsync();
        called = "Two";
        await host.RaiseAsync(id, "go", 1);

        var failed = await host.StatusAsync(id);
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails!.ErrorType.ShouldEndWith("NonDeterministicOrchestrationException");
        failed.FailureDetails.ErrorMessage.ShouldStartWith("A previous execution of this orchestration scheduled an activity task with sequence number 0 named 'One'");
    }

    [Fact]
    public async Task A3_OnlyCaseAndInputDiffer_ReplayAccepts()
    {
        var name = "One";
        var functions = new TestFunctions()
            .Activity<string, int>("One", _ => 1)
            .Orchestrator("Run", async context =>
            {
                await context.CallActivityAsync<int>(name, name);
                await context.WaitForExternalEvent<int>("go");
            });
        await using var host = await DurableHost.StartAsync(functions, AlwaysCold);
        var id = await host.StartInstanceAsync("Run");
        await host.QuietAsync();
        name = "ONE";
        await host.RaiseAsync(id, "go", 1);
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task A4_OpenTimerWhenFunctionReturns_InstanceLingersUntilItFires()
    {
        var functions = new TestFunctions().Orchestrator("Run", context =>
        {
            _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return Task.FromResult("done");
        });
        await using var host = await DurableHost.StartAsync(functions);
        var status = await host.RunAsync("Run");
        status.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await host.StatusAsync(status.InstanceId)).ReadOutputAs<string>().ShouldBe("done");
    }

    [Fact]
    public async Task A4_CancelledTimerAndOpenEventWait_InstanceCompletesAtOnce()
    {
        var functions = new TestFunctions().Orchestrator("Run", context =>
        {
            using var source = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
            _ = context.WaitForExternalEvent<int>("never");
            source.Cancel();
            timer.IsCanceled.ShouldBeTrue();
            return Task.CompletedTask;
        });
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        host.Clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task A5_NonDurableAwaitAsFirstAct_InstanceFails()
    {
        var never = new TaskCompletionSource();
        var functions = new TestFunctions().Orchestrator("Run", _ => never.Task);
        await using var host = await DurableHost.StartAsync(functions);
        var failed = await host.RunAsync("Run");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails!.ErrorType.ShouldBe("System.InvalidOperationException");
        failed.FailureDetails.ErrorMessage.ShouldStartWith("An invalid asynchronous invocation was detected.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A5_ContextTouchedFromAnotherThread_InstanceFails(bool captures)
    {
        var outside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var functions = new TestFunctions()
            .Activity<int, int>("One", input => input)
            .Orchestrator("Run", async context =>
            {
                await context.CallActivityAsync<int>("One", 1);
                await outside.Task.ConfigureAwait(captures);
                await context.CallActivityAsync<int>("One", 2);
            });
        await using var host = await DurableHost.StartAsync(functions);
        var running = await host.RunAsync("Run");
        running.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        outside.SetResult();
        var failed = await host.Client.WaitForInstanceCompletionAsync(running.InstanceId, true, host.Token);
        failed.FailureDetails!.ErrorMessage.ShouldStartWith("An invalid asynchronous invocation was detected.");
        functions.Runs["One"].ShouldBe(1);
    }

    [Fact]
    public async Task A6_UnhandledException_FailsWithTypeMessageAndMessageAsOutput()
    {
        var functions = new TestFunctions().Orchestrator("Run", Task (_) => throw new InvalidOperationException("broken", new TimeoutException("late")));
        await using var host = await DurableHost.StartAsync(functions);
        var failed = await host.RunAsync("Run");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails!.ErrorType.ShouldBe("System.InvalidOperationException");
        failed.FailureDetails.ErrorMessage.ShouldBe("broken");
        failed.FailureDetails.StackTrace.ShouldNotBeNullOrEmpty();
        failed.SerializedOutput.ShouldBe("broken");
    }

    [Fact]
    public async Task A6_EventPayloadOfWrongShape_FailsInstanceAndCannotBeCaught()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            try
            {
                await context.WaitForExternalEvent<int>("go");
            }
            catch (System.Text.Json.JsonException)
            {
                return "caught";
            }

            return "fine";
        });
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run");
        await host.RaiseAsync(id, "go", "not a number");
        var failed = await host.StatusAsync(id);
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails!.ErrorType.ShouldBe("System.Text.Json.JsonException");
    }

    [Fact]
    public async Task A6_SecondWaitOfOtherType_ThrowsAtTheCall()
    {
        var functions = new TestFunctions().Orchestrator("Run", context =>
        {
            _ = context.WaitForExternalEvent<int>("go");
            return Task.FromResult(Should.Throw<ArgumentException>(() => _ = context.WaitForExternalEvent<string>("GO")).Message);
        });
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).ReadOutputAs<string>()!.ShouldStartWith("Events with the same name must have the same type argument.");
    }

    [Fact]
    public async Task A7_NewGuid_IsVersion5OfInstanceTimeAndCounter()
    {
        var functions = new TestFunctions().Orchestrator("Run", context => Task.FromResult(new[] { context.NewGuid(), context.NewGuid() }));
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run", id: "abc");
        await host.QuietAsync();
        var ids = (await host.StatusAsync(id)).ReadOutputAs<Guid[]>()!;
        ids[0].ShouldNotBe(ids[1]);
        ids.ShouldAllBe(guid => guid.Version == 5);
        ids.ShouldBe([
            NameBasedGuid.Create("abc", DurableHost.Start.UtcDateTime, 0),
            NameBasedGuid.Create("abc", DurableHost.Start.UtcDateTime, 1)]);
    }

    // The expected value was computed with Python's uuid.uuid5.
    [Fact]
    public void A7_NameBasedGuid_AgreesWithRfc()
        => NameBasedGuid.Create("abc", new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc), 0).ShouldBe(new Guid("42c56955-25c9-5c0c-9f54-d100066c83d4"));

    [Fact]
    public async Task A8_ReplaySafeLogger_WritesOnce()
    {
        using var log = new RecordingLog();
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            var logger = context.CreateReplaySafeLogger("test");
            logger.LogInformation("begun");
            await context.WaitForExternalEvent<int>("go");
            logger.LogInformation("ended");
        });
        await using var host = await DurableHost.StartAsync(functions, AlwaysCold, loggers: log);
        var id = await host.StartInstanceAsync("Run");
        await host.QuietAsync();
        await host.RaiseAsync(id, "go", 1);
        log.Lines.Select(line => line.Text).Where(text => text is "begun" or "ended").ShouldBe(["begun", "ended"]);
    }

    [Fact]
    public async Task A9_NamesInOtherCase_AreFound()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Double", input => input * 2)
            .Orchestrator("Run", context => context.CallActivityAsync<int>("DOUBLE", 4));
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("rUN")).ReadOutputAs<int>().ShouldBe(8);
    }

    [Fact]
    public async Task A10_Payloads_GoThroughTheGivenConverter()
    {
        var functions = new TestFunctions()
            .Activity<Point, Point>("Turn", point => new Point(point.Y, point.X))
            .Orchestrator("Run", context => context.CallActivityAsync<Point>("Turn", context.GetInput<Point>()));
        await using var host = await DurableHost.StartAsync(functions);
        var done = await host.RunAsync("Run", new { x = 1, Y = 2 });
        done.ReadOutputAs<Point>().ShouldBe(new Point(2, 1));
        done.SerializedOutput.ShouldBe("""{"X":2,"Y":1}""");
    }

    private sealed record Point(int X, int Y);
}
