using System.Net;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>The draft on its way through review, the first time and on later laps.</summary>
public sealed class DraftScenarios : Scenario
{
    [Fact]
    public Task Draft_BuiltFromTheJudgements_MayBeSubmittedAsItIs() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToDrafting);
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");
        (await injury.ViewAsync(Inspector.Header)).At("draft.sections").ToString().ShouldContain("What we saw about S1.");
        foreach (var form in (string[])["/draft", "/draft/docx"])
        {
            using var draft = await injury.ReadAsync(form, Inspector.Header);
            draft.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await injury.DoAsync(Inspector.Submits());

        await injury.IsInAsync("quality-review", waitsFor: "reviewer", due: "2026-03-09");
    });

    [Fact]
    public Task Draft_Saved_KeepsWhatWasEditedWhenItIsBuiltAgain() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToDrafting, Inspector.Saves("summary", "Kind staff, too few of them.")]);
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");

        await injury.DoAsync(Inspector.ReopensAssessment());
        await injury.IsInAsync("assessment", waitsFor: "inspector", due: "2026-03-23");
        await injury.DoAsync(Inspector.Judges("S1", 2), Inspector.Completes());

        var sections = (await injury.ViewAsync(Inspector.Header)).List("draft.sections");
        sections.Single(section => section.Text("name") == "summary").Text("text").ShouldBe("Kind staff, too few of them.");
        (await injury.ViewAsync(Inspector.Header)).Texts("draft.authors", string.Empty).Count.ShouldBe(1);
    });

    [Fact]
    public Task Draft_ReturnedByTheReviewer_ComesBackWithComments() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToQualityReview, Reviewer.Returns("Say what was seen.")]);
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");
        (await injury.ViewAsync(Inspector.Header)).Text("draft.returns.0.comments.0").ShouldBe("Say what was seen.");

        await injury.DoAsync(Inspector.Saves("summary", "What was seen."), Inspector.Submits(), Reviewer.Approves());

        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-16");
    });

    [Fact]
    public Task Reviewer_WhoVisitedJudgedOrSaved_IsNotIndependent() => PlayAsync(async house =>
    {
        const string Both = "Development inspector-1 roles=inspector,reviewer";
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToQualityReview);

        await injury.RefusesAsync(Reviewer.Approves(Both), HttpStatusCode.Forbidden, "not-independent");
        await injury.RefusesAsync(Reviewer.Returns(who: Both), HttpStatusCode.Forbidden, "not-independent");
    });

    [Fact]
    public Task LaterLap_WithoutAChange_GoesStraightToSignOff() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToSignOff);

        await injury.DoAsync(Publisher.Returns());
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");
        await injury.DoAsync(Inspector.Submits(), Reviewer.Approves());

        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-05");
    });

    [Fact]
    public Task LaterLap_WithAPassageThatNoPointCovers_GoesToTheProviderAgain() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToSignOff, Publisher.Returns(), Inspector.Saves("summary", "Another view of it."), Inspector.Submits(), Reviewer.Approves()]);

        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-16");
        (await injury.ViewAsync(Provider.Header)).Text("draft.sections.0.text").ShouldBe("Another view of it.");
    });

    [Fact]
    public Task LaterLap_WithOnlyWhatAnAcceptedPointAsksFor_GoesToSignOff() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToFactualAccuracy, Provider.Raises("summary"), Reviewer.Resolves(accepted: 1)]);
        await injury.IsInAsync("drafting", waitsFor: "inspector", due: "2026-03-16");

        await injury.DoAsync(Inspector.Saves("summary", "As the provider says."), Inspector.Submits(), Reviewer.Approves());

        await injury.IsInAsync("sign-off", waitsFor: "publisher", due: "2026-03-05");
    });

    [Fact]
    public Task LaterLap_WithALowerRating_GoesToTheProviderThoughAllIsCovered() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync([.. Ways.ToFactualAccuracy, Provider.Raises("summary", "safe"), Reviewer.Resolves(accepted: 2)]);

        await injury.DoAsync(Inspector.ReopensAssessment(), Inspector.Judges("S1", 1), Inspector.Completes(), Inspector.Submits(), Reviewer.Approves());

        await injury.IsInAsync("factual-accuracy", waitsFor: "provider", due: "2026-03-16");
        (await injury.ViewAsync(Provider.Header)).Text("draft.ratings.safe").ShouldBe("requires-improvement");
    });
}
