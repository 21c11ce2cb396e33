using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Tests.Oversight;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.People;

public sealed class IndependenceTests
{
    [Theory]
    [InlineData("inspector-2", "was in a visit team")]
    [InlineData("inspector-1", "judged, visited and submitted")]
    public async Task Review_BySomebodyOfTheAssessment_IsRefused(string user, string why)
    {
        using var house = new CaseHouse();
        var play = await house.InQualityReviewAsync();

        (await play.AskAsync(Callers.Staff(user, Role.Reviewer), DecisionNames.ApproveDraft)).ShouldBeOfType<DecisionResult.NotIndependent>(why);
        (await play.AskAsync(Callers.Staff(user, Role.Reviewer), DecisionNames.ReturnDraft, Bodies.For(DecisionNames.ReturnDraft, play.State)))
            .ShouldBeOfType<DecisionResult.NotIndependent>(why);
        (await play.AskAsync(Callers.Reviewer, DecisionNames.ApproveDraft)).ShouldBeOfType<DecisionResult.Decided>();
    }

    [Fact]
    public async Task Review_ByWhoSavedADraft_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.InDraftingAsync();
        await play.DecideAsync(Callers.Staff("reviewer-1", Role.Inspector), DecisionNames.SaveDraft, Bodies.For(DecisionNames.SaveDraft, play.State));
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);

        (await play.AskAsync(Callers.Reviewer, DecisionNames.ApproveDraft)).ShouldBeOfType<DecisionResult.NotIndependent>();
    }

    [Fact]
    public async Task Review_ByWhoMadeAJudgementThatWasReplaced_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, Bodies.For(DecisionNames.PlanAssessment, play.State));
        await play.DecideAsync(Callers.Staff("reviewer-1", Role.Inspector), DecisionNames.Judge, Bodies.For(DecisionNames.Judge, play.State));
        await play.AssessAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);

        (await play.AskAsync(Callers.Reviewer, DecisionNames.ApproveDraft)).ShouldBeOfType<DecisionResult.NotIndependent>();
    }

    [Fact]
    public async Task Review_ByWhoWasOnlyInAVisitThatIsVoid_IsAllowed()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2026-01-28", team = new[] { "reviewer-1" } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { visitId = "V1", @void = true });
        await play.AssessAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);

        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
    }

    [Fact]
    public async Task SignOff_ByAnAuthor_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.InSignOffAsync();

        (await play.AskAsync(Callers.Staff("inspector-1", Role.Publisher), DecisionNames.SignOff)).ShouldBeOfType<DecisionResult.NotIndependent>();
        (await play.AskAsync(Callers.Publisher, DecisionNames.SignOff)).ShouldBeOfType<DecisionResult.Decided>();
    }

    [Fact]
    public async Task Withdraw_ByTheAuthorOfTheCorrection_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Staff("publisher-1", Role.Inspector), DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State));
        await play.DecideAsync(Callers.Staff("publisher-2", Role.Publisher), DecisionNames.SignOff);

        (await play.AskAsync(Callers.Publisher, DecisionNames.Withdraw, new { reason = "wrong home" })).ShouldBeOfType<DecisionResult.NotIndependent>();
    }

    [Fact]
    public async Task RatingReview_ByAManagerWhoWasInvolved_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, new { grounds = "the process" });
        await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "manager-2" });

        (await play.AskAsync(Callers.Manager, DecisionNames.DecideRatingReview, Bodies.For(DecisionNames.DecideRatingReview, play.State)))
            .ShouldBeOfType<DecisionResult.NotIndependent>();
        await play.DecideAsync(Callers.Staff("manager-2", Role.Manager), DecisionNames.DecideRatingReview, Bodies.For(DecisionNames.DecideRatingReview, play.State));
    }

    [Fact]
    public async Task NobodyCanAct_EveryReviewerVisited_IsStuckUntilAManagerNamesSomebody()
    {
        using var house = new CaseHouse();
        var play = await EveryReviewerVisitedAsync(house);

        var stuck = (await house.StuckAsync()).Single();
        stuck.ShouldSatisfyAllConditions(
            found => found.CaseId.ShouldBe(play.Id),
            found => found.Code.ShouldBe(StuckCode.NobodyCanAct),
            found => found.Reason!.ShouldContain("reviewer"),
            found => found.Release.ShouldEndWith("decisions/assign"));

        await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "reviewer-from-elsewhere" });

        (await house.StuckAsync()).ShouldBeEmpty();
        await play.DecideAsync(Callers.Staff("reviewer-from-elsewhere", Role.Reviewer), DecisionNames.ApproveDraft);
    }

    [Fact]
    public async Task NobodyCanAct_TheAssigneeIsTheInspectorOfTheCase_IsStuckAllTheSame()
    {
        using var house = new CaseHouse();
        var play = await EveryReviewerVisitedAsync(house);

        await play.DecideAsync(Callers.Manager, DecisionNames.Assign, new { to = "inspector-1" });

        (await house.StuckAsync()).Single().Code.ShouldBe(StuckCode.NobodyCanAct);
    }

    private static async Task<CasePlay> EveryReviewerVisitedAsync(CaseHouse house)
    {
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2026-01-28", team = new[] { "reviewer-1", "reviewer-2", "reviewer-3", "reviewer-4" } });
        await play.AssessAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await house.AdvanceAsync(TimeSpan.FromSeconds(1));
        return play;
    }
}
