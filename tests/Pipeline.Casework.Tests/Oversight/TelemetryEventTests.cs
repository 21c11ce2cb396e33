using Microsoft.Extensions.Logging;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>The lines that alerts and the workbook read, word for word.</summary>
public sealed class TelemetryEventTests
{
    [Fact]
    public async Task Sweep_OfAnEmptyHouse_SaysThatNothingIsStuck()
    {
        using var house = new CaseHouse();

        await house.SweepAsync();

        Lines(house, "Sweep: ").ShouldBe(["Information Sweep: 0 stuck, 0 parked, 0 that nobody can act on."]);
        Lines(house, "Late in ").ShouldBeEmpty();
    }

    [Fact]
    public async Task Sweep_StuckCases_AreCountedWithThoseItPutRight()
    {
        using var house = new CaseHouse();
        var lost = await house.InAssessmentAsync();
        house.Simulation.Fails["appraise"] = "register-down";
        await house.InTriageAsync();
        house.Simulation.Purge(lost.Id);
        house.Time.Now += TimeSpan.FromMinutes(6);

        await house.SweepAsync();
        await house.SweepAsync();

        lost.State.Generation.ShouldBe(2);
        Lines(house, "Sweep: ").ShouldBe(
            ["Information Sweep: 2 stuck, 1 parked, 0 that nobody can act on.", "Information Sweep: 1 stuck, 1 parked, 0 that nobody can act on."]);
    }

    [Fact]
    public async Task Sweep_EverybodyWithTheRoleAway_SaysSo()
    {
        var until = DateOnly.FromDateTime(CaseHouse.Start.Date).AddDays(9);
        using var house = new CaseHouse(policy: catalog => catalog.Staffed(people =>
            [.. people.Select(person => person.Roles.Contains(Role.Triage) ? person with { AwayUntil = until } : person)]));
        await house.InTriageAsync();
        house.Time.Now += TimeSpan.FromMinutes(1);

        await house.SweepAsync();

        Lines(house, "Sweep: ").ShouldBe(["Information Sweep: 1 stuck, 0 parked, 1 that nobody can act on."]);
    }

    [Fact]
    public async Task Sweep_LateCases_AreSaidByStageWithoutThoseOnHold()
    {
        using var house = await BusyHouseAsync();

        await house.SweepAsync();

        Lines(house, "Sweep: ").ShouldBe(["Information Sweep: 1 stuck, 1 parked, 0 that nobody can act on."]);
        Lines(house, "Late in ").ShouldBe(
            [
                "Information Late in received: 1 cases, the oldest 92 hours over its clock.",
                "Information Late in triage: 2 cases, the oldest 30 hours over its clock.",
            ]);
    }

    [Fact]
    public async Task Measures_OfABusyHouse_AreSaidInWholeDays()
    {
        using var house = await BusyHouseAsync();

        await house.Get<MeasureReport>().WriteAsync(CancellationToken.None);

        Lines(house, "Measures: ").ShouldBe(["Information Measures: 1 arrived in a day, 5 unreviewed, the oldest 3 days, 6 without action, the oldest 3 days."]);
    }

    [Fact]
    public async Task Measures_OfAnEmptyHouse_AreAllNought()
    {
        using var house = new CaseHouse();

        await house.Get<MeasureReport>().WriteAsync(CancellationToken.None);

        Lines(house, "Measures: ").ShouldBe(["Information Measures: 0 arrived in a day, 0 unreviewed, the oldest 0 days, 0 without action, the oldest 0 days."]);
    }

    [Fact]
    public async Task NightlyCheck_SaysHowManyFaultsItFound()
    {
        using var house = new CaseHouse();
        var (first, second) = (await house.InTriageAsync(), await house.InTriageAsync());

        await house.Get<NightlyCheck>().RunAsync(CancellationToken.None);
        house.Store.Truncate(first.Id, 1);
        house.Store.Truncate(second.Id, 1);
        await house.Get<NightlyCheck>().RunAsync(CancellationToken.None);

        Lines(house, "The nightly check").ShouldBe(
            ["Information The nightly check found 0 faults in the record.", "Warning The nightly check found 2 faults in the record."]);
    }

    /// <summary>Two cases late in triage, one that would be and is held, one that is being assessed in time, one parked at receipt, and one of today.</summary>
    private static async Task<CaseHouse> BusyHouseAsync()
    {
        var house = new CaseHouse();
        var late = await house.InTriageAsync();
        var due = (await late.StatusAsync(Callers.Triage)).WaitingFor!.Due!.Value;
        await house.InTriageAsync();
        var held = await house.InTriageAsync();
        await held.DecideAsync(Callers.Manager, DecisionNames.Hold, new { until = "2026-03-02T10:00:00Z", reason = "The police asked us to wait." });
        await house.InAssessmentAsync();
        house.Simulation.Fails["appraise"] = "register-down";
        await house.InTriageAsync();
        house.Simulation.Fails.Clear();
        await house.AdvanceToAsync(due + TimeSpan.FromMinutes((30 * 60) + 59));
        await house.InTriageAsync();
        return house;
    }

    private static IEnumerable<string> Lines(CaseHouse house, string beginning) =>
        house.Log.Lines.Where(line => line.Text.StartsWith(beginning, StringComparison.Ordinal)).Select(line => $"{line.Level} {line.Text}");
}
