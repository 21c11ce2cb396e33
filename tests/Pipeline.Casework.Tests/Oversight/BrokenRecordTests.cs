using Microsoft.Extensions.Logging;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Oversight;

public sealed class BrokenRecordTests
{
    [Fact]
    public async Task Record_Broken_IsStuckUnderItsOwnCodeAndHoldsUpNoOtherCase()
    {
        using var house = new CaseHouse();
        var (broken, whole) = (await house.InAssessmentAsync(), await house.InAssessmentAsync());
        house.Simulation.RunsProcesses = false;
        var behind = await house.SubmitAsync(Bodies.Injury());
        var brokenToo = await house.SubmitAsync(Bodies.Injury());
        await house.SettleAsync();
        var head = brokenToo.State.CommitVersion;
        foreach (var play in (CasePlay[])[broken, whole])
        {
            house.Simulation.Purge(play.Id);
        }

        foreach (var play in (CasePlay[])[broken, brokenToo])
        {
            house.Store.Tamper(play.Id, play.State.CommitVersion, commit => commit with { Payload = "no commit" });
        }

        house.Store.DropSnapshots();
        house.Time.Now += TimeSpan.FromMinutes(6);

        (await house.StuckAsync()).Select(stuck => (stuck.CaseId, stuck.Code)).ShouldBe(
            [(behind.Id, StuckCode.NoProcess), (brokenToo.Id, StuckCode.RecordBroken)], ignoreOrder: true);
        (await house.Get<MeasureReader>().ReadAsync(house.Processes, CancellationToken.None)).Stuck.By["record-broken"].ShouldBe(1);
        await house.Get<StuckSweep>().RunAsync(house.Processes, CancellationToken.None);
        house.Time.Now += TimeSpan.FromTicks(1);
        (await house.StuckAsync()).Where(stuck => stuck.Code == StuckCode.RecordBroken).ShouldSatisfyAllConditions(
            found => found.Select(stuck => stuck.CaseId).ShouldBe([broken.Id, brokenToo.Id], ignoreOrder: true),
            found => found.ShouldAllBe(stuck => stuck.Release == "GET /api/audit/verify" && stuck.Reason!.Contains("restore")));

        whole.State.Generation.ShouldBe(2);
        behind.State.Generation.ShouldBe(2);
        var errors = house.Log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text).ToList();
        errors.ShouldContain(line => line.Contains(broken.Id.Value, StringComparison.Ordinal));
        errors.ShouldContain(line => line.Contains($"{brokenToo.Id} is broken at version {head}", StringComparison.Ordinal));
        (await house.Get<RecordVerifier>().VerifyAsync(CancellationToken.None)).Broken.Select(link => link.CaseId).ShouldBe([broken.Id, brokenToo.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Record_Mended_IsStuckNoMoreAfterTheNextSweep()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        var whole = (await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None))[0];
        house.Store.Tamper(play.Id, 1, commit => commit with { Payload = "no commit" });
        house.Store.DropSnapshots();
        await house.SweepAsync();
        house.Time.Now += TimeSpan.FromMinutes(1);
        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.RecordBroken);

        house.Store.Tamper(play.Id, 1, _ => whole);
        await house.SweepAsync();

        (await house.StuckAsync()).ShouldBeEmpty();
    }
}
