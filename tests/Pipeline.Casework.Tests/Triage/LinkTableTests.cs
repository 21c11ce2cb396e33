using Pipeline.Casework.Cases;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Triage;

/// <summary>What comes of linking a case to another, by what the other is, how urgent either is, and how the other ends.</summary>
public sealed class LinkTableTests
{
    [Theory]
    [InlineData("open, in triage", true, null)]
    [InlineData("open, awaiting information", true, null)]
    [InlineData("open, in assessment", true, null)]
    [InlineData("open, with another linked to it", true, null)]
    [InlineData("closed", false, "is closed: link to an open case")]
    [InlineData("linked to another", false, "is closed: link to an open case")]
    [InlineData("itself", false, "cannot be linked to itself")]
    [InlineData("unknown", false, "caseId: is not known")]
    [InlineData("no reference", false, "caseId: is no case reference")]
    public async Task Target_OfEachKind_TakesTheCaseOverOrIsRefusedAndNothingChanges(string kind, bool taken, string? why)
    {
        using var house = new CaseHouse();
        var other = await house.InTriageAsync();
        var newer = await house.InTriageAsync();
        var target = await TargetAsync(house, kind, other, newer);
        var commits = house.Store.CommitCount;

        var result = await newer.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = target });

        if (taken)
        {
            result.ShouldBeOfType<DecisionResult.Decided>();
            newer.State.Closed.ShouldBe(new ClosedFacts(LinkCase.Outcome, Stage.Triage, null));
            newer.State.Links.LinkedTo!.Value.Value.ShouldBe(target);
        }
        else
        {
            CasePlay.Describe(result).ShouldContain(why!);
            house.Store.CommitCount.ShouldBe(commits);
            newer.State.Stage.ShouldBe(Stage.Triage);
        }
    }

    [Fact]
    public async Task Linked_AlreadyToAnother_IsClosedAndNotLinkedAgain()
    {
        using var house = new CaseHouse();
        var (first, second, newer) = (await house.InTriageAsync(), await house.InTriageAsync(), await house.InTriageAsync());
        await newer.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = first.Id.Value });

        (await newer.AskAsync(Callers.Triage, DecisionNames.Link, new { caseId = second.Id.Value })).ShouldNotBeOfType<DecisionResult.Decided>();

        newer.State.Links.LinkedTo.ShouldBe(first.Id);
        second.State.Links.Linked.ShouldBeEmpty();
    }

    // Priority of the target, of the case linked to it, and of the target afterwards: it may only rise.
    [Theory]
    [InlineData("P4", "P4", Priority.P4, true)]
    [InlineData("P4", "P3", Priority.P3, true)]
    [InlineData("P4", "P1", Priority.P1, false)]
    [InlineData("P3", "P2", Priority.P2, true)]
    [InlineData("P2", "P3", Priority.P2, true)]
    [InlineData("P1", "P4", Priority.P1, false)]
    [InlineData("P1", "P1", Priority.P1, true)]
    public async Task Risk_OfTheTarget_RisesOrStaysAndItsOwnerIsTold(string target, string linked, Priority after, bool assigned)
    {
        using var house = new CaseHouse();
        var (taker, newer) = (await house.InTriageAsync(Bodies.Changes()), await house.InTriageAsync(Bodies.Changes(CaseHouse.ForeignHome)));
        await taker.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = target, reason = "as we see it" });
        await newer.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = linked, reason = "as we see it" });
        if (assigned)
        {
            await taker.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "triage-2" });
        }

        var score = taker.State.Risk!.Score;
        await newer.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = taker.Id.Value });

        taker.State.Priority.ShouldBe(after);
        taker.State.Risk!.Score.ShouldBeGreaterThanOrEqualTo(score);
        taker.State.Risk.Factors.ShouldContain(factor => factor.Name == "linked-case");
        house.NoticeSender.Sent.Where(notice => notice.Effect == Effects.TellOwner).Select(notice => (notice.CaseId, notice.Addressee))
            .ShouldBe(assigned ? [(taker.Id, "triage-2")] : []);
    }

    [Theory]
    [InlineData("closed in triage", Stage.Triage)]
    [InlineData("closed while it was assessed", Stage.Triage)]
    [InlineData("closed after its assessment", Stage.Closed)]
    [InlineData("published", Stage.Closed)]
    public async Task Target_ThatEnds_GivesBackWhatItDidNotAssess(string end, Stage after)
    {
        using var house = new CaseHouse();
        var (target, one, two) = (await house.InTriageAsync(), await house.InTriageAsync(), await house.InTriageAsync());
        await one.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });
        await two.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = target.Id.Value });
        if (end != "closed in triage")
        {
            await target.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        }

        if (end is "closed after its assessment" or "published")
        {
            await target.AssessAsync();
        }

        if (end == "published")
        {
            await target.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
            await target.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
            await target.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
            await target.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
            await house.AdvanceAsync(TimeSpan.FromDays(40));
        }
        else
        {
            await target.DecideAsync(Callers.Manager, DecisionNames.Close, Bodies.For(DecisionNames.Close, target.State));
        }

        target.State.Stage.ShouldBe(Stage.Closed);
        foreach (var linked in (CasePlay[])[one, two])
        {
            linked.State.Stage.ShouldBe(after);
            linked.State.Links.LinkedTo.ShouldBe(after == Stage.Closed ? target.Id : null);
            linked.State.Closed?.Outcome.ShouldBe(LinkCase.Outcome);
            (linked.NextTick() is null).ShouldBe(after == Stage.Closed, "whoever is back in triage has a clock again");
        }
    }

    private static async Task<string> TargetAsync(CaseHouse house, string kind, CasePlay other, CasePlay newer)
    {
        switch (kind)
        {
            case "open, awaiting information":
                await other.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, Bodies.For(DecisionNames.RequestInformation, other.State));
                return other.Id.Value;
            case "open, in assessment":
                await other.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
                return other.Id.Value;
            case "open, with another linked to it":
                await (await house.InTriageAsync()).DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = other.Id.Value });
                return other.Id.Value;
            case "closed":
                return (await house.ClosedAsync()).Id.Value;
            case "linked to another":
                var linked = await house.InTriageAsync();
                await linked.DecideAsync(Callers.Triage, DecisionNames.Link, new { caseId = other.Id.Value });
                return linked.Id.Value;
            case "itself":
                return newer.Id.Value;
            case "unknown":
                return CaseId.From(new byte[8]).Value;
            case "no reference":
                return "the other one";
            default:
                return other.Id.Value;
        }
    }
}
