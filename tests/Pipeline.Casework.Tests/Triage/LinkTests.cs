using Pipeline.Casework.Cases;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Triage;

public sealed class LinkTests
{
    [Fact]
    public async Task Link_CommitsOnTheTargetFirstThenClosesTheNewerOne()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync();
        var newer = await house.InTriageAsync(Bodies.Injury(reference: "INC-1"));

        await newer.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Reference });

        newer.State.Closed!.Outcome.ShouldBe(LinkCase.Outcome);
        newer.State.Links.LinkedTo.ShouldBe(target.Id);
        target.State.Links.Linked.ShouldBe([newer.Id]);
        var feed = house.Store.Appended().Select(CaseRecord.Read).ToList();
        feed.FindIndex(commit => commit.Events.OfType<LinkedCaseAdded>().Any()).ShouldBeLessThan(feed.FindIndex(commit => commit.Events.OfType<LinkedToCase>().Any()));
    }

    [Fact]
    public async Task Link_ConflictOnItsOwnCommit_LeavesOneTakeOver()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync();
        var newer = await house.InTriageAsync();
        var done = false;
        house.Store.BeforeAppend = async commit =>
        {
            if (commit.CaseId == newer.Id && !done)
            {
                done = true;
                await newer.AskAsync(Callers.SubmitterOf(newer.Id), DecisionNames.AddInformation, new { text = "more" });
            }
        };

        await newer.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });

        target.State.Links.Linked.ShouldBe([newer.Id]);
        target.Commits.Count(commit => commit.Cause == DecisionNames.Link).ShouldBe(1);
        newer.State.Information.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Link_Refused_ToItselfToNothingAndToAClosedCase()
    {
        using var house = new CaseHouse();
        var closed = await house.ClosedAsync();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = play.Id.Value })).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await play.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = closed.Id.Value })).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await play.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = "7QK39MZ2XA4" })).ShouldBeOfType<DecisionResult.Invalid>();
        (await play.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = CaseId.From(new byte[8]).Value })).ShouldBeOfType<DecisionResult.Invalid>();
        (await play.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = "" })).ShouldBeOfType<DecisionResult.Invalid>();
        closed.State.Links.Linked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Link_OfAnUrgentCase_RaisesTheTargetAndTellsItsOwnerAndTheDuty()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync(Bodies.Changes());
        await target.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "triage-2" });
        var urgent = await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);
        var alerts = house.NoticeSender.Sent.Count(notice => notice.Effect == Effects.AlertDuty);

        await urgent.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });

        target.State.Priority.ShouldBe(Priority.P1);
        target.State.Risk!.Score.ShouldBe(urgent.State.Risk!.Score);
        target.State.Risk.Factors.ShouldContain(factor => factor.Name == "linked-case");
        target.NextTick()!.At.ShouldBeLessThan(house.Time.Now.AddDays(1), "its clock is that of a P1 now");
        house.NoticeSender.Sent.Single(notice => notice.Effect == Effects.TellOwner).Addressee.ShouldBe("triage-2");
        house.NoticeSender.Sent.Count(notice => notice.Effect == Effects.AlertDuty).ShouldBe(alerts + 1);
    }

    [Fact]
    public async Task Link_OfALessUrgentCase_NeverLowersTheTarget()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);
        var score = target.State.Risk!.Score;
        var minor = await house.InTriageAsync(Bodies.Changes(CaseHouse.ForeignHome));

        await minor.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });

        target.State.Priority.ShouldBe(Priority.P1);
        target.State.Risk!.Score.ShouldBe(score);
    }

    [Fact]
    public async Task Link_OfACaseThatWasSetToP1ByHand_CarriesThatOver()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync(Bodies.Changes());
        var newer = await house.InTriageAsync(Bodies.Changes(CaseHouse.ForeignHome));
        await newer.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P1", reason = "a fire" });

        await newer.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });

        target.State.Priority.ShouldBe(Priority.P1);
    }

    [Fact]
    public async Task TargetClosedUnassessed_LinkedCasesReturnToTriageWithAFreshClockAndProcess()
    {
        using var house = new CaseHouse();
        var (target, newer) = await LinkedAsync(house);
        await house.AdvanceAsync(TimeSpan.FromDays(60));

        await target.DecideAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, target.State));

        newer.State.ShouldSatisfyAllConditions(
            state => state.Stage.ShouldBe(Stage.Triage),
            state => state.Closed.ShouldBeNull(),
            state => state.Links.LinkedTo.ShouldBeNull(),
            state => state.Generation.ShouldBe(2));
        newer.NextTick()!.At.ShouldBeGreaterThan(house.Time.Now);
        house.Processes.IsLive(newer.Id, 2).ShouldBeTrue();
        house.Processes.IsLive(target.Id, 1).ShouldBeFalse();
    }

    [Fact]
    public async Task TargetClosedAfterItsAssessment_LinkedCasesStayClosed()
    {
        using var house = new CaseHouse();
        var (target, newer) = await LinkedAsync(house);
        await target.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        await target.AssessAsync();

        await target.DecideAsync(Callers.Manager, DecisionNames.Close, Bodies.For(DecisionNames.Close, target.State));

        newer.State.Stage.ShouldBe(Stage.Closed);
    }

    [Fact]
    public async Task TargetClosedWhileItsAssessmentWasUnderWay_LinkedCasesReturn()
    {
        using var house = new CaseHouse();
        var (target, newer) = await LinkedAsync(house);
        await target.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);

        await target.DecideAsync(Callers.Manager, DecisionNames.Close, Bodies.For(DecisionNames.Close, target.State));

        newer.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task TargetClosed_AndItsProcessLost_StillOwesTheReturnAndTheSweepSeesToIt()
    {
        using var house = new CaseHouse();
        var (target, newer) = await LinkedAsync(house);
        house.Simulation.RunsProcesses = false;
        await target.DecideAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, target.State));
        house.Simulation.Purge(target.Id);
        while (house.Queue.Take(Casework.Messages.Queues.CaseMessages) is not null)
        {
        }

        house.Store.HeadsNow().Single(head => head.CaseId == target.Id).ShouldSatisfyAllConditions(
            head => head.Closed.ShouldBeFalse(), head => head.Owed!.What.ShouldBe("effect:return-linked"));
        house.Time.Now += TimeSpan.FromMinutes(5);
        await house.Get<Casework.Oversight.StuckSweep>().RunAsync(house.Processes, CancellationToken.None);
        house.Simulation.RunsProcesses = true;
        await house.SettleAsync();

        newer.State.Stage.ShouldBe(Stage.Triage);
        house.Store.HeadsNow().Single(head => head.CaseId == target.Id).Closed.ShouldBeTrue();
    }

    [Fact]
    public async Task TargetClosesWhileACaseIsBeingLinkedToIt_TheCaseIsNotLost()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync();
        var newer = await house.InTriageAsync();
        var done = false;
        house.Store.BeforeAppend = async commit =>
        {
            // The target took it over; before the newer case closes, the target closes and returns what was linked to it.
            if (commit.CaseId == newer.Id && !done)
            {
                done = true;
                await target.AskAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, target.State));
                await house.SettleAsync();
            }
        };

        (await newer.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value })).ShouldBeOfType<DecisionResult.GuardFailed>();
        await house.SettleAsync();

        newer.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task TargetClosesBeforeItTakesTheCaseOver_TheCallerIsAskedToTryAgain()
    {
        using var house = new CaseHouse();
        var target = await house.InTriageAsync();
        var newer = await house.InTriageAsync();
        var done = false;
        house.Store.BeforeAppend = async commit =>
        {
            if (commit.CaseId == target.Id && !done)
            {
                done = true;
                await target.AskAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, target.State));
            }
        };

        await Should.ThrowAsync<StoreUnavailableException>(() => newer.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value }));

        newer.State.Stage.ShouldBe(Stage.Triage);
        target.State.Links.Linked.ShouldBeEmpty();
    }

    [Fact]
    public async Task TwoCasesLinkedToEachOtherAtOnce_BothComeBackToTriage()
    {
        using var house = new CaseHouse();
        var one = await house.InTriageAsync();
        var other = await house.InTriageAsync();
        var done = false;
        house.Store.BeforeAppend = async commit =>
        {
            if (commit.CaseId == one.Id && !done)
            {
                done = true;
                await other.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = one.Id.Value });
            }
        };

        await one.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = other.Id.Value });
        await house.SettleAsync();

        new[] { one, other }.ShouldContain(play => play.State.Stage == Stage.Triage, "the matter is never closed into nothing");
    }

    [Theory]
    [InlineData("INC-7", "the same provider reference INC-7, location and type")]
    [InlineData("INC-8", "the same location and type within 28 days")]
    public async Task Appraise_RepeatedSubmission_IsProposedOnTheNewerCaseOnly(string reference, string why)
    {
        using var house = new CaseHouse();
        var older = await house.InTriageAsync(Bodies.Injury(reference: "INC-7"));
        await house.AdvanceAsync(TimeSpan.FromHours(1));

        var newer = await house.InTriageAsync(Bodies.Injury(reference: reference));

        var proposed = newer.State.Links.Proposed.ShouldHaveSingleItem();
        proposed.CaseId.ShouldBe(older.Id);
        proposed.Why.Split("; ").ShouldBe([why, "the same submitter, location and date of event"], ignoreOrder: true);
        older.State.Links.Proposed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Appraise_AFloodOfAlikeSubmissions_ProposesAFewWithTheRepeatedOneFirst()
    {
        using var house = new CaseHouse();
        var first = await house.SubmitAsync(Bodies.Injury(reference: "INC-7"));
        for (var count = 0; count < 60; count++)
        {
            house.Time.Now += TimeSpan.FromSeconds(1);
            await house.SubmitAsync(Bodies.Injury(reference: $"OTHER-{count}"));
        }

        await house.SettleAsync();
        house.Time.Now += TimeSpan.FromSeconds(1);
        var last = await house.InTriageAsync(Bodies.Injury(reference: "INC-7"));

        last.State.Links.Proposed.Count.ShouldBe(50);
        last.State.Links.Proposed[0].CaseId.ShouldBe(first.Id);
    }

    private static async Task<(CasePlay Target, CasePlay Newer)> LinkedAsync(CaseHouse house)
    {
        var target = await house.InTriageAsync();
        var newer = await house.InTriageAsync();
        await newer.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });
        return (target, newer);
    }
}
