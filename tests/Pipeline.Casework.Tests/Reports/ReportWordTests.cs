using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Reports;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Word;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Reports;

public sealed class ReportWordTests
{
    [Fact]
    public async Task Report_InWord_IsValidAndSaysWhatThePageSays()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var published = play.State.Publication.Public!;
        var content = JsonSerializer.Deserialize<ReportContent>(house.Documents.Text(DocumentArea.Register, play.Id, published.JsonSha256), CaseJson.Options)!;

        var document = ReportWord.Render(content, published.HtmlSha256, published.JsonSha256);

        WordFile.Faults(document).ShouldBeEmpty();
        WordFile.Read(document, word => word.PackageProperties.Title).ShouldBe("Rose Court");
        WordFile.Read(document, word => word.PackageProperties.Language).ShouldBe("en-GB");
        WordFile.Read(document, word => word.CustomFilePropertiesPart!.Properties!.Select(property => property.InnerText).ToList())
            .ShouldBe([published.Edition.ReportId, "1", published.HtmlSha256, published.JsonSha256]);
        WordFile.Read(document, Styles).ShouldBe(
        [
            "Title: Rose Court", "Heading1: Summary", "Heading1: Safe", "Heading1: How each rating came about",
            .. content.KeyQuestions.Append(content.Overall).Select(rating => $"Heading2: {rating.Label}: {rating.RatingLabel}"),
        ]);
        WordFile.Read(document, word => word.MainDocumentPart!.Document.Descendants<Table>().Count(table => table.Elements<TableRow>().First().Descendants<TableHeader>().Any())).ShouldBe(2);
        var text = WordFile.Read(document, word => word.MainDocumentPart!.Document.InnerText);
        foreach (var line in content.Sections.SelectMany(section => section.Text.Split('\n')).Concat(content.KeyQuestions.SelectMany(question => question.Explanation)))
        {
            text.ShouldContain(line);
        }

        ReportWord.Render(content, published.HtmlSha256, published.JsonSha256).ShouldBe(document, "the same content gives the same bytes");
    }

    [Fact]
    public async Task Draft_ToTheProvider_IsWhatWasSentAndToStaffWhatItIsNow()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ReturnDraft, new { comments = new[] { "a name" }, reason = "a name is in it" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { summary = "Written since." } });
        var composer = house.Get<ReportComposer>();

        var sent = await composer.ComposeSentAsync(play.State, play.Policy, CancellationToken.None);
        var now = await composer.ComposeDraftAsync(play.State, play.Policy, CancellationToken.None);

        sent.Sections.Single(section => section.Name == "summary").Text.ShouldStartWith("We assessed Rose Court");
        sent.KeyQuestions.Single(question => question.Name == "safe").ShouldSatisfyAllConditions(safe => safe.RatingLabel.ShouldBe("Good"), safe => safe.Explanation.ShouldBeEmpty());
        now.Sections.Single(section => section.Name == "summary").Text.ShouldBe("Written since.");
        foreach (var draft in new[] { sent, now })
        {
            var document = ReportWord.Render(draft, play.State.ChangedAt);
            WordFile.Faults(document).ShouldBeEmpty();
            WordFile.Read(document, word => word.MainDocumentPart!.Document.InnerText).ShouldContain("This is a draft.");
            ReportHtml.Render(draft).ShouldContain("<p class=\"notice\"><strong>This is a draft.");
        }
    }

    [Fact]
    public async Task Draft_ToTheProvider_KeepsTheVisitsAndTheLapItWasSentWith()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        var composer = house.Get<ReportComposer>();
        var sent = await composer.ComposeSentAsync(play.State, play.Policy, CancellationToken.None);
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, Bodies.For(DecisionNames.RespondFactualAccuracy, play.State));
        var points = play.State.FactualAccuracy.Points.Select(point => new { id = point.Id, accepted = true, reason = "the record shows it" });
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new { points });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ReturnDraft, new { comments = new[] { "go there again" }, reason = "it has to be seen" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.ReopenAssessment, Bodies.For(DecisionNames.ReopenAssessment, play.State));
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, Bodies.For(DecisionNames.RecordVisit, play.State));

        var again = await composer.ComposeSentAsync(play.State, play.Policy, CancellationToken.None);

        play.State.Assessment.VisitDates.Count.ShouldBe(sent.Visits.Count + 1);
        play.State.Draft.Lap.ShouldBe(sent.Lap + 1);
        again.Visits.ShouldBe(sent.Visits);
        again.Lap.ShouldBe(sent.Lap);
    }

    private static List<string> Styles(WordprocessingDocument word) =>
    [
        .. word.MainDocumentPart!.Document.Body!.Elements<Paragraph>()
            .Select(paragraph => (Style: paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, paragraph.InnerText))
            .Where(paragraph => paragraph.Style is "Title" or "Heading1" or "Heading2")
            .Select(paragraph => $"{paragraph.Style}: {paragraph.InnerText}"),
    ];
}
