using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Sub-orchestrations.</summary>
public sealed class SubOrchestrationTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public async Task E1_NoInstanceId_IsAGuidAndTheChildKnowsItsParent(int hot)
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", context => Task.FromResult($"{context.InstanceId} {context.Parent!.InstanceId} {context.Parent.Name}"))
            .Orchestrator("Run", async context =>
            {
                var expected = context.CallSubOrchestratorAsync<string>("Child", 1);
                return await expected;
            });
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { HotInstances = hot });
        var done = await host.RunAsync("Run");
        var words = done.ReadOutputAs<string>()!.Split(' ');
        Guid.ParseExact(words[0], "N").Version.ShouldBe(5);
        words[1].ShouldBe(done.InstanceId);
        words[2].ShouldBe("Run");
        (await host.StatusAsync(words[0])).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task E1_ExplicitId_MayBeUsedAgainAfterTheChildFinished()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", context => Task.FromResult(context.GetInput<int>() * 2))
            .Orchestrator("Run", async context =>
            {
                var options = new SubOrchestrationOptions(instanceId: "child");
                return await context.CallSubOrchestratorAsync<int>("Child", 1, options) + await context.CallSubOrchestratorAsync<int>("Child", 10, options);
            });
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).ReadOutputAs<int>().ShouldBe(22);
    }

    [Fact]
    public async Task E1_IdOfAnUnfinishedInstance_FailsTheTask()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", context => context.WaitForExternalEvent<int>("never"))
            .Orchestrator("Run", context => context.CallSubOrchestratorAsync<int>("Child", 1, new SubOrchestrationOptions(instanceId: "child")));
        await using var host = await DurableHost.StartAsync(functions);
        await host.StartInstanceAsync("Child", id: "child");
        var failed = await host.RunAsync("Run");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.SerializedOutput!.ShouldContain("already exists");
    }

    [Fact]
    public async Task E2_Version_IsTheHostsUnlessTheOptionsSayOtherwise()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", context => Task.FromResult(context.Version))
            .Orchestrator("Run", async context =>
                await context.CallSubOrchestratorAsync<string>("Child") + " "
                + await context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions { Version = "1.0" }));
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { DefaultVersion = "2.0" });
        (await host.RunAsync("Run")).ReadOutputAs<string>().ShouldBe("2.0 1.0");
    }

    [Fact]
    public async Task E2_ChildFails_ParentGetsItsFailure()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", Task (_) => throw new TimeoutException("late"))
            .Orchestrator("Run", async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Child");
                    return "fine";
                }
                catch (TaskFailedException e)
                {
                    return $"{e.Message} {e.FailureDetails.ErrorType}";
                }
            });
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).ReadOutputAs<string>()
            .ShouldBe("Task 'Child' (#0) failed with an unhandled exception: late System.TimeoutException");
    }

    [Fact]
    public async Task E3_ParentTerminated_ChildRunsOn()
    {
        var functions = new TestFunctions()
            .Orchestrator("Child", context => context.WaitForExternalEvent<int>("go"))
            .Orchestrator("Run", context => context.CallSubOrchestratorAsync<int>("Child", 1, new SubOrchestrationOptions(instanceId: "child")));
        await using var host = await DurableHost.StartAsync(functions);
        var parent = await host.RunAsync("Run");
        await host.Client.TerminateInstanceAsync(parent.InstanceId, new TerminateInstanceOptions(Recursive: true), host.Token);
        await host.RaiseAsync("child", "go", 9);
        (await host.StatusAsync("child")).ReadOutputAs<int>().ShouldBe(9);
        (await host.StatusAsync(parent.InstanceId)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Terminated);
    }
}
