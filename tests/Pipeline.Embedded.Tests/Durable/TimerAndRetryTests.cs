using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Timers and retries.</summary>
public sealed class TimerAndRetryTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task C1_FireAtInThePast_CompletesInTheNextEpisode()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            var timer = context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None);
            var atOnce = timer.IsCompleted;
            await timer;
            return atOnce;
        });
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).ReadOutputAs<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task C1_LongTimer_IsSeveralTimersInTheHistory()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(7), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromDays(8));
        (await host.StatusAsync(id)).ReadOutputAs<DateTime>().ShouldBe(DurableHost.Start.UtcDateTime.AddDays(7));
        host.Runtime.ExportHistory(id)!.Split("\"timerFired\"").Length.ShouldBe(1 + 3);
    }

    [Fact]
    public async Task C2_CancelledTimer_ThrowsTaskCanceledAndNeverRings()
    {
        var functions = new TestFunctions().Orchestrator("Run", async context =>
        {
            using var source = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
            await context.WaitForExternalEvent<int>("go");
            source.Cancel();
            try
            {
                await timer;
                return "rang";
            }
            catch (TaskCanceledException)
            {
                return "cancelled";
            }
        });
        await using var host = await DurableHost.StartAsync(functions, new DurableRuntimeOptions { HotInstances = 0 });
        var id = await host.StartInstanceAsync("Run");
        await host.QuietAsync();
        host.Clock.NextDue.ShouldBe(DurableHost.Start.AddHours(1));
        await host.RaiseAsync(id, "go");
        (await host.StatusAsync(id)).ReadOutputAs<string>().ShouldBe("cancelled");
        host.Clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task D1_PolicyWithBackoff_WaitsFirstTimesCoefficientUpToTheMaximum()
    {
        List<DateTime> attempts = [];
        var host = default(DurableHost);
        var functions = new TestFunctions()
            .Activity<int, int>("Boom", _ =>
            {
                attempts.Add(host!.Clock.GetUtcNow().UtcDateTime);
                throw new TimeoutException("no");
            })
            .Orchestrator("Run", context => context.CallActivityAsync(
                "Boom", 1, new TaskOptions(new RetryPolicy(4, Tick, 2.0, TimeSpan.FromMilliseconds(250)))));
        await using (host = await DurableHost.StartAsync(functions))
        {
            var id = await host.StartInstanceAsync("Run");
            await host.AdvanceAsync(TimeSpan.FromSeconds(5));
            (await host.StatusAsync(id)).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
            attempts.Zip(attempts.Skip(1), (a, b) => (b - a).TotalMilliseconds).ShouldBe([100, 200, 250]);
        }
    }

    [Fact]
    public async Task D1_HandleFailure_IsAskedForAllButTheLastAttempt()
    {
        List<string> asked = [];
        var policy = new RetryPolicy(3, Tick)
        {
            HandleFailure = details =>
            {
                asked.Add(details.ErrorType);
                return details.IsCausedBy<TimeoutException>();
            },
        };
        var functions = new TestFunctions()
            .Activity<int, int>("Boom", _ => throw new TimeoutException("no"))
            .Orchestrator("Run", context => context.CallActivityAsync("Boom", 1, new TaskOptions(policy)));
        await using var host = await DurableHost.StartAsync(functions);
        await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromSeconds(5));
        functions.Runs["Boom"].ShouldBe(3);
        asked.ShouldBe(["System.TimeoutException", "System.TimeoutException"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D1_HandleFailureSaysNoOrThrows_NoRetryAndTheTasksOwnFailure(bool throws)
    {
        var policy = new RetryPolicy(3, Tick) { HandleFailure = _ => throws ? throw new InvalidOperationException("filter") : false };
        var functions = new TestFunctions()
            .Activity<int, int>("Boom", _ => throw new TimeoutException("no"))
            .Orchestrator("Run", context => context.CallActivityAsync("Boom", 1, new TaskOptions(policy)));
        await using var host = await DurableHost.StartAsync(functions);
        var failed = await host.RunAsync("Run");
        functions.Runs["Boom"].ShouldBe(1);
        failed.FailureDetails!.ErrorMessage.ShouldBe("Task 'Boom' (#0) failed with an unhandled exception: no");
    }

    [Fact]
    public async Task D1_RetryTimeoutPassed_NoFurtherAttempt()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Boom", _ => throw new TimeoutException("no"))
            .Orchestrator("Run", context => context.CallActivityAsync(
                "Boom", 1, new TaskOptions(new RetryPolicy(10, Tick, retryTimeout: TimeSpan.FromMilliseconds(250)))));
        await using var host = await DurableHost.StartAsync(functions);
        await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromSeconds(5));
        functions.Runs["Boom"].ShouldBe(4);
    }

    [Fact]
    public async Task D2_Handler_IsCalledAfterEachFailureWithItsNumberAndNoDelay()
    {
        List<int> numbers = [];
        var functions = new TestFunctions()
            .Activity<int, int>("Boom", _ => throw new TimeoutException("no"))
            .Orchestrator("Run", context => context.CallActivityAsync("Boom", 1, TaskOptions.FromRetryHandler(retry =>
            {
                numbers.Add(retry.LastAttemptNumber);
                return retry.LastAttemptNumber < 3;
            })));
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        numbers.ShouldBe([1, 2, 3]);
        functions.Runs["Boom"].ShouldBe(3);
    }

    [Fact]
    public async Task D3_RetriedSubOrchestration_KeepsItsInstanceId()
    {
        List<string> ids = [];
        var functions = new TestFunctions()
            .Orchestrator("Child", context =>
            {
                ids.Add(context.InstanceId);
                return ids.Count < 3 ? throw new TimeoutException("no") : Task.FromResult(ids.Count);
            })
            .Orchestrator("Run", context => context.CallSubOrchestratorAsync<int>("Child", 1, new TaskOptions(new RetryPolicy(5, Tick))));
        await using var host = await DurableHost.StartAsync(functions);
        var id = await host.StartInstanceAsync("Run");
        await host.AdvanceAsync(TimeSpan.FromSeconds(5));
        (await host.StatusAsync(id)).ReadOutputAs<int>().ShouldBe(3);
        ids.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task D4_MissingActivity_FailsInTheHostsWordsAndIsRetried()
    {
        var functions = new TestFunctions();
        functions
            .Activity<int, int>("Known", input => input)
            .Orchestrator("Run", context => context.CallActivityAsync<int>("Gone", 5, TaskOptions.FromRetryHandler(retry =>
            {
                retry.LastFailure.ErrorMessage.ShouldBe(
                    "The function 'Gone' doesn't exist, is disabled, or is not an activity function. Additional info: "
                    + "The following are the known activity functions: 'Known'.");
                functions.Activity<int, int>("Gone", input => input);
                return true;
            })));
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).ReadOutputAs<int>().ShouldBe(5);
    }

    [Fact]
    public async Task D5_FailureThroughSubOrchestration_IsTaskFailedWithTheOriginalInside()
    {
        TaskFailureDetails? seen = null;
        var functions = new TestFunctions()
            .Activity<int, int>("Boom", _ => throw new TimeoutException("no"))
            .Orchestrator("Child", context => context.CallActivityAsync<int>("Boom", 1))
            .Orchestrator("Run", async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync<int>("Child");
                }
                catch (TaskFailedException e)
                {
                    seen = e.FailureDetails;
                }
            });
        await using var host = await DurableHost.StartAsync(functions);
        await host.RunAsync("Run");
        seen!.ErrorType.ShouldBe("Microsoft.DurableTask.TaskFailedException");
        seen.IsCausedBy<TimeoutException>().ShouldBeFalse();
        seen.InnerFailure!.IsCausedBy<TimeoutException>().ShouldBeTrue();
    }

    [Fact]
    public async Task D6_FailedActivity_NamesTaskIdAndCause()
    {
        var functions = new TestFunctions()
            .Activity<int, int>("Fine", input => input)
            .Activity<int, int>("Boom", _ => throw new TimeoutException("no luck"))
            .Orchestrator("Run", async context =>
            {
                await context.CallActivityAsync<int>("Fine", 1);
                await context.CallActivityAsync<int>("Boom", 1);
            });
        await using var host = await DurableHost.StartAsync(functions);
        (await host.RunAsync("Run")).SerializedOutput.ShouldBe("Task 'Boom' (#1) failed with an unhandled exception: no luck");
    }
}
