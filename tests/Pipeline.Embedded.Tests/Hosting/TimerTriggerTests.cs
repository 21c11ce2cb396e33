using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Hosting.Timers;

namespace Pipeline.Embedded.Tests.Hosting;

public sealed class TimerTriggerTests
{
    private static readonly Dictionary<string, string?> Hourly = new() { ["SweepSchedule"] = "0 0 * * * *" };

    [Fact]
    public async Task Timer_AsTimePasses_RunsAtEachOccurrence()
    {
        await using var host = await TestHost.StartAsync([typeof(Sweeps)], settings: Hourly);

        await host.AdvanceAsync(TimeSpan.FromHours(2.5));

        host.Calls.Seen.ShouldBe(["10:00 on time, last none next 10:00", "11:00 on time, last 10:00 next 11:00"]);
    }

    [Fact]
    public async Task Timer_AfterAStopOverSeveralOccurrences_RunsOncePastDue()
    {
        var statuses = new MemoryTimerStatus();
        await using (await StartAsync(statuses, TestHost.Start))
        {
        }

        await using var later = await StartAsync(statuses, TestHost.Start.AddHours(5.5));
        await later.AdvanceAsync(TimeSpan.FromHours(1));

        later.Calls.Seen.ShouldBe(["14:30 past due, last none next 10:00", "15:00 on time, last 10:00 next 15:00"]);
    }

    [Fact]
    public async Task Timer_WhoseScheduleChangedDuringTheStop_IsNotPastDue()
    {
        var statuses = new MemoryTimerStatus();
        await using (await StartAsync(statuses, TestHost.Start))
        {
        }

        await using var later = await StartAsync(statuses, TestHost.Start.AddHours(5.5), "0 15 * * * *");
        later.Calls.Seen.ShouldBeEmpty();
        await later.AdvanceAsync(TimeSpan.FromHours(1));

        later.Calls.Seen.ShouldBe(["15:15 on time, last none next 15:15"]);
    }

    [Fact]
    public async Task Timer_ThatFails_RunsAgainAtItsNextOccurrence()
    {
        await using var host = await TestHost.StartAsync([typeof(Failing)]);

        await host.AdvanceAsync(TimeSpan.FromMinutes(2));

        host.Calls.Seen.ShouldBe(["09:01 retry 0", "09:02 retry 0"]);
    }

    [Fact]
    public async Task Timer_WithARetryAttribute_TriesTheSameOccurrenceAgain()
    {
        await using var host = await TestHost.StartAsync([typeof(Retrying)]);

        await host.AdvanceAsync(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(30));

        host.Calls.Seen.ShouldBe(["10:00:00 retry 0 of 2", "10:00:10 retry 1 of 2", "10:00:20 retry 2 of 2"]);
    }

    [Fact]
    public async Task Timer_WhoseStatusCannotBeKept_IsNotRunAgainForIt()
    {
        var statuses = new MemoryTimerStatus();
        await using var host = await StartAsync(statuses, TestHost.Start);
        statuses.Failures = 1;

        await host.AdvanceAsync(TimeSpan.FromHours(2));

        host.Calls.Seen.ShouldBe(["10:00 on time, last none next 10:00", "11:00 on time, last none next 10:00"]);
    }

    [Fact]
    public async Task Timer_RunOnStartup_RunsAtOnceAndIsNotPastDue()
    {
        await using var host = await TestHost.StartAsync([typeof(Eager)]);

        await host.AdvanceAsync(TimeSpan.FromHours(24));

        host.Calls.Seen.ShouldBe(["03-02 09:00 False", "03-03 00:00 False"]);
    }

    [Fact]
    public async Task Timer_MoreOftenThanEveryMinute_HasNoStatus()
    {
        await using var host = await TestHost.StartAsync([typeof(Frequent)]);

        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        host.Calls.Seen.ShouldBe(["09:00:30 True", "09:01:00 True"]);
    }

    [Fact]
    public async Task Timer_DuringALongRun_LeavesOutWhatComesDue()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await TestHost.StartAsync([typeof(Long)], builder => builder.Services.AddSingleton(gate));
        host.Clock.AdvanceTo(TestHost.Start.AddMinutes(1));

        host.Clock.AdvanceTo(TestHost.Start.AddMinutes(5.5));
        gate.SetResult();
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        host.Calls.Seen.ShouldBe(["done 09:05", "done 09:06"]);
    }

    private static Task<TestHost> StartAsync(MemoryTimerStatus statuses, DateTimeOffset at, string schedule = "0 0 * * * *") => TestHost.StartAsync(
        [typeof(Sweeps)],
        builder => builder.Services
            .AddSingleton<ITimerStatusStore>(statuses)
            .AddSingleton<TimeProvider>(new VirtualClock(at)),
        new() { ["SweepSchedule"] = schedule });

    public sealed class Sweeps(Calls calls, TimeProvider time)
    {
        [Function("Sweep")]
        public void Run([TimerTrigger("%SweepSchedule%")] TimerInfo timer)
        {
            var status = timer.ScheduleStatus!;
            var last = status.Last == default ? "none" : $"{status.Last:HH:mm}";
            calls.Add($"{time.GetUtcNow():HH:mm} {(timer.IsPastDue ? "past due" : "on time")}, last {last} next {status.Next:HH:mm}");
        }
    }

    public sealed class Failing(Calls calls, TimeProvider time)
    {
        [Function("Failing")]
        public Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, FunctionContext context)
        {
            calls.Add($"{time.GetUtcNow():HH:mm} retry {context.RetryContext.RetryCount}");
            throw new InvalidOperationException("fails on purpose");
        }
    }

    public sealed class Retrying(Calls calls, TimeProvider time)
    {
        [Function("Retrying")]
        [FixedDelayRetry(2, "00:00:10")]
        public void Run([TimerTrigger("0 0 10 * * *")] TimerInfo timer, FunctionContext context)
        {
            calls.Add($"{time.GetUtcNow():HH:mm:ss} retry {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
            throw new InvalidOperationException("fails on purpose");
        }
    }

    public sealed class Eager(Calls calls, TimeProvider time)
    {
        [Function("Eager")]
        public void Run([TimerTrigger("0 0 0 * * *", RunOnStartup = true)] TimerInfo timer) =>
            calls.Add($"{time.GetUtcNow().ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)} {timer.IsPastDue}");
    }

    public sealed class Frequent(Calls calls, TimeProvider time)
    {
        [Function("Frequent")]
        public void Run([TimerTrigger("*/30 * * * * *")] TimerInfo timer) =>
            calls.Add($"{time.GetUtcNow():HH:mm:ss} {timer.ScheduleStatus is null}");
    }

    public sealed class Long(Calls calls, TimeProvider time, TaskCompletionSource gate)
    {
        [Function("Long")]
        public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
        {
            await gate.Task.WaitAsync(cancellationToken);
            calls.Add($"done {time.GetUtcNow():HH:mm}");
        }
    }
}
