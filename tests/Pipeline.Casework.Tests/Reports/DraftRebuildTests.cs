using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Reports;

/// <summary>An accepted point can reopen a judgement: the draft is then built again, and nothing that somebody wrote is lost.</summary>
public sealed class DraftRebuildTests
{
    private const string Mine = "What I wrote on safety.";

    [Fact]
    public async Task Reopened_AfterAnAcceptedPoint_BuildsAgainAndKeepsWhatWasEdited()
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house);

        await JudgeAgainAsync(play, "The stairs are safe after all.", 4);

        play.State.Stage.ShouldBe(Stage.Drafting);
        var safe = await SectionAsync(play, "safe");
        safe.Text.ShouldBe(Mine);
        safe.Edited.ShouldBe(true);
        safe.Outdated.ShouldBe(true);
        safe.Built!.ShouldContain("The stairs are safe after all.");
        (await SectionAsync(play, "summary")).Text.ShouldContain("We assessed Rose Court");
        play.State.FactualAccuracy.Points.Single().Accepted.ShouldBe(true);
    }

    [Fact]
    public async Task Outdated_EndsWhenTheSectionIsSavedAgain()
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house);
        await JudgeAgainAsync(play, "The stairs are safe after all.", 4);

        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { safe = Mine } });
        (await SectionAsync(play, "safe")).Outdated.ShouldBeNull();
        await play.DecideAsync(Callers.Inspector, DecisionNames.ReopenAssessment, new { reason = "to look once more" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        (await SectionAsync(play, "safe")).ShouldSatisfyAllConditions(safe => safe.Outdated.ShouldBeNull(), safe => safe.Built.ShouldBeNull(), safe => safe.Text.ShouldBe(Mine));
    }

    [Fact]
    public async Task Outdated_StaysThroughAnotherLapWithoutAChange()
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house);
        await JudgeAgainAsync(play, "The stairs are safe after all.", 4);

        await play.DecideAsync(Callers.Inspector, DecisionNames.ReopenAssessment, new { reason = "to look once more" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        (await SectionAsync(play, "safe")).Outdated.ShouldBe(true);
    }

    [Fact]
    public async Task Reopened_WithoutAChange_IsTheDraftTheProviderSaw()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1" }, team = new[] { "inspector-1" } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 3, rationale = new string('x', 20_000) });
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await AcceptPointAsync(play, "somewhere else");

        await play.DecideAsync(Callers.Inspector, DecisionNames.ReopenAssessment, new { reason = "to look once more" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);

        play.State.Stage.ShouldBe(Stage.SignOff, "a text too long for the commit is the same text when it is built again");
    }

    [Fact]
    public async Task Reopened_WithALowerRating_GoesToTheProviderAgain()
    {
        using var house = new CaseHouse();
        var play = await AcceptedAsync(house);

        await JudgeAgainAsync(play, "It is worse.", 1);
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);

        play.State.Stage.ShouldBe(Stage.FactualAccuracy);
    }

    [Fact]
    public async Task Draft_SaysHowManyDocumentsOfWhichKindsAndNeverTheirNames()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1", "S2" }, team = new[] { "inspector-1" } });
        foreach (var name in new[] { "rota of Nurse Quill.txt", "plan.txt" })
        {
            using var content = new MemoryStream([1, (byte)name.Length]);
            await house.Get<Casework.Documents.DocumentDesk>().AddAsync(new Casework.Documents.DocumentUpload { Caller = Callers.Inspector, CaseId = play.Id.Value, Name = name }, content, CancellationToken.None);
        }

        await play.DecideAsync(Callers.Inspector, DecisionNames.AttachEvidence, new { documentId = play.State.Documents[0].DocumentId, statements = new[] { "S1" }, category = "observation" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 3, rationale = "Yes.", evidence = new[] { play.State.Documents[1].DocumentId } });
        await play.JudgeAsync("S2", 3);
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        var safe = await SectionAsync(play, "safe");

        safe.Text.ShouldContain("Yes.\nEvidence: 2 documents (Observation).");
        safe.Text.ShouldEndWith("What we saw on S2.");
        safe.Text.ShouldNotContain("Quill");
    }

    /// <summary>A draft with an edited section, sent, and a point on it accepted.</summary>
    private static async Task<CasePlay> AcceptedAsync(CaseHouse house)
    {
        var play = await house.InDraftingAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { safe = Mine } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        return await AcceptPointAsync(play, "safe");
    }

    private static async Task<CasePlay> AcceptPointAsync(CasePlay play, string where)
    {
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new { points = new[] { new { kind = "fact", where, text = "The stairs are new." } }, final = true });
        return await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new { points = new[] { new { id = "P1", accepted = true, reason = "they are" } } });
    }

    private static async Task JudgeAgainAsync(CasePlay play, string rationale, int score)
    {
        await play.DecideAsync(Callers.Inspector, DecisionNames.ReopenAssessment, new { reason = "the point on the stairs" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score, rationale });
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);
    }

    private static async Task<SectionView> SectionAsync(CasePlay play, string name) =>
        (await play.ViewAsync(Callers.Inspector)).Draft!.Sections.Single(section => section.Name == name);
}
