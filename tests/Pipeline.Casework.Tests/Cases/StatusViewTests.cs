using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>Whom a case waits for, until when, and which version of it people have seen.</summary>
public sealed class StatusViewTests
{
    [Fact]
    public async Task Status_UntilTheEntryEffectsAreRecorded_WaitsForNobody()
    {
        using var house = new CaseHouse();
        house.Simulation.SendsNotices = false;
        var play = await house.InAwaitingInformationAsync();
        (await play.StatusAsync(Callers.Triage)).WaitingFor.ShouldBeNull();
        (await play.ViewAsync(Callers.Triage)).Decisions.Single(decision => decision.Name == DecisionNames.ProvideInformation).Allowed.ShouldBeFalse();

        house.Simulation.SendsNotices = true;
        await house.SettleAsync();

        (await play.StatusAsync(Callers.Triage)).WaitingFor!.ShouldSatisfyAllConditions(
            waiting => waiting.Role.ShouldBe(Role.Submitter), waiting => waiting.Due.ShouldNotBeNull(), waiting => waiting.Late.ShouldBeFalse());
    }

    [Fact]
    public async Task Status_Late_NamesTheEscalatedToStaffOnly()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(30));

        (await play.StatusAsync(Callers.Triage)).WaitingFor!.ShouldSatisfyAllConditions(
            waiting => waiting.Late.ShouldBeTrue(), waiting => waiting.Escalation!.To.ShouldBe("director-1"));
        (await play.StatusAsync(Callers.SubmitterOf(play.Id))).WaitingFor!.ShouldSatisfyAllConditions(
            waiting => waiting.Late.ShouldBeTrue(), waiting => waiting.Escalation!.To.ShouldBeNull());
        JsonOf(await play.StatusAsync(Callers.SubmitterOf(play.Id))).ShouldNotContain("director");
    }

    [Fact]
    public async Task Status_ExpectedPublication_IsFiftyWorkingDaysFromTheLastVisit()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        (await play.StatusAsync(Callers.Inspector)).ExpectedPublication.ShouldBeNull();
        await play.AssessAsync();

        // 50 working days from Monday 2 February; 3 and 6 April are Good Friday and Easter Monday.
        (await play.StatusAsync(Callers.Inspector)).ExpectedPublication!.ShouldSatisfyAllConditions(
            expected => expected.Date.ShouldBe(new DateOnly(2026, 4, 15)), expected => expected.Why.ShouldContain("2026-02-02"));
    }

    [Fact]
    public async Task Status_ETag_ChangesWithTheCaseAndWithLateness()
    {
        using var house = new CaseHouse();
        house.Simulation.RunsProcesses = true;
        var play = await house.InTriageAsync();
        var first = (await play.StatusAsync(Callers.Triage)).ETag;
        (await play.StatusAsync(Callers.Triage)).ETag.ShouldBe(first);
        house.Simulation.RunsProcesses = false;
        house.Time.Now += TimeSpan.FromDays(30);

        (await play.StatusAsync(Callers.Triage)).ETag.ShouldNotBe(first, "it is late now, whatever was recorded");
    }

    // Contract: the version rises only with a decision, a stage change, new information or a document.
    [Fact]
    public async Task Version_RisesWithDecisionsAndStagesAndNotWithBookkeeping()
    {
        using var house = new CaseHouse();
        house.Simulation.SendsNotices = false;
        var play = await house.InTriageAsync();
        var version = play.State.Version;

        house.Simulation.SendsNotices = true;
        await house.SettleAsync();
        await house.AdvanceAsync(TimeSpan.FromDays(30));
        await house.Get<Casework.Oversight.Releaser>().ReleaseAsync(play.Id, new Actor("operations-1", Role.Operations), null, CancellationToken.None);
        await house.SettleAsync();
        play.State.CommitVersion.ShouldBeGreaterThan(version + 5);
        play.State.Version.ShouldBe(version, "a notice, ticks, escalations and a generation");

        (await play.AskAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "more" })).ShouldBeOfType<DecisionResult.Decided>();
        play.State.Version.ShouldBe(play.State.CommitVersion, "new information");
    }

    [Theory]
    [InlineData(DecisionNames.AcceptForAssessment)]
    [InlineData(DecisionNames.CompleteAssessment)]
    public async Task Version_AnsweredByADecision_IsGoodForTheNextOneOnceTheEffectsAreDone(string decision)
    {
        using var house = new CaseHouse();
        var play = decision == DecisionNames.AcceptForAssessment ? await house.InTriageAsync() : await house.InAssessmentAsync();
        if (decision == DecisionNames.CompleteAssessment)
        {
            await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1" } });
            await play.JudgeAsync("S1", 3);
        }

        var decided = (await play.AskAsync(Callers.In(ProcessTable.Roles(decision).First(), play.Id), decision)).ShouldBeOfType<DecisionResult.Decided>();
        await house.SettleAsync();

        var next = decision == DecisionNames.AcceptForAssessment ? DecisionNames.PlanAssessment : DecisionNames.SaveDraft;
        (await play.AskAsync(Callers.Inspector, next, Bodies.For(next, play.State), decided.Version)).ShouldBeOfType<DecisionResult.Decided>();
    }

    private static string JsonOf(object value) => JsonSerializer.Serialize(value, CaseJson.Options);
}
