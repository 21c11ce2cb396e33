using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>What holds for every history that the process allows, whatever is decided in whatever order.</summary>
public sealed class RecordProperties
{
    private static readonly Arbitrary<int[]> Histories = Gen.ArrayOf(Gen.Choose(0, 100_000)).Resize(60).ToArbitrary();

    [Fact]
    public void History_Any_KeepsTheRecordWhole() =>
        Prop.ForAll(Histories, CheckAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(60));

    [Fact]
    public async Task Histories_Taken_ReachEveryStageAndMostDecisions()
    {
        var stages = new HashSet<Stage>();
        var causes = new HashSet<string>();
        var frameworks = new HashSet<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            using var house = new CaseHouse(seed);
            var play = await RandomHistory.PlayAsync(house, [.. Enumerable.Range(0, 60).Select(_ => random.Next(100_000))]);
            stages.UnionWith(play.State.History.Select(step => step.Stage));
            causes.UnionWith(play.Commits.Select(commit => commit.Cause));
            frameworks.Add(play.State.Assessment.Framework ?? string.Empty);
            HistoryInvariants.Faults(HistoryStep.Of(play.Commits), play.Policy).ShouldBeEmpty($"history {seed}");
        }

        stages.Count.ShouldBe(Enum.GetValues<Stage>().Length, "else the property says nothing of what was left out");
        Decisions.All.Count(decision => causes.Contains(decision.Name)).ShouldBeGreaterThan(30);
        PolicyCatalog.LoadShipped().Current.Frameworks.ShouldAllBe(framework => frameworks.Contains(framework.Key));
    }

    private static async Task CheckAsync(int[] choices)
    {
        using var house = new CaseHouse();
        var play = await RandomHistory.PlayAsync(house, choices);
        var restored = await house.FileAsync(play.Id);
        house.Store.DropSnapshots();
        var folded = await house.FileAsync(play.Id);

        Json(folded).ShouldBe(Json(restored), "the snapshot is the fold");
        HistoryInvariants.Faults(HistoryStep.Of(play.Commits), play.Policy).ShouldBeEmpty();
        Ordered(play);
        NothingWaitsWithoutAClock(house, play);
        (await house.Get<RecordVerifier>().VerifyAsync(CancellationToken.None)).ShouldSatisfyAllConditions(
            report => report.Broken.ShouldBeEmpty(), report => report.Commits.ShouldBe(house.Store.CommitCount), report => report.Disposed.ShouldBe(0));
        await foreach (var stuck in house.Get<StuckFinder>().FindAsync(house.Processes, CancellationToken.None))
        {
            stuck.Code.ShouldBeOneOf(StuckCode.NobodyCanAct, StuckCode.Parked);
        }

        foreach (var commit in await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None))
        {
            commit.Payload.ShouldNotContain("Zelda");
            Encoding.UTF8.GetByteCount(commit.Payload).ShouldBeLessThan(Commit.MaxPayloadBytes);
        }
    }

    private static void Ordered(CasePlay play)
    {
        var commits = play.Commits;
        for (var index = 1; index < commits.Count; index++)
        {
            commits[index].At.ShouldBeGreaterThanOrEqualTo(commits[index - 1].At);
            commits[index].Version.ShouldBe(commits[index - 1].Version + 1);
        }

        play.State.Version.ShouldBeLessThanOrEqualTo(play.State.CommitVersion);
        commits.SelectMany(commit => commit.Events).OfType<GenerationRaised>().Select(raised => raised.Generation)
            .ShouldBe(Enumerable.Range(2, play.State.Generation - 1));
        play.State.Effects.Select(effect => effect.Key).ShouldBeUnique();
    }

    private static void NothingWaitsWithoutAClock(CaseHouse house, CasePlay play)
    {
        var state = play.State;
        var owed = play.Commits[^1].Owed;
        if (state.IsClosed)
        {
            state.Closed.ShouldNotBeNull().Outcome.ShouldNotBeNullOrEmpty();
            owed.ShouldBeNull("all that it owed is done");
            house.Processes.IsLive(play.Id, state.Generation).ShouldBeFalse();
        }
        else
        {
            state.Closed.ShouldBeNull();
            owed.ShouldNotBeNull();
            StageClocks.Of(state, play.Policy).ShouldNotBeEmpty();
            if (state.Parked is null)
            {
                house.Processes.IsLive(play.Id, state.Generation).ShouldBeTrue();
                house.Simulation.TickOf(play.Id).ShouldBe(play.NextTick(), "the process waits for what the record says");
            }
        }
    }

    private static string Json(CaseFile file) => JsonSerializer.Serialize(file, CaseJson.Options);
}
