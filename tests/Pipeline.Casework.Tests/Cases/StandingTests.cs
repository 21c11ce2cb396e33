using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>What the case view says may be decided is what the desk then does.</summary>
public sealed class StandingTests
{
    [Theory]
    [MemberData(nameof(DecisionTableTests.Stages), MemberType = typeof(DecisionTableTests))]
    public async Task View_EveryDecisionOfTheStage_IsAllowedWhereTheDeskTakesIt(Stage stage)
    {
        foreach (var decision in ProcessTable.Decisions(stage))
        {
            foreach (var role in ProcessTable.Roles(stage, decision))
            {
                using var house = new CaseHouse();
                var play = await house.InAsync(stage);
                var caller = decision == DecisionNames.DecideRatingReview ? Callers.Staff("manager-2", Role.Manager) : Callers.In(role, play.Id);
                var shown = DecisionViews.Of(play.State, CaseAccess.Of(caller, play.State), caller, play.Policy, house.Time.Now)
                    .Single(view => view.Name == decision);
                var commits = play.Commits.Count;

                var result = await play.AskAsync(caller, decision, Bodies.For(decision, play.State));

                var what = $"{role} {decision} in {stage}: {shown.Why} / {CasePlay.Describe(result)}";
                (result is DecisionResult.Decided).ShouldBe(shown.Allowed && decision != DecisionNames.Link, what);
                (shown.Why is null).ShouldBe(shown.Allowed, what);
                (play.Commits.Count > commits).ShouldBe(result is DecisionResult.Decided, what);
            }
        }
    }

    [Fact]
    public async Task Accept_WithoutALocation_IsNotAllowedUntilItIsSet()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Alert(location: null), CaseKind.Concern);

        (await ShownAsync(play, Callers.Triage, DecisionNames.AcceptForAssessment)).Why.ShouldBe("the location is not known: set it first");
        await play.DecideAsync(Callers.Triage, DecisionNames.SetLocation, new { locationId = CaseHouse.CareHome });
        (await ShownAsync(play, Callers.Triage, DecisionNames.AcceptForAssessment)).Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task Complete_BeforeAPlanAndBeforeEveryJudgement_SaysWhatIsMissing()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        (await ShownAsync(play, Callers.Inspector, DecisionNames.CompleteAssessment)).Why!.ShouldStartWith("the assessment is not planned");
        (await ShownAsync(play, Callers.Inspector, DecisionNames.Judge)).Why!.ShouldStartWith("the assessment is not planned");
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, Bodies.For(DecisionNames.PlanAssessment, play.State));
        await play.JudgeAsync("S1", 3);
        (await ShownAsync(play, Callers.Inspector, DecisionNames.CompleteAssessment)).Why.ShouldBe("S2: planned and not yet judged");
        await play.JudgeAsync("S2", 3);
        (await ShownAsync(play, Callers.Inspector, DecisionNames.CompleteAssessment)).Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task Why_OfAnotherRole_SaysTheRoleAndWhatTheCaseLacks()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        (await ShownAsync(play, Callers.Triage, DecisionNames.CompleteAssessment)).Why
            .ShouldBe("decided by: inspector; the assessment is not planned: name its statements first");
    }

    [Fact]
    public async Task Hold_WhileHeld_OnlyResumeIsAllowed()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        (await ShownAsync(play, Callers.Manager, DecisionNames.Resume)).Why.ShouldBe("the case is not held");

        await play.DecideAsync(Callers.Manager, DecisionNames.Hold, Bodies.For(DecisionNames.Hold, play.State));

        (await ShownAsync(play, Callers.Manager, DecisionNames.Hold)).Why.ShouldBe("the case is held already: resume it first");
        (await ShownAsync(play, Callers.Manager, DecisionNames.Resume)).Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task RatingReview_Twice_IsNotAllowed()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        (await ShownAsync(play, Callers.Provider, DecisionNames.RequestRatingReview)).Allowed.ShouldBeTrue();
        (await ShownAsync(play, Callers.Manager, DecisionNames.DecideRatingReview)).Why.ShouldBe("no review is pending");

        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, Bodies.For(DecisionNames.RequestRatingReview, play.State));

        (await ShownAsync(play, Callers.Provider, DecisionNames.RequestRatingReview)).Why.ShouldBe("a review of this rating was requested before");
    }

    [Fact]
    public async Task RatingReview_AfterTheWindowAndBeforeItsEndIsRecorded_IsRefusedBySayingWhenItEnded()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        house.Time.Now = StageClocks.Next(play.State, play.Policy)!.Due.At.AddMinutes(1);

        (await ShownAsync(play, Callers.Provider, DecisionNames.RequestRatingReview)).Why!.ShouldStartWith("a review could be requested until ");
        (await play.AskAsync(Callers.Provider, DecisionNames.RequestRatingReview, Bodies.For(DecisionNames.RequestRatingReview, play.State)))
            .ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Fact]
    public async Task Withdrawn_Report_IsNeitherCorrectedNorWithdrawnNorReviewed()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Publisher, DecisionNames.Withdraw, Bodies.For(DecisionNames.Withdraw, play.State));

        (await ShownAsync(play, Callers.Publisher, DecisionNames.Withdraw)).Why.ShouldBe("the report was withdrawn");
        (await ShownAsync(play, Callers.Inspector, DecisionNames.Correct)).Why.ShouldBe("the report was withdrawn");
        (await ShownAsync(play, Callers.Provider, DecisionNames.RequestRatingReview)).Why.ShouldBe("the report was withdrawn");
    }

    [Fact]
    public async Task Extend_AfterTheTimeEnded_IsNotAllowed()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        (await ShownAsync(play, Callers.Manager, DecisionNames.Extend)).Allowed.ShouldBeTrue();

        house.Time.Now = StageClocks.Next(play.State, play.Policy)!.Due.At.AddMinutes(1);

        (await ShownAsync(play, Callers.Manager, DecisionNames.Extend)).Why!.ShouldStartWith("the time to answer ended at ");
        (await play.AskAsync(Callers.Manager, DecisionNames.Extend, Bodies.For(DecisionNames.Extend, play.State))).ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Fact]
    public async Task Draft_ThatWasNeverBuilt_IsNotSubmitted()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.BuildDraft] = "the template is missing";
        var play = await house.InDraftingAsync();

        (await ShownAsync(play, Callers.Inspector, DecisionNames.SubmitDraft)).Why!.ShouldStartWith("there is no draft");
        (await play.AskAsync(Callers.Inspector, DecisionNames.SubmitDraft)).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await ShownAsync(play, Callers.Manager, DecisionNames.Retry)).Allowed.ShouldBeTrue();
    }

    private static async Task<DecisionView> ShownAsync(CasePlay play, Caller caller, string decision)
    {
        var opened = await play.OpenAsync(caller, "case");
        return DecisionViews.Of(opened!.State, opened.Access, caller, opened.Policy, play.House.Time.Now).Single(view => view.Name == decision);
    }
}
