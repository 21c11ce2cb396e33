using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Time;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>Each rule that every random history is held to finds what breaks it: a whole history, altered in one place.</summary>
public sealed class HistoryInvariantsTests
{
    private static readonly Actor Assessor = new("inspector-1", Role.Reviewer);

    [Fact]
    public async Task History_AsItWas_BreaksNothing()
    {
        using var house = new CaseHouse();

        HistoryInvariants.Faults(await PlayedAsync(house), house.Policies.Current).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reference_OpenedTwiceOrAnother_IsFound()
    {
        using var house = new CaseHouse();
        var steps = await PlayedAsync(house);

        HistoryInvariants.Reference([.. steps, steps[0]]).ShouldHaveSingleItem();
        HistoryInvariants.Reference(Altered(steps, _ => true, step => step.Commit.Version == 4
            ? step with { Commit = step.Commit with { CaseId = CaseId.From(new byte[8]) } }
            : step)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("another score")]
    [InlineData("an override that nobody made")]
    [InlineData("a breach that nobody named")]
    [InlineData("a rating that was never in force")]
    public async Task Rating_ThatItsJudgementsDoNotGive_IsFound(string wrong)
    {
        using var house = new CaseHouse();
        var steps = Altered(await PlayedAsync(house), step => step.After.Stage == Stage.QualityReview, step => step with
        {
            After = step.After with
            {
                Assessment = wrong switch
                {
                    "another score" => step.After.Assessment with { Judgements = [.. step.After.Assessment.Judgements.Select(judgement => judgement with { Score = 4 })] },
                    "an override that nobody made" => step.After.Assessment with { Overrides = [new RatingOverride("caring", Rating.Good, "so", "manager-1")] },
                    "a breach that nobody named" => step.After.Assessment with { Breaches = [new Breach("12", "found")], Overrides = [new RatingOverride(null, Rating.Good, "so", "manager-1")] },
                    _ => step.After.Assessment with { Previous = new Dictionary<string, Rating> { ["caring"] = Rating.Good } },
                },
            },
        });

        HistoryInvariants.Ratings(steps, house.Policies.Current).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(DecisionNames.ApproveDraft)]
    [InlineData(DecisionNames.ResolveFactualAccuracy)]
    [InlineData(DecisionNames.SignOff)]
    public async Task Reviewer_OrPublisher_WhoDidTheWork_IsFound(string decision)
    {
        using var house = new CaseHouse();
        var steps = await PlayedAsync(house);

        HistoryInvariants.Reviewers(Altered(steps, step => step.Commit.Cause == decision, step => step with { Commit = step.Commit with { By = Assessor } }))
            .ShouldNotBeEmpty();
        HistoryInvariants.Reviewers(Altered(steps, step => step.Commit.Cause == DecisionNames.Judge, step => step with { Commit = step.Commit with { By = InspectorCalled("reviewer-1") } }))
            .ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Clock_DueBeforeItsStartOrTimeBackwards_IsFound()
    {
        using var house = new CaseHouse();
        var steps = await PlayedAsync(house);
        var policy = house.Policies.Current;
        var late = steps[^1].Commit.At.AddYears(1);

        Clocks(step => step with { Commit = step.Commit with { At = step.Before.ChangedAt.AddTicks(-1) } }).ShouldNotBeEmpty();
        Clocks(step => step with { After = step.After with { Held = [new HeldPeriod(late, late.AddTicks(-1))] } }).ShouldNotBeEmpty();
        Clocks(step => step with { After = step.After with { Triage = step.After.Triage with { LastActionAt = step.After.ReceivedAt.AddTicks(-1) } } }).ShouldNotBeEmpty();
        Clocks(step => step with { After = step.After with { StageSince = late } }).ShouldNotBeEmpty();

        IEnumerable<string> Clocks(Func<HistoryStep, HistoryStep> change) =>
            HistoryInvariants.Clocks(Altered(steps, step => step.Commit.Cause == DecisionNames.SubmitDraft, change), policy);
    }

    [Fact]
    public async Task Tick_TooEarlyTwiceOrBackwards_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(30));
        var steps = HistoryStep.Of(play.Commits);
        var ticks = steps.Where(step => step.Commit.Events.OfType<TickRecorded>().Any()).ToList();
        ticks.Count.ShouldBeGreaterThan(3);
        HistoryInvariants.Ticks(steps).ShouldBeEmpty();

        HistoryInvariants.Ticks([.. steps, ticks[^1]]).ShouldHaveSingleItem();
        HistoryInvariants.Ticks([ticks[1], ticks[0]]).ShouldHaveSingleItem();
        HistoryInvariants.Ticks([ticks[0] with { Commit = ticks[0].Commit with { At = ticks[0].Commit.At.AddDays(-1) } }]).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Closing_WithoutOutcomeOrReason_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync();
        var steps = HistoryStep.Of(play.Commits);
        HistoryInvariants.Closings(steps).ShouldBeEmpty();

        foreach (var closed in (ClosedFacts?[])[null, new("", Stage.Triage, "so"), new("no-further-action", Stage.Triage, null)])
        {
            HistoryInvariants.Closings(Altered(steps, step => step.Commit.Cause == DecisionNames.Close, step => step with { After = step.After with { Closed = closed } }))
                .ShouldHaveSingleItem();
        }

        HistoryInvariants.Closings([steps[0] with { After = steps[0].After with { Closed = steps[^1].After.Closed } }]).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Stage_LeftAndNotInTheHistory_IsFound()
    {
        using var house = new CaseHouse();
        var steps = await PlayedAsync(house);

        Stages(step => step with { After = step.After with { History = step.Before.History } }).ShouldNotBeEmpty();
        Stages(step => step with { After = step.After with { History = [.. step.After.History.Skip(1)] } }).ShouldNotBeEmpty();
        Stages(step => step with { After = step.After with { History = [.. step.After.History.SkipLast(1), step.After.History[^1] with { By = Role.Auditor }] } }).ShouldNotBeEmpty();
        Stages(step => step with { After = step.After with { Stage = Stage.Triage } }).ShouldNotBeEmpty();

        IEnumerable<string> Stages(Func<HistoryStep, HistoryStep> change) =>
            HistoryInvariants.Stages(Altered(steps, step => step.Commit.Cause == DecisionNames.SubmitDraft, change));
    }

    [Theory]
    [InlineData(DecisionNames.Assign)]
    [InlineData(DecisionNames.AddInformation)]
    [InlineData(DecisionNames.SubmitDraft)]
    public async Task ReviewClock_EndedByWhatDoesNotCountOrNotByWhatDoes_IsFound(string cause)
    {
        using var house = new CaseHouse();
        var steps = await PlayedAsync(house);

        HistoryInvariants.ReviewClocks(Altered(steps, step => step.Commit.Cause == cause, step => step with
        {
            After = step.After with { Triage = step.After.Triage with { LastActionAt = step.Commit.At.AddTicks(-1) } },
        })).ShouldNotBeEmpty();
        HistoryInvariants.ReviewClocks(Altered(steps, step => step.Commit.Cause == cause, step => step with
        {
            After = step.After with { Triage = step.After.Triage with { ReviewedAt = step.Commit.At.AddTicks(-1) } },
        })).ShouldNotBeEmpty();
    }

    private static Actor InspectorCalled(string user) => new(user, Role.Inspector);

    private static async Task<IReadOnlyList<HistoryStep>> PlayedAsync(CaseHouse house)
    {
        var play = await house.InFactualAccuracyReviewAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "inspector-2" });
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "It happened twice." });
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, Bodies.For(DecisionNames.ResolveFactualAccuracy, play.State));
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        return HistoryStep.Of(play.Commits);
    }

    private static IReadOnlyList<HistoryStep> Altered(IReadOnlyList<HistoryStep> steps, Func<HistoryStep, bool> which, Func<HistoryStep, HistoryStep> change)
    {
        steps.ShouldContain(step => which(step));
        return [.. steps.Select(step => which(step) ? change(step) : step)];
    }
}
