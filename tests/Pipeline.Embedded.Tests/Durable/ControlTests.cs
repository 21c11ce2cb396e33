using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Status, query and control.</summary>
public sealed class ControlTests
{
    private static TestFunctions Functions => new TestFunctions()
        .Activity<int, int>("Double", input => input * 2)
        .Orchestrator("Run", context => Task.FromResult(context.GetInput<string>()))
        .Orchestrator("Wait", async context =>
        {
            context.SetCustomStatus(new { step = "waiting" });
            return await context.WaitForExternalEvent<string>("go");
        });

    [Fact]
    public async Task H1_Life_GoesFromPendingOverRunningToCompleted()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Wait", null, new StartOrchestrationOptions("one", DurableHost.Start.AddHours(1)), host.Token);
        (await host.StatusAsync("one")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await host.StatusAsync("one")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await host.RaiseAsync("one", "go", "x");
        (await host.StatusAsync("one")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task H2_WithoutInputsAndOutputs_AllDataIsNullAndReadingThrows()
    {
        var functions = Functions.Orchestrator("Fail", Task (context) =>
        {
            context.SetCustomStatus("s");
            throw new InvalidOperationException("x", new TimeoutException("y"));
        });
        await using var host = await DurableHost.StartAsync(functions);
        var id = (await host.RunAsync("Fail", "in")).InstanceId;
        var bare = (await host.Client.GetInstanceAsync(id, host.Token))!;
        bare.SerializedInput.ShouldBeNull();
        bare.SerializedOutput.ShouldBeNull();
        bare.SerializedCustomStatus.ShouldBeNull();
        bare.FailureDetails.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => bare.ReadInputAs<string>());

        var full = await host.StatusAsync(id);
        full.ReadInputAs<string>().ShouldBe("in");
        full.FailureDetails!.InnerFailure.ShouldBeNull();
        (await host.Client.GetInstanceAsync("nobody", host.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task H3_CustomStatus_IsSeenAfterTheEpisodeAndSurvivesCompletion()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        var waiting = await host.RunAsync("Wait");
        waiting.SerializedCustomStatus.ShouldBe("""{"step":"waiting"}""");
        await host.RaiseAsync(waiting.InstanceId, "go", "x");
        (await host.StatusAsync(waiting.InstanceId)).SerializedCustomStatus.ShouldBe("""{"step":"waiting"}""");
    }

    [Theory]
    [InlineData((16 * 1024 / 2) - 2, OrchestrationRuntimeStatus.Completed)]
    [InlineData((16 * 1024 / 2) - 1, OrchestrationRuntimeStatus.Failed)]
    public async Task H3_CustomStatusOver16KiBOfUtf16_FailsTheInstance(int length, OrchestrationRuntimeStatus expected)
    {
        var functions = new TestFunctions().Orchestrator("Run", context =>
        {
            context.SetCustomStatus(new string('a', length));
            return Task.CompletedTask;
        });
        await using var host = await DurableHost.StartAsync(functions);
        var status = await host.RunAsync("Run");
        status.RuntimeStatus.ShouldBe(expected);
        status.FailureDetails?.ErrorType.ShouldBe("System.ArgumentException");
    }

    [Fact]
    public async Task H4_Terminate_EndsWithTheGivenOutputAndIgnoresWhatIsInFlight()
    {
        var result = new TaskCompletionSource<int>();
        var functions = Functions
            .Activity<int, int>("Slow", (_, _) => result.Task)
            .Orchestrator("Slow", context => context.CallActivityAsync<int>("Slow", 1));
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Slow");
        await host.Client.TerminateInstanceAsync(id, (object)"stopped", host.Token);
        result.SetResult(1);
        await host.QuietAsync();
        var status = await host.StatusAsync(id);
        status.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Terminated);
        status.ReadOutputAs<string>().ShouldBe("stopped");
        (await Should.ThrowAsync<RpcException>(() => host.Client.TerminateInstanceAsync(id, host.Token))).StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        (await Should.ThrowAsync<RpcException>(() => host.Client.TerminateInstanceAsync("nobody", host.Token))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public async Task H5_Suspended_EverythingWaitsUntilResume(int hot)
    {
        var functions = Functions
            .Activity<int, int>("After", input => input)
            .Orchestrator("Steps", async context =>
            {
                var value = await context.WaitForExternalEvent<int>("go");
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                return await context.CallActivityAsync<int>("After", value);
            });
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { HotInstances = hot });
        var id = await host.StartInstanceAsync("Steps");
        await host.RaiseAsync(id, "go", 3);
        await host.Client.SuspendInstanceAsync(id, "why", host.Token);
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Suspended);
        functions.Runs.ShouldNotContainKey("After");
        (await Should.ThrowAsync<RpcException>(() => host.Client.SuspendInstanceAsync(id, "again", host.Token))).StatusCode.ShouldBe(StatusCode.FailedPrecondition);

        await host.Client.ResumeInstanceAsync(id, "now", host.Token);
        await host.QuietAsync();
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(3);
    }

    [Fact]
    public async Task H5_ResumeOfARunningInstance_IsRefused()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        var id = await host.StartInstanceAsync("Wait");
        (await Should.ThrowAsync<RpcException>(() => host.Client.ResumeInstanceAsync(id, "x", host.Token))).StatusCode.ShouldBe(StatusCode.FailedPrecondition);
    }

    [Fact]
    public async Task H5_PendingInstanceSuspended_DoesNotStartUntilResumed()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Run", "x", new StartOrchestrationOptions("one", DurableHost.Start.AddHours(1)), host.Token);
        await host.Client.SuspendInstanceAsync("one", "x", host.Token);
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        (await host.StatusAsync("one")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Suspended);
        await host.Client.ResumeInstanceAsync("one", "x", host.Token);
        await host.QuietAsync();
        (await host.StatusAsync("one")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task H6_Restart_RunsTheSameInputAgainUnderTheSameOrANewId()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        var done = await host.RunAsync("Run", "hello");
        (await host.Client.RestartAsync(done.InstanceId, false, host.Token)).ShouldBe(done.InstanceId);
        var other = await host.Client.RestartAsync(done.InstanceId, true, host.Token);
        await host.QuietAsync();
        other.ShouldNotBe(done.InstanceId);
        (await host.StatusAsync(other)).ReadOutputAs<string>().ShouldBe("hello");

        var waiting = await host.StartInstanceAsync("Wait");
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.RestartAsync(waiting, false, host.Token));
        await Should.ThrowAsync<ArgumentException>(() => host.Client.RestartAsync("nobody", false, host.Token));
    }

