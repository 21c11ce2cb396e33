using System.Net;
using System.Net.Http.Headers;
using Pipeline.Casework.Word;
using Pipeline.Contracts.Word;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>From the plan to the completed assessment, with and without scores, and its ratings.</summary>
public sealed class AssessmentScenarios : Scenario
{
    private static readonly string[] OneOfEach = ["S1", "E1", "C1", "R1", "W1"];

    [Fact]
    public Task Assessment_StepByStep_StaysUntilItIsComplete() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Triage.Accepts());
        await injury.RefusesAsync(Inspector.Completes(), HttpStatusCode.UnprocessableEntity, "guard-failed", "not planned");

        await injury.DoAsync(Inspector.Plans("S1", "S2"));
        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
        await injury.DoAsync(Inspector.Visits("2026-02-26"));
        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-03-23");
        var rota = await injury.AddsDocumentAsync(Inspector.Header, "rota.txt", "The rota of the week.");
        await injury.DoAsync(Inspector.Attaches(rota, "processes", "S1"), Inspector.Judges("S1", 4));
        await injury.RefusesAsync(Inspector.Completes(), HttpStatusCode.UnprocessableEntity, "guard-failed", "S2");
        await injury.DoAsync(Inspector.Judges("S2", 2));

        var view = await injury.ViewAsync(Inspector.Header);
        view.Text("assessment.evidence.0.documentId").ShouldBe(rota);
        view.Text("clocks.publication.lastVisit").ShouldBe("2026-02-26");
        (await injury.StatusAsync(Manager.Header)).Text("expectedPublication.date").ShouldBe("2026-05-12");
        (await injury.StatusAsync(Submitter.Header)).Text("expectedPublication.date").ShouldBe("2026-05-12");

        await injury.DoAsync(Inspector.Completes());
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");
    });

    [Fact]
    public Task Workspace_FilledInOffline_IsReadBackAsDecisions() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Triage.Accepts(), Inspector.Plans("S1", "S2"));
        using var given = await injury.ReadAsync("/workspace", Inspector.Header);
        using var content = new ByteArrayContent(WordFile.Fill(
            await given.Content.ReadAsByteArrayAsync(), ("judge:S1:score", "3"), ("judge:S1:rationale", "Staff knew."), ("judge:S2:score", "9")));
        content.Headers.ContentType = new MediaTypeHeaderValue(WordNames.MediaType);

        using var taken = await house.SendAsync(HttpMethod.Post, $"/api/cases/{injury.Id}/workspace", Inspector.Header, content);

        var answer = await House.ReadAsync(taken);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK, answer.ToString());
        answer.Texts("taken", "where").ShouldBe(["S1"]);
        answer.Texts("refused", "where").ShouldBe(["S2"]);
        (await injury.ViewAsync(Inspector.Header)).Texts("assessment.judgements", "rationale").ShouldBe(["Staff knew."]);
        await injury.RefusesAsync(Inspector.Completes(), HttpStatusCode.UnprocessableEntity, "guard-failed", "S2");
    });

    [Fact]
    public Task Visit_CorrectedOrVoided_MovesTheClocks() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Triage.Accepts());
        await house.UntilAsync("2026-03-12 09:00");

        await injury.DoAsync(Inspector.Visits("2026-03-11"));
        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-01");
        await injury.DoAsync(Inspector.CorrectsVisit("V1", "2026-03-10"));
        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-03-31");
        await injury.DoAsync(Inspector.VoidsVisit("V1"));

        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
        await injury.RefusesAsync(Inspector.Visits("2026-03-13"), HttpStatusCode.BadRequest, "invalid", "future");
    });

    [Fact]
    public Task Assessment_WithoutAVisit_IsCompleteAllTheSame() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Accepts(), Inspector.Plans("S1"), Inspector.Judges("S1", 3), Inspector.Completes());

        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");
        (await injury.StatusAsync(Manager.Header)).Text("expectedPublication").ShouldBeNull();
    });

    [Fact]
    public Task Ratings_OfScores_ExplainThemselves() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync(Triage.Accepts(), Inspector.Plans("S1", "S2"), Inspector.Judges("S1", 4), Inspector.Judges("S2", 1));

        // 5 of 8 are 62.5 %, rounded up to 63: the good band; a score of 1 limits it.
        var safe = (await injury.ViewAsync(Inspector.Header)).At("rating.keyQuestions.0");
        safe.Text("keyQuestion").ShouldBe("safe");
        safe.Text("rating").ShouldBe("requires-improvement");
        safe.At("explanation").ToString().ShouldContain("63");
        (await injury.ViewAsync(Inspector.Header)).Text("rating.overall.rating").ShouldBe("not-rated");
    });

    [Fact]
    public Task Breach_OfRegulations_CapsTheOverallRating() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();

        await injury.DoAsync([Triage.Accepts(), Inspector.Plans(OneOfEach), .. OneOfEach.Select(statement => Inspector.Judges(statement, 3)), Inspector.CompletesWithBreach("12")]);

        var overall = (await injury.ViewAsync(Inspector.Header)).At("rating.overall");
        overall.Text("rating").ShouldBe("requires-improvement");
        overall.At("explanation").ToString().ShouldContain("good becomes requires-improvement");
        (await injury.ViewAsync(Inspector.Header)).Texts("draft.sections", "name").ShouldContain("breaches");
    });

    [Fact]
    public Task Manager_InAssessmentAndDrafting_OverridesARatingAndBothValuesAreShown() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Triage.Accepts(), Inspector.Plans("S1"), Inspector.Judges("S1", 3), Manager.Overrides("safe", "requires-improvement"));
        await injury.RefusesAsync(Manager.OverridesOverall("excellent"), HttpStatusCode.BadRequest, "invalid", "rating");

        await injury.DoAsync(Inspector.Completes(), Manager.OverridesOverall("requires-improvement"));

        var rating = (await injury.ViewAsync(Inspector.Header)).At("rating");
        rating.Text("keyQuestions.0.rating").ShouldBe("requires-improvement");
        rating.Text("keyQuestions.0.computed").ShouldBe("good");
        rating.Text("overall.rating").ShouldBe("requires-improvement");
        rating.Text("overall.computed").ShouldBe("not-rated");
        await injury.DoAsync(Inspector.Submits());
        await injury.RefusesAsync(Manager.OverridesOverall("good"), HttpStatusCode.Conflict, "illegal-decision");
    });

    [Theory]
    [InlineData("planned")]
    [InlineData("follow-up")]
    [InlineData("responsive")]
    public Task Assessment_OpenedWithoutANotification_IsPublishedTheSameWay(string reason) => PlayAsync(
        async house =>
        {
            var opened = await house.AssessmentOpenedAsync(reason);
            await opened.IsInAsync("assessment", waitsFor: "inspector", due: "2026-04-15");
            (await opened.StagesAsync()).ShouldBe(["assessment"]);

            await opened.DoAsync([.. Ways.Assess, Inspector.Submits(), Reviewer.Approves(), Provider.HasNothing(), Publisher.SignsOff()]);

            await opened.IsInAsync("published", waitsFor: null, due: "2026-03-23");
            (await opened.ViewAsync(Manager.Header)).Text("type").ShouldBe(reason);
            (await opened.ViewAsync(Manager.Header)).Text("submission").ShouldBeNull();
            (await opened.ViewAsync(Manager.Header)).Texts("effects", "name").ShouldNotContain("notify-submitter");
        },
        name: $"{nameof(Assessment_OpenedWithoutANotification_IsPublishedTheSameWay)}/{reason}");

    [Fact]
    public Task FollowUp_OfAPublishedCase_CarriesItsRatings() => PlayAsync(async house =>
    {
        var first = await house.NotifiedAsync();
        await first.DoAsync([
            Triage.Accepts(), Inspector.Plans(OneOfEach), .. OneOfEach.Select(statement => Inspector.Judges(statement, 3)), Inspector.Completes(),
            Inspector.Submits(), Reviewer.Approves(), Provider.HasNothing(), Publisher.SignsOff()]);

        var second = await house.AssessmentOpenedAsync("follow-up", previous: first);
        await second.DoAsync(Inspector.Plans("S1"), Inspector.Judges("S1", 4));

        var view = await second.ViewAsync(Inspector.Header);
        view.Text("previousCase").ShouldBe(first.Id);
        view.Text("previousRating.caring").ShouldBe("good");
        view.Text("rating.keyQuestions.0.rating").ShouldBe("outstanding");
        view.Text("rating.keyQuestions.2.rating").ShouldBe("good");
        view.At("rating.keyQuestions.2.explanation").ToString().ShouldContain("kept");
        view.Text("rating.overall.rating").ShouldBe("good");
    });

    [Fact]
    public Task Framework_WithoutScores_IsRatedPerKeyQuestionWithReasons() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Triage.Accepts("cqc-sector-draft@2026-03-24"), Inspector.Plans("safe", "well-led"));
        await injury.RefusesAsync(Inspector.Judges("S1", 3), HttpStatusCode.BadRequest, "invalid", "keyQuestion");

        await injury.DoAsync(Inspector.Rates("safe", "inadequate"), Inspector.Rates("well-led", "good"), Inspector.Completes());

        var view = await injury.ViewAsync(Inspector.Header);
        view.Text("rating.keyQuestions.0.rating").ShouldBe("inadequate");
        view.At("rating.keyQuestions.0.explanation").ToString().ShouldContain("Why safe is inadequate.");
        view.Text("rating.overall.rating").ShouldBe("not-rated");
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");
    });

    [Fact]
    public Task Framework_OfLocalAuthorities_RatesOverallFromAllItsStatements() => PlayAsync(async house =>
    {
        var statements = Enumerable.Range(1, 9).Select(number => $"LA{number}").ToArray();
        var opened = await house.AssessmentOpenedAsync("planned", "cqc-local-authority");

        await opened.DoAsync([
            Inspector.Plans(statements), .. statements.Select(statement => Inspector.Judges(statement, statement == "LA1" ? 1 : 3)),
            Inspector.Completes(), Inspector.Submits(), Reviewer.Approves(), Provider.HasNothing(), Publisher.SignsOff()]);

        // 25 of 36 are 69 %: good, and no limiter takes it back.
        var view = await opened.ViewAsync(Inspector.Header);
        view.List("rating.keyQuestions").ShouldBeEmpty();
        view.Text("rating.overall.rating").ShouldBe("good");
        view.Texts("draft.sections", "name").ShouldContain("findings");
        (await house.PublicPlaceAsync()).Text("rating.overall").ShouldBe("good");
    });
}
