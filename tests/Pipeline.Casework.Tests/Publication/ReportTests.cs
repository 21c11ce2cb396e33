using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Reports;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Publication;

public sealed class ReportTests
{
    private const string Attack = "<script>alert('x')</script> & \"quotes\"";

    [Fact]
    public async Task Html_WithWhateverSomebodyWrote_EscapesAllOfIt()
    {
        using var house = new CaseHouse();
        var play = await DraftedAsync(house, Attack);

        var html = Html(house, play);

        html.ShouldNotContain("<script>");
        html.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task Html_StandsAloneWithItsLanguageHeadingsAndTableHeaders()
    {
        using var house = new CaseHouse();
        var play = await DraftedAsync(house, "First paragraph.\n\nSecond paragraph,\nwith a line break.");

        var html = Html(house, play);

        html.ShouldStartWith("<!DOCTYPE html>\n<html lang=\"en-GB\">");
        html.ShouldContain("<h1>Rose Court</h1>");
        html.ShouldContain("<th scope=\"col\">Rating</th>");
        html.ShouldContain("<p>First paragraph.</p>");
        html.ShouldContain("<p>Second paragraph,<br>\nwith a line break.</p>");
        html.ShouldContain("How each rating came about");
        foreach (var outside in new[] { "http:", "https:", "src=", "@import" })
        {
            html.ShouldNotContain(outside);
        }
    }

    [Fact]
    public async Task Json_IsTheSameReport()
    {
        using var house = new CaseHouse();
        var play = await DraftedAsync(house, "As we saw it.");
        var published = play.State.Publication.Public!;

        var content = JsonSerializer.Deserialize<ReportContent>(house.Documents.Text(DocumentArea.Register, play.Id, published.JsonSha256), CaseJson.Options)!;

        content.ShouldSatisfyAllConditions(
            report => report.ReportId.ShouldBe(published.Edition.ReportId),
            report => report.LocationName.ShouldBe("Rose Court"),
            report => report.Sections.Single(section => section.Name == "summary").Text.ShouldBe("As we saw it."),
            report => report.KeyQuestions.Single(question => question.Name == "safe").RatingLabel.ShouldBe("Good"),
            report => report.Visits.ShouldBe([new DateOnly(2026, 2, 2)]));
        ReportHtml.Render(content).ShouldBe(Html(house, play), "the page is made from the data alone");
    }

    [Fact]
    public async Task Report_NamesNobodyOfStaffAndNoCase()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var published = play.State.Publication.Public!;
        var both = Html(house, play) + house.Documents.Text(DocumentArea.Register, play.Id, published.JsonSha256);

        foreach (var word in new[] { "inspector-1", "reviewer-1", "publisher-1", play.Id.Value, play.Id.Reference, "SU-14" })
        {
            both.ShouldNotContain(word);
        }

        Guid.TryParse(published.Edition.ReportId, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Publish_AgainAfterTheTextsAreLocked_GivesTheSameBytesOnAnotherDay()
    {
        using var house = new CaseHouse();
        var signed = await house.InAsync(Stage.Publication);
        using var other = new CaseHouse();
        var later = await other.InAsync(Stage.Publication);
        other.Time.Now += TimeSpan.FromDays(3);

        await house.SettleAsync();
        await other.SettleAsync();

        later.State.Publication.Public!.HtmlSha256.ShouldBe(signed.State.Publication.Public!.HtmlSha256);
        later.State.Publication.Public.JsonSha256.ShouldBe(signed.State.Publication.Public.JsonSha256);
    }

    private static async Task<CasePlay> DraftedAsync(CaseHouse house, string summary)
    {
        var play = await house.InDraftingAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { summary } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await play.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
        return await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
    }

    private static string Html(CaseHouse house, CasePlay play) =>
        house.Documents.Text(DocumentArea.Register, play.Id, play.State.Publication.Public!.HtmlSha256);
}
