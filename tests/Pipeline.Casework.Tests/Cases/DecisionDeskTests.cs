using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>What is checked comes in the order of the contract: 404, 403, 400, 412, 409, 403 not independent, 422.</summary>
public sealed class DecisionDeskTests
{
    [Theory]
    [InlineData("no such id", "close")]
    [InlineData("00000000000", "close")]
    [InlineData(null, "approve-everything")]
    public async Task Decide_UnknownCaseOrDecision_IsNotFound(string? caseId, string decision)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        var result = await house.Get<DecisionDesk>().DecideAsync(
            new DecisionRequest { Caller = Callers.Triage, CaseId = caseId ?? play.Id.Value, Decision = decision, Body = CaseHouse.JsonOf(new { }) },
            CancellationToken.None);

        result.ShouldBeOfType<DecisionResult.NotFound>();
    }

    [Fact]
    public async Task Decide_CaseThatMayNotBeKnown_IsNotFoundBeforeTheRole()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Provider, DecisionNames.Close)).ShouldBeOfType<DecisionResult.NotFound>();
        (await play.AskAsync(Caller.Public, DecisionNames.Close)).ShouldBeOfType<DecisionResult.NotFound>();
        (await play.AskAsync(Callers.SubmitterOf(CaseId.From(new byte[8])), DecisionNames.AddInformation)).ShouldBeOfType<DecisionResult.NotFound>();
    }

    [Fact]
    public async Task Decide_WrongRoleAndWrongBodyAndVersionAndStage_IsForbidden()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Reviewer, DecisionNames.Judge, new { score = "x" }, version: 99)).ShouldBeOfType<DecisionResult.Forbidden>();
    }

    [Fact]
    public async Task Decide_RoleThatDecidesItElsewhereOnly_IsForbiddenBeforeTheBodyIsRead()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        (await play.AskAsync(Callers.Triage, DecisionNames.Close, new { }, version: 99)).ShouldBeOfType<DecisionResult.Forbidden>();
    }

    [Fact]
    public async Task Decide_WrongBodyAndVersionAndStage_IsInvalid()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        var result = await play.AskAsync(Callers.Inspector, DecisionNames.Judge, new { score = "x" }, version: 99);

        result.ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["statement", "score", "rationale"]);
    }

    [Fact]
    public async Task Decide_BodyThatIsNoObject_IsInvalid()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        var result = await play.AskAsync(Callers.Triage, DecisionNames.AcceptForAssessment, JsonSerializer.SerializeToElement(new[] { 1 }));

        result.ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["body"]);
    }

    [Fact]
    public async Task Decide_OldVersionAndWrongStage_IsVersionConflictWithTheVersionNow()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        var result = await play.AskAsync(Callers.Inspector, DecisionNames.SubmitDraft, version: play.State.Version + 1);

        result.ShouldBeOfType<DecisionResult.VersionConflict>().Version.ShouldBe(play.State.Version);
    }

    [Fact]
    public async Task Decide_WrongStage_IsIllegalAndNamesWhatIsAllowed()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        var illegal = (await play.AskAsync(Callers.Inspector, DecisionNames.SubmitDraft, version: play.State.Version)).ShouldBeOfType<DecisionResult.Illegal>();

        illegal.Stage.ShouldBe(Stage.Triage);
        illegal.Allowed.ShouldContain(DecisionNames.Close);
        illegal.Allowed.ShouldNotContain(DecisionNames.SubmitDraft);
    }

    [Fact]
    public async Task Decide_IllegalForTheSubmitter_NamesOnlyTheSubmittersOwnDecisions()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        var illegal = (await play.AskAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "yes" } }))
            .ShouldBeOfType<DecisionResult.Illegal>();

        illegal.Allowed.ShouldBe([DecisionNames.AddInformation]);
    }

    [Fact]
    public async Task Decide_WhileEntryEffectsRun_IsNotReadyBeforeIndependence()
    {
        using var house = new CaseHouse();
        var play = await house.InQualityReviewAsync();
        house.Simulation.SendsNotices = false;
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);

        (await play.AskAsync(Callers.Provider, DecisionNames.NothingToCorrect)).ShouldBeOfType<DecisionResult.NotReady>();
        (await play.AskAsync(Callers.Staff("inspector-1", Role.Reviewer), DecisionNames.ReturnDraft, Bodies.For(DecisionNames.ReturnDraft, play.State)))
            .ShouldBeOfType<DecisionResult.NotReady>();
        (await play.AskAsync(Callers.Manager, DecisionNames.Assign, new { to = "reviewer-2" })).ShouldBeOfType<DecisionResult.Decided>();
    }

    [Theory]
    [InlineData("open")]
    [InlineData("parked")]
    public async Task Decide_EntryEffectThatFailedForGood_CountsAsRecorded(string how)
    {
        using var house = new CaseHouse();
        CasePlay play;
        if (how == "open")
        {
            house.NoticeSender.Refuses[Effects.Ask] = "no address";
            play = await house.InAwaitingInformationAsync();
            (await play.AskAsync(Callers.Triage, DecisionNames.ProvideInformation, Bodies.For(DecisionNames.ProvideInformation, play.State)))
                .ShouldBeOfType<DecisionResult.Decided>();
        }
        else
        {
            house.Simulation.Fails[Effects.OpenWorkspace] = "register-gone";
            play = await house.InAssessmentAsync();
            (await play.AskAsync(Callers.Inspector, DecisionNames.PlanAssessment, Bodies.For(DecisionNames.PlanAssessment, play.State)))
                .ShouldBeOfType<DecisionResult.Decided>();
        }
    }

    [Fact]
    public async Task Decide_NotIndependentAndGuardFails_IsNotIndependent()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Escalate);

        var result = await play.AskAsync(Callers.Manager, DecisionNames.DecideRatingReview, Bodies.For(DecisionNames.DecideRatingReview, play.State));

        result.ShouldBeOfType<DecisionResult.NotIndependent>();
    }

    [Fact]
    public async Task Decide_GuardFails_GivesReasonsAndCommitsNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        var commits = play.Commits.Count;

        var failed = (await play.AskAsync(Callers.Inspector, DecisionNames.CompleteAssessment)).ShouldBeOfType<DecisionResult.GuardFailed>();

        failed.Reasons.ShouldNotBeEmpty();
        play.Commits.Count.ShouldBe(commits);
    }

    // The contract's list of decisions whose missing reason would leave a hole in the record.
    [Theory]
    [InlineData(DecisionNames.Close, Stage.Triage)]
    [InlineData(DecisionNames.ReturnDraft, Stage.QualityReview)]
    [InlineData(DecisionNames.Hold, Stage.Triage)]
    [InlineData(DecisionNames.OverrideRating, Stage.Assessment)]
    [InlineData(DecisionNames.Skip, Stage.Triage)]
    [InlineData(DecisionNames.Withdraw, Stage.Published)]
    [InlineData(DecisionNames.Correct, Stage.Published)]
    [InlineData(DecisionNames.Reopen, Stage.Closed)]
    [InlineData(DecisionNames.ReopenAssessment, Stage.Drafting)]
    [InlineData(DecisionNames.Extend, Stage.FactualAccuracy)]
    [InlineData(DecisionNames.SetPriority, Stage.Triage)]
    [InlineData(DecisionNames.DecideRatingReview, Stage.Published)]
    public async Task Decide_WithoutItsReason_IsInvalidForThatAlone(string decision, Stage stage)
    {
        using var house = new CaseHouse();
        var play = await house.InAsync(stage);
        var role = ProcessTable.Roles(stage, decision).First();
        var body = JsonSerializer.SerializeToNode(CaseHouse.JsonOf(Bodies.For(decision, play.State)))!.AsObject();
        body.Remove("reason").ShouldBeTrue();

        foreach (var reason in new[] { null, "", "   " })
        {
            body["reason"] = reason;
            var result = await play.AskAsync(Callers.In(role, play.Id), decision, JsonSerializer.SerializeToElement(body));
            result.ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["reason"]);
        }
    }

    [Fact]
    public async Task Decide_SomebodyElseFaster_IsDecidedAgainFromTheCaseAsItIsThen()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        house.Store.BeforeAppend = async _ =>
        {
            house.Store.BeforeAppend = null;
            await play.AskAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));
        };

        (await play.AskAsync(Callers.Triage, DecisionNames.AcceptForAssessment)).ShouldBeOfType<DecisionResult.Illegal>().Stage.ShouldBe(Stage.Closed);
    }
}
