using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable;

namespace Pipeline.Embedded.Tests.Durable;

/// <summary>Ids, starting, versions.</summary>
public sealed class StartTests
{
    private static TestFunctions Functions => new TestFunctions()
        .Orchestrator("Run", context => Task.FromResult(context.GetInput<string>() ?? "none"))
        .Orchestrator("Fail", Task (_) => throw new TimeoutException("late"))
        .Orchestrator("Version", context => Task.FromResult(context.Version))
        .Orchestrator("Wait", context => context.WaitForExternalEvent<string>("go"));

    [Fact]
    public async Task G1_NoId_IsAGuidInFormatN()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        Guid.TryParseExact(await host.StartInstanceAsync("Run"), "N", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task G1_IdOfAnEntity_IsRejected()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        await Should.ThrowAsync<ArgumentException>(() => host.StartInstanceAsync("Run", id: "@counter@one"));
        await Should.ThrowAsync<ArgumentException>(() => host.RaiseAsync("@counter@one", "add"));
    }

    [Theory]
    [InlineData("Wait", true)]
    [InlineData("Run", false)]
    [InlineData("Fail", false)]
    public async Task G2_IdInUse_ConflictsOnlyWhileUnfinished(string first, bool conflicts)
    {
        await using var host = await DurableHost.StartAsync(Functions);
        await host.StartInstanceAsync(first, id: "one");
        await host.QuietAsync();
        if (conflicts)
        {
            await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => host.StartInstanceAsync("Run", "again", "one"));
            return;
        }

        await host.StartInstanceAsync("Run", "again", "one");
        await host.QuietAsync();
        (await host.StatusAsync("one")).ReadOutputAs<string>().ShouldBe("again");
        host.Runtime.ExportHistory("one")!.Split("\"started\"").Length.ShouldBe(2);
    }

    [Fact]
    public async Task G2_TerminatedListedInDedupeStatuses_Conflicts()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        await host.StartInstanceAsync("Wait", id: "one");
        await host.Client.TerminateInstanceAsync("one", host.Token);
        await host.QuietAsync();
        var options = new StartOrchestrationOptions("one");
        await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Run", null, options.WithDedupeStatuses(OrchestrationRuntimeStatus.Terminated), host.Token));
        await Should.ThrowAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Run", null, options with { DedupeStatuses = ["Gone"] }, host.Token));
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Run", null, options.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed), host.Token);
    }

    [Fact]
    public async Task G2_ManyStartsOfOneIdAtOnce_ExactlyOneWins()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        var starts = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                await host.StartInstanceAsync("Wait", id: "one");
                return 1;
            }
            catch (OrchestrationAlreadyExistsException)
            {
                return 0;
            }
        }));
        starts.Sum().ShouldBe(1);
    }

    [Fact]
    public async Task G3_StartInTheFuture_IsPendingUntilThen()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Run", "hello", new StartOrchestrationOptions("later", DurableHost.Start.AddDays(60)), host.Token);
        await host.AdvanceAsync(TimeSpan.FromDays(59));
        (await host.StatusAsync("later")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        var done = await host.StatusAsync("later");
        done.ReadOutputAs<string>().ShouldBe("hello");
        done.LastUpdatedAt.ShouldBe(DurableHost.Start.AddDays(60));
    }

    [Fact]
    public async Task G3_UnknownOrchestrator_IsAcceptedAndFails()
    {
        await using var host = await DurableHost.StartAsync(new TestFunctions());
        var failed = await host.RunAsync("Gone");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.SerializedOutput.ShouldBe(
            "The function 'Gone' doesn't exist, is disabled, or is not an orchestrator function. Additional info: "
            + "No orchestrator functions are currently registered!");
    }

    [Fact]
    public async Task G4_Tags_AreKeptAndTheReservedOneIsRefused()
    {
        await using var host = await DurableHost.StartAsync(Functions);
        var options = new StartOrchestrationOptions("one") { Tags = new Dictionary<string, string> { ["colour"] = "green" } };
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Run", null, options, host.Token);
        (await host.StatusAsync("one")).Tags["colour"].ShouldBe("green");
        await Should.ThrowAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Run", null, new StartOrchestrationOptions { Tags = new Dictionary<string, string> { ["MS_DurableFunctions_SourceInstanceId"] = "x" } }, host.Token));
    }

    [Theory]
    [InlineData("2.0", VersionMatchStrategy.CurrentOrOlder, "1.9", true)]
    [InlineData("2.0", VersionMatchStrategy.CurrentOrOlder, "", true)]
    [InlineData("2.0", VersionMatchStrategy.CurrentOrOlder, "2.0.1", false)]
    [InlineData(null, VersionMatchStrategy.CurrentOrOlder, "1.0", false)]
    [InlineData("2.0", VersionMatchStrategy.Strict, "1.9", false)]
    [InlineData("2.0", VersionMatchStrategy.Strict, "2.0", true)]
    [InlineData("2.0", VersionMatchStrategy.None, "9.9", true)]
    public async Task H9_VersionAndStrategy_DecideWhetherTheInstanceRuns(string? own, VersionMatchStrategy match, string version, bool runs)
    {
        await using var host = await DurableHost.StartAsync(Functions, new DurableRuntimeOptions
        {
            DefaultVersion = own,
            VersionMatch = match,
            VersionFailure = VersionFailureStrategy.Fail,
        });
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Version", null, new StartOrchestrationOptions("one") { Version = version }, host.Token);
        await host.QuietAsync();
        var status = await host.StatusAsync("one");
        if (runs)
        {
            status.ReadOutputAs<string>().ShouldBe(version);
        }
        else
        {
            status.FailureDetails!.ErrorType.ShouldBe("VersionMismatch");
        }
    }

    [Fact]
    public async Task H9_NoVersionGiven_TheHostsIsStamped()
    {
        await using var host = await DurableHost.StartAsync(Functions, new DurableRuntimeOptions { DefaultVersion = "3.1" });
        (await host.RunAsync("Version")).ReadOutputAs<string>().ShouldBe("3.1");
    }

    [Fact]
    public async Task H9_Rejected_StaysPendingWithItsEventsUntilANewerHostStarts()
    {
        await using var host = await DurableHost.StartAsync(Functions, new DurableRuntimeOptions { DefaultVersion = "1.0" });
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("one") { Version = "2.0" }, host.Token);
        await host.RaiseAsync("one", "go", "hello");
        (await host.StatusAsync("one")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);

        await using var newer = await host.RestartAsync(Functions, new DurableRuntimeOptions { DefaultVersion = "2.0" });
        await newer.QuietAsync();
        (await newer.StatusAsync("one")).ReadOutputAs<string>().ShouldBe("hello");
    }
}
