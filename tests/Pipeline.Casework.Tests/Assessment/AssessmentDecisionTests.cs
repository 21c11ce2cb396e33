using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Notifications;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Assessment;

public sealed class AssessmentDecisionTests
{
    [Fact]
    public async Task Plan_UnknownStatement_IsInvalidAndNamesTheFramework()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        var invalid = (await play.AskAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1", "X9" } })).ShouldBeOfType<DecisionResult.Invalid>();

        invalid.Faults.ByField()["statements"].Single().ShouldBe("X9: not in cqc-saf@2024-12");
    }

    [Fact]
    public async Task Plan_AKeyQuestion_MeansAllItsStatements()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "safe" } });

        for (var number = 1; number <= 7; number++)
        {
            await play.JudgeAsync($"S{number}", 3);
        }

        (await play.AskAsync(Callers.Inspector, DecisionNames.CompleteAssessment)).ShouldBeOfType<DecisionResult.GuardFailed>().Reasons.Single().ShouldStartWith("S8:");
        await play.JudgeAsync("S8", 3);
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);
    }

    [Fact]
    public async Task Plan_WithoutWhatIsJudgedAlready_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1", "S2" } });
        await play.JudgeAsync("S1", 3);

        (await play.AskAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S2" } })).ShouldBeOfType<DecisionResult.GuardFailed>();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1", "S3" } });
    }

    [Theory]
    [InlineData("S1", 0, "score")]
    [InlineData("S1", 5, "score")]
    [InlineData("X9", 3, "statement")]
    public async Task Judge_OutsideTheFramework_IsInvalid(string statement, int score, string field)
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        (await play.AskAsync(Callers.Inspector, DecisionNames.Judge, new { statement, score, rationale = "so", evidence = Array.Empty<string>() }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Judge_OutsideThePlan_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        (await play.AskAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 3, rationale = "so" })).ShouldBeOfType<DecisionResult.GuardFailed>();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1" } });

        (await play.AskAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S2", score = 3, rationale = "so" })).ShouldBeOfType<DecisionResult.GuardFailed>();
    }

    [Fact]
    public async Task Judge_Twice_ReplacesTheFirstAndNeedsNoVisit()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1" } });

        await play.JudgeAsync("S1", 1);
        await play.JudgeAsync("S1", 4);

        play.State.Assessment.Judgements.Single().Score.ShouldBe(4);
        play.State.Assessment.Visits.ShouldBeEmpty();
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);
    }

    [Fact]
    public async Task UnscoredFramework_IsRatedByKeyQuestion()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment, new { framework = "cqc-sector-draft" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "safe", "S1" } });

        (await play.AskAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 3, rationale = "so" }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["keyQuestion", "rating"]);
        await play.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { keyQuestion = "safe", rating = "good", rationale = "We saw safe care." });
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        var view = await play.ViewAsync(Callers.Inspector);
        view.Rating!.KeyQuestions.Single(question => question.KeyQuestion == "safe").Rating.ShouldBe(Rating.Good);
        view.Draft!.Sections.Single(section => section.Name == "safe").Text.ShouldBe("We saw safe care.");
    }

    [Fact]
    public async Task FrameworkWithoutKeyQuestions_IsDraftedAsFindings()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment, new { framework = "cqc-local-authority@2023" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "LA1" } });
        await play.JudgeAsync("LA1", 3);
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        var view = await play.ViewAsync(Callers.Inspector);
        view.Rating!.Overall.Rating.ShouldBe(Rating.Good);
        view.Draft!.Sections.Select(section => section.Name).ShouldBe(["summary", "findings"]);
    }

    [Fact]
    public async Task Accept_UnknownFramework_NamesTheKnownOnes()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await play.AskAsync(Callers.Triage, DecisionNames.AcceptForAssessment, new { framework = "iso-9001" }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.ByField()["framework"].Single().ShouldContain("cqc-saf@2024-12");
    }

    [Theory]
    [InlineData("2026-02-03", "date")]
    [InlineData("yesterday", "date")]
    [InlineData(null, "date")]
    public async Task Visit_NotYetOrNoDate_IsInvalid(string? date, string field)
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        (await play.AskAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date, team = new[] { "inspector-1" } }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe([field]);
    }

    [Fact]
    public async Task Visit_Corrected_ReplacesTheOneBefore()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2026-01-20", team = new[] { "inspector-1" } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2026-01-22", team = new[] { "inspector-1" } });

        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { visitId = "V2", date = "2026-01-21", team = new[] { "inspector-2" } });

        play.State.Assessment.Visits.Select(visit => (visit.VisitId, visit.Date)).ShouldBe([("V1", new DateOnly(2026, 1, 20)), ("V2", new DateOnly(2026, 1, 21))]);
        (await play.AskAsync(Callers.Inspector, DecisionNames.RecordVisit, new { visitId = "V3", date = "2026-01-21", team = new[] { "inspector-2" } }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["visitId"]);
        (await play.AskAsync(Callers.Inspector, DecisionNames.RecordVisit, new { @void = true })).ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["visitId"]);
    }

    [Fact]
    public async Task Evidence_OfTheCase_CountsInTheExplanation()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        using var content = new MemoryStream([1]);
        var added = (DocumentResult.Added)await house.Get<DocumentDesk>().AddAsync(
            new DocumentUpload { Caller = Callers.Inspector, CaseId = play.Id.Value, Name = "rota.pdf" }, content, CancellationToken.None);
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1" } });
        (await play.AskAsync(Callers.Inspector, DecisionNames.AttachEvidence, new { documentId = "none", statements = new[] { "S1" } })).ShouldBeOfType<DecisionResult.Invalid>();
        (await play.AskAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 3, rationale = "so", evidence = new[] { "none" } })).ShouldBeOfType<DecisionResult.Invalid>();

        await play.DecideAsync(Callers.Inspector, DecisionNames.AttachEvidence, new { documentId = added.Document.DocumentId, statements = new[] { "S1" } });
        await play.JudgeAsync("S1", 3);

        var view = await play.ViewAsync(Callers.Inspector);
        view.Assessment!.Evidence.Single().DocumentId.ShouldBe(added.Document.DocumentId);
        view.Rating!.KeyQuestions.SelectMany(question => question.Explanation).ShouldContain(line => line.Contains("1 piece of evidence"));
    }

    [Fact]
    public async Task Override_OfTheOverall_ShowsBothValues()
    {
        using var house = new CaseHouse();
        var play = await house.InDraftingAsync();

        await play.DecideAsync(Callers.Manager, DecisionNames.OverrideRating, new { overall = true, rating = "requires-improvement", reason = "the whole picture" });
        await play.DecideAsync(Callers.Manager, DecisionNames.OverrideRating, new { keyQuestion = "safe", rating = "inadequate", reason = "a death" });

        var rating = (await play.ViewAsync(Callers.Manager)).Rating!;
        rating.Overall.ShouldSatisfyAllConditions(
            overall => overall.Rating.ShouldBe(Rating.RequiresImprovement), overall => overall.Explanation.ShouldContain(line => line.Contains("the whole picture")));
        rating.KeyQuestions.Single(question => question.KeyQuestion == "safe").ShouldSatisfyAllConditions(
            safe => safe.Rating.ShouldBe(Rating.Inadequate), safe => safe.Computed.ShouldBe(Rating.Good));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("safe", true)]
    [InlineData("sound", null)]
    public async Task Override_OfNothingOrOfBoth_IsInvalid(string? keyQuestion, bool? overall)
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();

        (await play.AskAsync(Callers.Manager, DecisionNames.OverrideRating, new { keyQuestion, overall, rating = "good", reason = "so" }))
            .ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["keyQuestion"]);
    }

    [Fact]
    public async Task Breach_Named_StandsInTheDraft()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1" } });
        await play.JudgeAsync("S1", 3);
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment, new { breaches = new[] { new { regulation = "12", text = "Medicines were not kept safe." } } });

        (await play.ViewAsync(Callers.Inspector)).Draft!.Sections.Single(section => section.Name == "breaches").Text.ShouldBe("12: Medicines were not kept safe.");
    }

    [Theory]
    [InlineData("""{"reason":"planned"}""", "locationId")]
    [InlineData("""{"locationId":"1-1","reason":"planned"}""", "locationId")]
    [InlineData("""{"locationId":"1-466088203"}""", "reason")]
    [InlineData("""{"locationId":"1-466088203","reason":"whim"}""", "reason")]
    [InlineData("""{"locationId":"1-466088203","reason":"follow-up","previousCase":"7QK39MZ2XA4"}""", "previousCase")]
    [InlineData("""{"locationId":"1-466088203","reason":"planned","framework":"iso-9001"}""", "framework")]
    public async Task Open_WithSomethingWrong_SaysWhat(string body, string field)
    {
        using var house = new CaseHouse();

        var result = await house.Get<AssessmentDesk>().OpenAsync(Callers.Inspector, System.Text.Json.JsonDocument.Parse(body).RootElement, null, CancellationToken.None);

        result.ShouldBeOfType<SubmissionResult.Invalid>().Faults.Fields.ShouldBe([field]);
        house.Store.CommitCount.ShouldBe(0);
    }

    [Fact]
    public async Task Open_AsAFollowUp_NamesThePreviousCase()
    {
        using var house = new CaseHouse();
        var previous = await house.PublishedAsync();

        var play = await house.OpenAssessmentAsync(new { locationId = CaseHouse.CareHome, reason = "follow-up", previousCase = previous.Id.Reference });

        play.State.PreviousCase.ShouldBe(previous.Id);
        play.State.Type.ShouldBe("follow-up");
    }
}
