using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.FactualAccuracy;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
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
    public async Task Publication_WindowEnds_ClosesAsPublished()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var report = (await house.Register.FindReportAsync(play.State.Publication.Edition!.ReportId, CancellationToken.None)).ShouldNotBeNull();
        report.ShouldSatisfyAllConditions(r => r.Edition.ShouldBe(1), r => r.CaseId.ShouldBe(play.Id), r => r.LocationId.ShouldBe(CaseHouse.CareHome));
        house.NoticeSender.Sent.Select(notice => notice.Effect).ShouldContain(Effects.NotifyProvider);
        house.NoticeSender.Sent.Select(notice => notice.Effect).ShouldContain(Effects.NotifySubmitter);

        // 15 working days from Monday 2 February end on Monday 23 February.
        await house.AdvanceToAsync(new DateTimeOffset(2026, 2, 23, 23, 59, 58, TimeSpan.Zero));
        play.State.Stage.ShouldBe(Stage.Published);
        await house.AdvanceAsync(TimeSpan.FromSeconds(1));

        play.State.Closed.ShouldBe(new ClosedFacts("published", Stage.Published, "the review window ended"));
        house.Processes.IsLive(play.Id, play.State.Generation).ShouldBeFalse();
    }

    [Fact]
    public async Task Correct_Published_MakesANewEditionWithTheFirstDate()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var first = play.State.Publication;
        await house.AdvanceAsync(TimeSpan.FromDays(3));

        await play.DecideAsync(Callers.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State));
        play.State.Stage.ShouldBe(Stage.SignOff);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);

        var publication = play.State.Publication;
        publication.Edition!.Number.ShouldBe(2);
        publication.Edition.ReportId.ShouldBe(first.Edition!.ReportId);
        publication.FirstPublishedAt.ShouldBe(first.FirstPublishedAt);
        publication.PublishedAt!.Value.ShouldBe(house.Time.Now);
        publication.WindowSince.ShouldBe(house.Time.Now);
        var report = await house.Register.FindReportAsync(publication.Edition.ReportId, CancellationToken.None);
        report!.Edition.ShouldBe(2);
        report.FirstPublishedAt.ShouldBe(first.FirstPublishedAt!.Value);
        house.Documents.Text(DocumentArea.Register, play.Id, report.HtmlSha256).ShouldContain("There are 40 beds.");
        house.Documents.Text(DocumentArea.Register, play.Id, first.Public!.HtmlSha256).ShouldNotContain("There are 40 beds.");
    }

    [Fact]
    public async Task Correct_AfterTheCaseClosed_StartsAFreshProcess()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));
        var generation = play.State.Generation;

        await play.DecideAsync(Callers.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State));
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);

        play.State.Stage.ShouldBe(Stage.Published);
        play.State.Closed.ShouldBeNull();
        play.State.Generation.ShouldBe(generation + 1);
        play.State.Publication.Edition!.Number.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Withdraw_LeavesATombstoneAndTheStage(bool closed)
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        if (closed)
        {
            await house.AdvanceAsync(TimeSpan.FromDays(40));
        }

        var stage = play.State.Stage;
        await play.DecideAsync(Callers.Publisher, DecisionNames.Withdraw, new { reason = "the wrong home" });

        play.State.Stage.ShouldBe(stage);
        var report = (await house.Register.FindReportAsync(play.State.Publication.Edition!.ReportId, CancellationToken.None))!;
        report.WithdrawnBecause.ShouldBe("the wrong home");
        (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Current.ShouldBeNull();
        (await play.AskAsync(Callers.Publisher, DecisionNames.Withdraw, new { reason = "again" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        (await play.AskAsync(Callers.Inspector, DecisionNames.Correct, Bodies.For(DecisionNames.Correct, play.State))).ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Fact]
    public async Task RatingReview_Pending_KeepsTheWindowOpenUntilItIsDecided()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Provider, DecisionNames.RequestRatingReview, Bodies.For(DecisionNames.RequestRatingReview, play.State));

        await house.AdvanceAsync(TimeSpan.FromDays(60));
        play.State.Stage.ShouldBe(Stage.Published);
        play.State.Escalations.ShouldNotBeEmpty("a review has 20 working days");
        (await play.AskAsync(Callers.Provider, DecisionNames.RequestRatingReview, new { grounds = "once more" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        await play.DecideAsync(Callers.Staff("manager-2", Role.Manager), DecisionNames.DecideRatingReview, Bodies.For(DecisionNames.DecideRatingReview, play.State));
        await house.AdvanceAsync(TimeSpan.FromSeconds(1));

        play.State.Publication.Review!.Outcome.ShouldBe("upheld");
        play.State.Closed!.Outcome.ShouldBe("published");
    }

    [Theory]
    [MemberData(nameof(DecisionTableTests.Stages), MemberType = typeof(DecisionTableTests))]
    public async Task Close_ByAManagerAndReopened_GoesOnWhereItWas(Stage stage)
    {
        if (stage is Stage.Closed)
        {
            return;
        }

        using var house = new CaseHouse();
        var play = await house.InAsync(stage);
        (await play.AskAsync(Callers.Manager, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State))).ShouldBeOfType<DecisionResult.Decided>();
        await house.SettleAsync();
        play.State.Stage.ShouldBe(Stage.Closed);
        var generation = play.State.Generation;

        (await play.AskAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "too early" })).ShouldBeOfType<DecisionResult.Decided>().Stage.ShouldBe(stage);

        play.State.Generation.ShouldBe(generation + 1);
        await house.SettleAsync();
        play.State.Closed.ShouldBeNull();
        play.State.Stage.ShouldBe(stage switch { Stage.Received => Stage.Triage, Stage.Publication => Stage.Published, _ => stage });
        house.Processes.IsLive(play.Id, generation + 1).ShouldBeTrue();
    }

    [Fact]
    public async Task Reopen_Published_TellsNobodyAgainThatTheReportIsOut()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(40));
        var sent = house.NoticeSender.Sent.Count;

        await play.DecideAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "a late letter" });

        house.NoticeSender.Sent.Count.ShouldBe(sent);
        play.State.Stage.ShouldBe(Stage.Published);
        play.NextTick()!.At.ShouldBeGreaterThan(house.Time.Now, "the window starts again");
    }

    [Fact]
    public async Task Noted_RoutineTypeOfTheLowestPriority_IsClosedByItself()
    {
        using var house = new CaseHouse(policy: shipped => shipped.Noting(["CHANGES"]));

        var plays = new List<CasePlay>();
        for (var count = 0; count < 200; count++)
        {
            // A place of its own for each: many from one place would not be routine.
            var location = (await house.Register.FindLocationAsync(CaseHouse.CareHome, CancellationToken.None))!.Location with { LocationId = $"1-{count}" };
            await house.Register.LoadAsync([location], CancellationToken.None);
            plays.Add(await house.SubmitAsync(Bodies.Changes(location.LocationId)));
        }

        await house.SettleAsync();

        var noted = plays.Where(play => play.State.Closed?.Outcome == "noted").ToList();
        noted[0].State.Closed.ShouldNotBeNull().ShouldSatisfyAllConditions(closed => closed.From.ShouldBe(Stage.Received), closed => closed.Reason.ShouldNotBeNullOrEmpty());
        noted[0].State.Risk.ShouldNotBeNull();
        noted[0].Commits.Count.ShouldBeLessThanOrEqualTo(3);
        plays.Count(play => play.State.Stage == Stage.Triage).ShouldBeInRange(2, 25, "one in twenty is sampled");
        noted.Count.ShouldBe(200 - plays.Count(play => play.State.Stage == Stage.Triage));
    }

    [Fact]
    public async Task Noted_AndReopened_GoesToTriageAndIsNotNotedAgain()
    {
        using var house = new CaseHouse(policy: shipped => shipped.Noting(["CHANGES"]));
        CasePlay play;
        do
        {
            play = await house.InTriageAsync(Bodies.Changes());
        }
        while (!play.State.IsClosed);

        await play.DecideAsync(Callers.Manager, DecisionNames.Reopen, new { reason = "it matters after all" });

        play.State.Stage.ShouldBe(Stage.Triage);
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

    [Fact]
    public async Task SkipPublication_SendsTheCaseBackToSignOff()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.Publish] = "disk-full";
        var play = await house.PublishedAsync();
        play.State.Stage.ShouldBe(Stage.Publication);

        await play.DecideAsync(Callers.Manager, DecisionNames.Skip, new { effect = Effects.Publish, reason = "later" });

        play.State.Stage.ShouldBe(Stage.SignOff);
    }

    [Fact]
    public async Task RetryParkedEffect_RunsItAgainAndTheCaseGoesOn()
    {
        using var house = new CaseHouse();
        house.Simulation.Fails[Effects.Publish] = "disk-full";
        var play = await house.PublishedAsync();
        play.State.Effects.Single(effect => effect.Name == Effects.Publish).Reason.ShouldBe("disk-full");
        house.Simulation.Fails.Clear();

        await play.DecideAsync(Callers.Operations, DecisionNames.Retry, new { effect = Effects.Publish });

        play.State.Stage.ShouldBe(Stage.Published);
    }

    [Fact]
    public async Task Publish_RunTwice_WritesTheSameBytesAndCountsOnce()
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(Stage.Publication);
        var effect = play.State.Effects.Single(candidate => candidate.Name == Effects.Publish);
        var call = new Casework.Oversight.EffectCall(play.Id, play.State.Generation, effect.Name, effect.Key);
        house.Store.BeforeAppend = async _ =>
        {
            house.Store.BeforeAppend = null;
            await house.Simulation.RunAsync(call);
        };

        (await house.Simulation.RunAsync(call)).ShouldBe(Casework.Oversight.EffectOutcome.NotMine, "the other run was faster");

        house.Documents.Written.ShouldBe(2, "one page and one data file");
        play.Commits.Count(commit => commit.Events.OfType<ReportPublished>().Any()).ShouldBe(1);
        (await house.Simulation.RunAsync(call)).ShouldBe(Casework.Oversight.EffectOutcome.NotMine);
    }
}
