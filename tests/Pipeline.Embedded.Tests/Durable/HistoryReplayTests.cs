using Microsoft.DurableTask;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

public sealed class HistoryReplayTests
{
    private static async Task<object?> Original(TaskOrchestrationContext context)
    {
        var doubled = await context.CallActivityAsync<int>("Double", context.GetInput<int>());
        using var source = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
        await Task.WhenAny(timer, context.WaitForExternalEvent<string>("go"));
        source.Cancel();
        return doubled;
    }

    [Fact]
    public async Task Verify_SameOrchestrator_IsSame()
    {
        var report = HistoryReplay.Verify(Original, await RecordAsync(), DurableHost.Converter);
        report.Divergences.ShouldBeEmpty();
        report.Turns.ShouldBe(3);
    }

    [Fact]
    public async Task Verify_OtherActivity_SaysWhichTurnAndTask()
    {
        var report = HistoryReplay.Verify(
            async context => await context.CallActivityAsync<int>("Triple", 1), await RecordAsync(), DurableHost.Converter);
        report.IsSame.ShouldBeFalse();
        report.Divergences[0].ShouldStartWith(
            "Turn 1: A previous execution of this orchestration scheduled an activity task with sequence number 0 named 'Double'");
    }

    [Fact]
    public async Task Verify_FurtherActivityOrOtherEnding_IsReported()
    {
        var json = await RecordAsync();
        HistoryReplay.Verify(
                async context =>
                {
                    _ = context.CallActivityAsync<int>("Double", 1);
                    _ = context.CallActivityAsync<int>("Extra", 1);
                    return await context.WaitForExternalEvent<string>("never");
                },
                json,
                DurableHost.Converter)
            .Divergences.ShouldContain(
                "Turn 1: The orchestrator asks for an activity task with sequence number 1 named 'Extra', which the history does not hold.");
        HistoryReplay.Verify(
                async context =>
                {
                    await Original(context);
                    throw new TimeoutException("late");
                },
                json,
                DurableHost.Converter)
            .Divergences.ShouldBe(["Turn 3: The history says that the execution ends as Completed, but now it ends as Failed."]);
    }

    // Histories are checked in elsewhere: this is the shape they rely on.
    [Fact]
    public async Task ExportHistory_SmallLife_HasThisShape()
        => (await RecordAsync()).ShouldBe(
            """
            {
              "format": 1,
              "name": "Original",
              "instanceId": "one",
              "version": "",
              "input": "3",
              "turns": [
                {
                  "at": "2026-01-05T09:00:00Z",
                  "events": [
                    {
                      "kind": "started"
                    }
                  ],
                  "actions": [
                    {
                      "kind": "task",
                      "name": "Double",
                      "input": "3",
                      "id": 0
                    }
                  ]
                },
                {
                  "at": "2026-01-05T09:00:00Z",
                  "events": [
                    {
                      "kind": "taskCompleted",
                      "taskId": 0,
                      "result": "6"
                    }
                  ],
                  "actions": [
                    {
                      "kind": "timer",
                      "fireAt": "2026-01-05T10:00:00Z",
                      "id": 1
                    }
                  ]
                },
                {
                  "at": "2026-01-05T09:00:00Z",
                  "events": [
                    {
                      "kind": "event",
                      "name": "go",
                      "payload": "\"x\""
                    }
                  ],
                  "actions": [],
                  "cancelledTimers": [
                    1
                  ],
                  "completion": {
                    "status": "Completed",
                    "output": "6"
                  }
                }
              ]
            }
            """,
            StringCompareShould.IgnoreLineEndings);

    [Fact]
    public async Task ExportHistory_NoSuchInstance_IsNull()
    {
        await using var host = await DurableHost.StartAsync(new TestFunctions());
        host.Runtime.ExportHistory("nobody").ShouldBeNull();
    }

    private static async Task<string> RecordAsync()
    {
        var functions = new TestFunctions().Activity<int, int>("Double", input => input * 2).Orchestrator<object?>("Original", Original);
        await using var host = await DurableHost.StartAsync(functions);
        await host.StartInstanceAsync("Original", 3, "one");
        await host.QuietAsync();
        await host.RaiseAsync("one", "go", "x");
        return host.Runtime.ExportHistory("one")!;
    }
}
