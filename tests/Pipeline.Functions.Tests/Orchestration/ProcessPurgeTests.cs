using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Orchestration;
using Pipeline.Functions.Projections.Rebuilds;

namespace Pipeline.Functions.Tests.Orchestration;

/// <summary>The backend forgets what the record has: processes of cases closed for as long as the shipped policy keeps them, 14 days.</summary>
public sealed class ProcessPurgeTests : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private readonly CaseHouse _house = new();
    private readonly FakeDurableClient _client = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Run_ProcessesOfACaseClosedLongEnough_AreRemovedOfEveryGeneration()
    {
        var closed = await ClosedAsync(generations: 2);
        var open = await _house.InTriageAsync();
        Ended(open, 1);
        _house.Time.Now += Kept - TimeSpan.FromTicks(1);
        await RunAsync();
        _client.Purged.ShouldBeEmpty("not kept long enough yet");

        _house.Time.Now += TimeSpan.FromTicks(1);
        await RunAsync();

        _client.Purged.ShouldBe([CaseInstance.IdOf(closed.Id, 1), CaseInstance.IdOf(closed.Id, 2)]);
        _client.Instances.Keys.ShouldBe([CaseInstance.IdOf(open.Id, 1)]);
    }

    [Fact]
    public async Task Run_Again_LooksAtNoCaseTwice()
    {
        await ClosedAsync();
        _house.Time.Now += Kept;
        await RunAsync();

        await RunAsync();

        Looked().ShouldBe([1]);
        _client.Purged.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_InstanceGoneAlready_IsFine()
    {
        var closed = await ClosedAsync(generations: 2);
        _client.Instances.Remove(CaseInstance.IdOf(closed.Id, 1));
        _house.Time.Now += Kept;

        await RunAsync();

        _client.Purged.ShouldBe([CaseInstance.IdOf(closed.Id, 2)]);
    }

    [Fact]
    public async Task Run_InstanceThatLives_IsLeftAloneAndTold()
    {
        var closed = await ClosedAsync();
        _client.Add(CaseInstance.IdOf(closed.Id, 1), OrchestrationRuntimeStatus.Running);
        _house.Time.Now += Kept;

        await RunAsync();

        _client.Purged.ShouldBeEmpty();
        _house.Log.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.Contains($"case {closed.Id}, generation 1, lives"));
    }

    [Fact]
    public async Task Run_CaseThatStillOwesSomething_IsLeftAlone()
    {
        _house.Simulation.SendsNotices = false;
        await ClosedAsync(await _house.InAwaitingInformationAsync());
        _house.Time.Now += Kept;

        await RunAsync();

        _client.Purged.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_CasesLeftAlone_AreLookedAtAgainUntilNothingHoldsThem()
    {
        var lives = await ClosedAsync();
        _client.Add(CaseInstance.IdOf(lives.Id, 1), OrchestrationRuntimeStatus.Running);
        var broken = await ClosedAsync();
        CommitDocument? good = null;
        _house.Store.Tamper(broken.Id, 1, commit => (good = commit) with { Payload = "no commit" });
        _house.Time.Now += TimeSpan.FromDays(1);
        var later = await ClosedAsync();
        _house.Simulation.SendsNotices = false;
        await ClosedAsync(await _house.InAwaitingInformationAsync());
        _house.Time.Now += Kept;
        await RunAsync();
        _client.Purged.ShouldBe([CaseInstance.IdOf(later.Id, 1)]);

        Ended(lives, 1);
        _house.Store.Tamper(broken.Id, 1, _ => good!);
        _house.Simulation.SendsNotices = true;
        await _house.SettleAsync();
        _house.Time.Now += TimeSpan.FromHours(1);
        await RunAsync();

        _client.Instances.Keys.ShouldBeEmpty();
        Looked().ShouldBe([4, 0], "no case is looked at again that was not left alone");
    }

    [Fact]
    public async Task Run_MoreLeftAloneThanARunLooksAtAgain_ForgetsTheOldestAndSaysSo()
    {
        var rows = Enumerable.Range(0, ProcessPurge.MostLeft + 3).Select(n => ClosedRow(CaseHouse.Start.AddSeconds(n))).ToList();
        await _house.Worklist.UpsertAsync(rows, CancellationToken.None);
        _house.Time.Now += Kept + TimeSpan.FromDays(1);

        await RunAsync();

        _house.Log.Lines.ShouldContain(line => line.Level == LogLevel.Warning && line.Text.Contains(": 3 of them"));
        _house.Log.Lines.ShouldContain(line => line.Text.EndsWith($"; {ProcessPurge.MostLeft} cases are left alone."));
    }

    [Fact]
    public async Task Run_WhileTheWorklistIsMadeAnew_WaitsForItsEnd()
    {
        var closed = await ClosedAsync();
        var row = (await _house.Worklist.FindAsync(closed.Id, CancellationToken.None))!;
        _house.Time.Now += TimeSpan.FromDays(1);
        var later = await ClosedAsync();
        _house.Time.Now += Kept;
        await _house.Worklist.ClearAsync(_house.Time.Now, CancellationToken.None);
        await _house.Worklist.UpsertAsync([(await _house.Get<WorklistProjection>().RowAsync(later.State, CancellationToken.None))], CancellationToken.None);
        _client.Add(RebuildOrchestrator.InstanceId, OrchestrationRuntimeStatus.Running, RebuildOrchestrator.Name);
        await RunAsync();
        _client.Purged.ShouldBeEmpty();

        await _house.Worklist.UpsertAsync([row], CancellationToken.None);
        _client.Add(RebuildOrchestrator.InstanceId, OrchestrationRuntimeStatus.Completed, RebuildOrchestrator.Name);
        await RunAsync();

        _client.Purged.ShouldBe([CaseInstance.IdOf(closed.Id, 1), CaseInstance.IdOf(later.Id, 1)]);
    }

    [Fact]
    public async Task Run_CaseReopenedAndClosedAgain_WaitsFromItsLastClosing()
    {
        var closed = await ClosedAsync();
        _house.Time.Now += Kept - TimeSpan.FromDays(1);
        await closed.DecideAsync(People.Manager, DecisionNames.Reopen, new { reason = "There is more." });
        await CloseAsync(closed);
        Ended(closed, 2);
        _house.Time.Now += TimeSpan.FromDays(1);
        await RunAsync();
        _client.Purged.ShouldBeEmpty();

        _house.Time.Now += Kept;
        await RunAsync();

        _client.Purged.ShouldBe([CaseInstance.IdOf(closed.Id, 1), CaseInstance.IdOf(closed.Id, 2)]);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    public async Task Run_BackendOutOfReach_IsTransientAndTheNextRunBeginsThere(StatusCode status)
    {
        var closed = await ClosedAsync();
        _house.Time.Now += Kept;
        _client.PurgeFailure = new RpcException(new Status(status, "not now"));
        await Should.ThrowAsync<StoreUnavailableException>(RunAsync);

        _client.PurgeFailure = null;
        await RunAsync();

        _client.Instances.Keys.ShouldNotContain(CaseInstance.IdOf(closed.Id, 1));
    }

    [Fact]
    public async Task Run_MoreCasesThanOneRunTakes_GoesOnInTheNextOne()
    {
        var rows = Enumerable.Range(0, ProcessPurge.MostCases + 2).Select(n => ClosedRow(CaseHouse.Start.AddSeconds(-1 - (n / 3)))).ToList();
        await _house.Worklist.UpsertAsync(rows, CancellationToken.None);
        var closed = await ClosedAsync();
        _house.Time.Now += Kept;

        await RunAsync();
        _client.Purged.ShouldBeEmpty();
        await RunAsync();

        _client.Purged.ShouldBe([CaseInstance.IdOf(closed.Id, 1)]);
        Looked().ShouldBe([ProcessPurge.MostCases + 2, 1]);
    }

    private IEnumerable<int> Looked() => _house.Log.Lines
        .Where(line => line.Text.StartsWith("Removed ", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Text.Split(' ')[4], null));

    private static WorklistRow ClosedRow(DateTimeOffset at) => new()
    {
        CaseId = Samples.NewCase(),
        CommitVersion = 1,
        Kind = CaseKind.Notification,
        Type = "DEATH",
        Stage = Stage.Closed,
        StageSince = at,
        ClosedAt = at,
        ReceivedAt = at,
        OpenEffects = [],
        Generation = 1,
    };

    private Task RunAsync() =>
        new ProcessPurge(_house.Worklist, _house.Get<CaseRecord>(), _house.HouseLog, _house.Policies, _house.Time, _house.Get<ILogger<ProcessPurge>>())
            .RunAsync(_client, CancellationToken.None);

    private async Task<CasePlay> ClosedAsync(CasePlay? play = null, int generations = 1)
    {
        var closing = play ?? await _house.InTriageAsync();
        for (var generation = 2; generation <= generations; generation++)
        {
            await _house.Get<Releaser>().ReleaseAsync(closing.Id, Actor.Process, null, CancellationToken.None);
            await _house.SettleAsync();
        }

        await CloseAsync(closing);
        for (var generation = 1; generation <= generations; generation++)
        {
            Ended(closing, generation);
        }

        return closing;
    }

    private static Task<CasePlay> CloseAsync(CasePlay play) =>
        play.DecideAsync(People.Manager, DecisionNames.Close, new { outcome = "no-further-action", reason = "nothing to do" });

    private void Ended(CasePlay play, int generation) => _client.Add(CaseInstance.IdOf(play.Id, generation), OrchestrationRuntimeStatus.Completed);
}
