using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>Every way through the process, from the first commit to the last.</summary>
public sealed class ProcessPathTests
{
    // The counts are a budget: every commit is a write that is paid for and kept for years.
    [Fact]
    public async Task Notification_ClosedAtTriage_TakesAtMostSixCommits()
    {
        using var house = new CaseHouse();

        var play = await house.ClosedAsync();

        play.State.Closed.ShouldBe(new ClosedFacts("no-further-action", Stage.Triage, "nothing to do"));
        play.State.History.Select(step => step.Stage).ShouldBe([Stage.Received, Stage.Triage, Stage.Closed]);
        play.Commits.Count.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task Notification_AssessedAndPublished_TakesAtMostSixtyCommits()
    {
        using var house = new CaseHouse();

        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));

        play.State.History.Select(step => step.Stage).ShouldBe(
        [
            Stage.Received, Stage.Triage, Stage.Assessment, Stage.Drafting, Stage.QualityReview, Stage.FactualAccuracy, Stage.SignOff, Stage.Publication,
            Stage.Published, Stage.Closed,
        ]);
        play.State.Closed!.Outcome.ShouldBe("published");
        play.Commits.Count.ShouldBeLessThanOrEqualTo(60);
    }

    [Theory]
    [MemberData(nameof(DecisionTableTests.Stages), MemberType = typeof(DecisionTableTests))]
    public async Task EveryStage_ByItsShortestWay_IsReached(Stage stage)
    {
        using var house = new CaseHouse();

        (await house.InAsync(stage)).State.Stage.ShouldBe(stage);
    }

    [Fact]
    public async Task Received_BeforeAnythingRan_OwesAppraisalAndAcknowledgement()
    {
        using var house = new CaseHouse();

        var play = await house.SubmitAsync(Bodies.Injury());

        play.State.Stage.ShouldBe(Stage.Received);
        play.State.Effects.Select(effect => (effect.Name, effect.Status)).ShouldBe(
            [(Effects.Appraise, EffectStatus.Owed), (Effects.Acknowledge, EffectStatus.Owed)]);
        play.Commits.Single().Owed.ShouldBe(new Owed("effect:appraise", CaseHouse.Start));
    }

    [Fact]
    public async Task Appraise_EnteringTriage_IsOneCommitWithRiskAndPriority()
    {
        using var house = new CaseHouse();

        var play = await house.InTriageAsync();

        var commit = play.Commits.Single(commit => commit.Cause == "effect:appraise");
        commit.Events.Select(happened => happened.GetType().Name).ShouldBe(["CaseAppraised", "StageEntered"]);
        play.State.Risk!.Factors.Sum(factor => factor.Points).ShouldBe(play.State.Risk.Score);
        play.State.Priority.ShouldBe(play.State.Risk.Priority);
    }

    [Fact]
    public async Task Triage_OfAP1_AlertsTheDutyOnce()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Alert(), CaseKind.Concern);
        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, Bodies.For(DecisionNames.RequestInformation, play.State));
        await play.DecideAsync(Callers.Triage, DecisionNames.ProvideInformation, Bodies.For(DecisionNames.ProvideInformation, play.State));

        play.State.Stage.ShouldBe(Stage.Triage);
        house.NoticeSender.Sent.Count(notice => notice.Effect == Effects.AlertDuty).ShouldBe(1);
    }

    [Fact]
    public async Task SetPriority_ToP1InTriage_AlertsTheDuty()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        await play.DecideAsync(Callers.Triage, DecisionNames.SetPriority, new { priority = "P1", reason = "it is worse" });

        house.NoticeSender.Sent.Count(notice => notice.Effect == Effects.AlertDuty).ShouldBe(1);
    }

    [Fact]
    public async Task Information_ProvidedByTheSubmitter_ReturnsToTriage()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();
        house.NoticeSender.Sent.ShouldContain(notice => notice.Effect == Effects.Ask);

        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } });

        play.State.Stage.ShouldBe(Stage.Triage);
        play.State.Triage.InformationExpired.ShouldBeFalse();
        play.State.Triage.Rounds.Single().Answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Information_RecordedByStaff_NeedsHowItCame()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();

        (await play.AskAsync(Callers.Triage, DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["receivedBy"]);
        await play.DecideAsync(Callers.Triage, DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." }, receivedBy = "telephone" });

        play.State.Triage.Rounds.Single().ReceivedBy.ShouldBe("telephone");
    }

    [Fact]
    public async Task Information_NotProvidedInFiveWorkingDays_ReturnsToTriageFlagged()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();

        await house.AdvanceToAsync(CaseHouse.Start.AddDays(7).Date.AddHours(23).AddMinutes(59).AddSeconds(58));
        play.State.Stage.ShouldBe(Stage.AwaitingInformation);
        await house.AdvanceAsync(TimeSpan.FromSeconds(1));

        play.State.Stage.ShouldBe(Stage.Triage);
        play.State.Triage.InformationExpired.ShouldBeTrue();
        (await play.ViewAsync(Callers.Triage)).Submission!.InformationExpired.ShouldBe(true);
    }

    [Theory]
    [InlineData(DecisionNames.AcceptForAssessment, Stage.Assessment)]
    [InlineData(DecisionNames.Close, Stage.Closed)]
    [InlineData(DecisionNames.RequestInformation, Stage.AwaitingInformation)]
    public async Task AwaitingInformation_KeepsEveryTriageDecisionOpen(string decision, Stage leadsTo)
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();

        await play.DecideAsync(Callers.Triage, decision, Bodies.For(decision, play.State));

        play.State.Stage.ShouldBe(leadsTo);
    }

    [Fact]
    public async Task Assessment_OpenedByTheRegulator_StartsAtAssessmentWithoutASubmitter()
    {
        using var house = new CaseHouse();

        var play = await house.OpenAssessmentAsync(Bodies.Planned());
        await house.SettleAsync();
        await play.AssessAsync();

        play.Receipt.AccessCode.ShouldBeNull();
        play.State.Kind.ShouldBe(CaseKind.Assessment);
        play.State.History.Select(step => step.Stage).ShouldBe([Stage.Assessment, Stage.Drafting]);
        house.NoticeSender.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Assessment_OfAPlaceWithAReport_KeepsTheRatingsInForce()
    {
        using var house = new CaseHouse();
        await house.PublishedAsync();

        var play = await house.OpenAssessmentAsync(Bodies.Planned());
        await house.SettleAsync();

        play.State.Assessment.Previous["safe"].ShouldBe(Rating.Good);
        play.State.Assessment.Previous[CaseRatings.Overall].ShouldBe(Rating.NotRated);
        (await play.ViewAsync(Callers.Inspector)).PreviousRating!["safe"].ShouldBe(Rating.Good);
    }

    [Fact]
    public async Task Accept_PlaceKnownInWordsOnly_NeedsItsLocationFirst()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Alert(location: null), CaseKind.Concern);

        (await play.AskAsync(Callers.Triage, DecisionNames.AcceptForAssessment)).ShouldBeOfType<DecisionResult.GuardFailed>();
        await play.DecideAsync(Callers.Triage, DecisionNames.SetLocation, new { locationId = CaseHouse.CareHome });
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);

        play.State.Stage.ShouldBe(Stage.Assessment);
    }

    [Fact]
    public async Task Drafting_BuildsTheDraftFromTheJudgements_AndItMayBeSubmittedAsItIs()
    {
        using var house = new CaseHouse();

        var play = await house.InDraftingAsync();
        var draft = (await play.ViewAsync(Callers.Inspector)).Draft!;
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);

        draft.Sections.Select(section => section.Name).ShouldBe(["summary", "safe"]);
        draft.Sections[1].Text.ShouldContain("What we saw on S1.");
        play.State.Stage.ShouldBe(Stage.QualityReview);
    }

    [Fact]
    public async Task Drafting_ReopenedAndBuiltAgain_KeepsWhatAPersonWrote()
    {
        using var house = new CaseHouse();
        var play = await house.InDraftingAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { summary = "Our own words." } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.ReopenAssessment, new { reason = "one more look" });
        await play.JudgeAsync("S2", 1);
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        var draft = (await play.ViewAsync(Callers.Inspector)).Draft!;

        draft.Sections.Single(section => section.Name == "summary").Text.ShouldBe("Our own words.");
        draft.Sections.Single(section => section.Name == "safe").Text.ShouldContain(": 1 –");
    }

    [Fact]
    public async Task QualityReview_Returned_GoesBackWithComments()
    {
        using var house = new CaseHouse();
        var play = await house.InQualityReviewAsync();

        await play.DecideAsync(Callers.Reviewer, DecisionNames.ReturnDraft, Bodies.For(DecisionNames.ReturnDraft, play.State));

        play.State.Stage.ShouldBe(Stage.Drafting);
        play.State.Draft.Returns.Single().Comments.Single().Text.ShouldBe("Say more on S2.");
    }

    [Fact]
    public async Task FactualAccuracy_PointsAccepted_GoThroughDraftingToSignOffOnTheLaterLap()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyReviewAsync();

        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new { points = new[] { new { id = "P1", accepted = true, reason = "right" } } });
        play.State.Stage.ShouldBe(Stage.Drafting);
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { summary = "There are 40 beds." } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);

        play.State.Stage.ShouldBe(Stage.SignOff);
    }

    [Fact]
    public async Task FactualAccuracy_AllPointsRejected_GoToSignOff()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyReviewAsync();

        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, Bodies.For(DecisionNames.ResolveFactualAccuracy, play.State));

        play.State.Stage.ShouldBe(Stage.SignOff);
        play.State.FactualAccuracy.Points.Single().ShouldSatisfyAllConditions(
            point => point.Accepted.ShouldBe(false), point => point.Reason.ShouldBe("the record shows 38"));
    }

    [Fact]
    public async Task RecordAction_Refer_SendsTheNoticeInTheSameStep()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "refer", text = "Please act." }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["to"]);
        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "refer", to = "the council", text = "Please act." });

        play.State.Stage.ShouldBe(Stage.Triage);
        play.State.Triage.ReviewedAt.ShouldBe(house.Time.Now);
        var commit = play.Commits.Single(commit => commit.Cause == DecisionNames.RecordAction);
        commit.Events.Select(happened => happened.GetType().Name).ShouldBe(["ActionRecorded", "EffectOwed"]);
        house.NoticeSender.Sent.Single(notice => notice.Effect == Effects.Refer).Addressee.ShouldBe("the council");
    }

    [Fact]
    public async Task AddInformation_NeverMovesTheStage()
    {
        using var house = new CaseHouse();
        var play = await house.InAwaitingInformationAsync();

        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "It happened twice." });

        play.State.Stage.ShouldBe(Stage.AwaitingInformation);
        (await play.ViewAsync(Callers.Triage)).Submission!.Information.Single().Text.ShouldBe("It happened twice.");
    }

    [Fact]
    public async Task SkipAppraisal_SendsTheCaseToTriageAsTheMostUrgent()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.Appraise] = "risk-table-broken";
        var play = await house.InTriageAsync();
        play.State.Stage.ShouldBe(Stage.Received);

        await play.DecideAsync(Callers.Manager, DecisionNames.Skip, new { effect = Effects.Appraise, reason = "we look ourselves" });

        play.State.Stage.ShouldBe(Stage.Triage);
        play.State.Priority.ShouldBe(Casework.Triage.Priority.P1);
    }
}