    [Fact]
    public async Task H6_Rewind_RunsOnlyWhatFailedAgain()
    {
        var broken = true;
        var functions = Functions
            .Activity<int, int>("Boom", input => broken ? throw new TimeoutException("late") : input)
            .Orchestrator("Child", context => context.CallActivityAsync<int>("Boom", context.GetInput<int>()))
            .Orchestrator("Steps", async context =>
            {
                var value = await context.CallActivityAsync<int>("Double", 2);
                return await context.CallSubOrchestratorAsync<int>("Child", value) + await context.CallActivityAsync<int>("Double", 50);
            });
        await using var host = await DurableHost.StartAsync(functions);
        var failed = await host.RunAsync("Steps");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        broken = false;
        await host.Client.RewindInstanceAsync(failed.InstanceId, "fixed", host.Token);
        await host.QuietAsync();
        (await host.StatusAsync(failed.InstanceId)).ReadOutputAs<int>().ShouldBe(104);
        functions.Runs["Double"].ShouldBe(2);
        functions.Runs["Boom"].ShouldBe(2);
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.RewindInstanceAsync(failed.InstanceId, "again", host.Token));
        await Should.ThrowAsync<ArgumentException>(() => host.Client.RewindInstanceAsync("nobody", "x", host.Token));
    }

    [Fact]
    public async Task H7_Purge_RemovesFinishedInstancesOnly()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        var done = await host.RunAsync("Run");
        var waiting = await host.StartInstanceAsync("Wait");
        (await host.Client.PurgeInstanceAsync("nobody", host.Token)).PurgedInstanceCount.ShouldBe(0);
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync(waiting, host.Token));
        (await host.Client.PurgeInstanceAsync(done.InstanceId, host.Token)).PurgedInstanceCount.ShouldBe(1);
        (await host.Client.GetInstanceAsync(done.InstanceId, host.Token)).ShouldBeNull();
    }

    [Fact]
    public async Task H7_PurgeByFilter_CountsWhatItRemoved()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        for (var hour = 0; hour < 4; hour++)
        {
            await host.RunAsync("Run");
            await host.AdvanceAsync(TimeSpan.FromHours(1));
        }

        await host.StartInstanceAsync("Wait");
        var result = await host.Client.PurgeInstancesAsync(DurableHost.Start.AddMinutes(30), DurableHost.Start.AddHours(2), host.Token);
        result.PurgedInstanceCount.ShouldBe(2);
        (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Failed]), host.Token)).PurgedInstanceCount.ShouldBe(0);
        (await host.Client.GetAllInstancesAsync().CountAsync(host.Token)).ShouldBe(3);
    }

    [Fact]
    public async Task H_Query_FiltersByStatusAndPrefixAndPages()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        for (var i = 0; i < 7; i++)
        {
            await host.StartInstanceAsync("Run", "x", $"done-{i}");
            await host.StartInstanceAsync("Wait", "x", $"wait-{i}");
        }

        await host.QuietAsync();
        var query = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running], PageSize: 3);
        List<string> ids = [];
        var pages = 0;
        await foreach (var page in host.Client.GetAllInstancesAsync(query).AsPages())
        {
            pages++;
            ids.AddRange(page.Values.Select(instance => instance.InstanceId));
        }

        ids.ShouldBe(Enumerable.Range(0, 7).Select(i => $"wait-{i}"));
        pages.ShouldBe(3);
        (await host.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "done-")).CountAsync(host.Token)).ShouldBe(7);
        var fetched = await host.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)).FirstAsync(host.Token);
        fetched.ReadInputAs<string>().ShouldBe("x");
    }

    [Fact]
    public async Task H8_WaitForStartAndCompletion_ReturnWhenItHappens()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        var start = host.Client.WaitForInstanceStartAsync("one", host.Token);
        var completion = host.Client.WaitForInstanceCompletionAsync("one", true, host.Token);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Wait", null, new StartOrchestrationOptions("one", DurableHost.Start.AddHours(1)), host.Token);
        start.IsCompleted.ShouldBeFalse();
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        (await start).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        completion.IsCompleted.ShouldBeFalse();
        await host.RaiseAsync("one", "go", "x");
        (await completion).ReadOutputAs<string>().ShouldBe("x");
    }

    [Fact]
    public async Task H8_WaitCancelled_ThrowsOperationCanceled()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        using var source = new CancellationTokenSource();
        var start = host.Client.WaitForInstanceStartAsync("nobody", source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => start);
    }
}
