using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Reports;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Reports;

/// <summary>What WCAG 2.2 asks of a page that is only text and tables, held over a report as it was published.</summary>
public sealed partial class ReportPageTests
{
    /// <summary>Of text that is not large: WCAG 2.2, 1.4.3.</summary>
    private const double LeastContrast = 4.5;

    [Fact]
    public async Task Page_HasItsLanguageTitleAndOneMainHeading()
    {
        var page = await PublishedAsync();

        page.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");
        page.Title.ShouldBe("Rose Court – report");
        page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Rose Court");
        page.QuerySelectorAll("main").Length.ShouldBe(1);
        page.QuerySelector("meta[name=viewport]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Headings_SkipNoLevelAndAreNeverEmpty()
    {
        var headings = (await PublishedAsync()).QuerySelectorAll("h1,h2,h3,h4,h5,h6").ToList();

        var levels = headings.Select(heading => int.Parse(heading.LocalName[1..], CultureInfo.InvariantCulture)).ToList();
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        headings.ShouldAllBe(heading => heading.TextContent.Trim().Length > 0);
        headings.Select(heading => heading.TextContent).ShouldContain("Safe");
    }

    [Fact]
    public async Task Tables_HaveCaptionsAndHeaderCellsWithTheirScope()
    {
        var page = await PublishedAsync();

        var tables = page.QuerySelectorAll("table");
        tables.Length.ShouldBe(1);
        foreach (var table in tables)
        {
            table.QuerySelector("caption")!.TextContent.Trim().ShouldNotBeEmpty();
            table.QuerySelectorAll("thead th").ShouldAllBe(cell => cell.GetAttribute("scope") == "col");
            table.QuerySelectorAll("tbody tr").ShouldAllBe(row => row.FirstElementChild!.LocalName == "th" && row.FirstElementChild.GetAttribute("scope") == "row");
        }
    }

    [Fact]
    public async Task Ratings_AreWords()
    {
        var page = await PublishedAsync();

        page.QuerySelectorAll("tbody tr").Select(row => $"{row.Children[0].TextContent}: {row.Children[1].TextContent}").ShouldContain("Safe: Good");
        page.QuerySelectorAll("tbody td").ShouldAllBe(cell => cell.TextContent.Trim().Length > 0);
        page.QuerySelectorAll("[style],[bgcolor],font,img").ShouldBeEmpty();
    }

    [Fact]
    public async Task Links_HaveTextAndAreOnThePage_AndNoIdIsThereTwice()
    {
        var page = await PublishedAsync();

        var links = page.QuerySelectorAll("a");
        links.ShouldHaveSingleItem();
        links.ShouldAllBe(link => link.TextContent.Trim().Length > 0 && page.GetElementById(link.GetAttribute("href")!.TrimStart('#')) != null);
        page.Body!.FirstElementChild!.ShouldBe(links[0], "the way past the head of the page comes first");
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        ids.ShouldBe(ids.Distinct());
    }

    [Fact]
    public async Task Colours_OfEveryText_HaveEnoughContrast()
    {
        var style = (await PublishedAsync()).QuerySelector("style")!.TextContent;
        var rules = Rule().Matches(style).Select(rule => rule.Groups["body"].Value).Where(rule => Colour("color", rule) is not null).ToList();

        rules.Count.ShouldBe(3);
        foreach (var rule in rules)
        {
            Contrast(Colour("color", rule)!, Colour("background", rule) ?? "#fff").ShouldBeGreaterThanOrEqualTo(LeastContrast, rule);
        }
    }

    [Fact]
    public async Task Page_HasAFormForPaper() => (await PublishedAsync()).QuerySelector("style")!.TextContent.ShouldContain("@media print");

    [Fact]
    public async Task Page_OfAnEditionFixedBefore_IsInTheTemplateOfThatTime()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var content = JsonSerializer.Deserialize<ReportContent>(house.Documents.Text(DocumentArea.Register, play.Id, play.State.Publication.Public!.JsonSha256), CaseJson.Options)!;

        var first = ReportHtml.Render(content with { TemplateVersion = ReportTemplate.First });

        content.TemplateVersion.ShouldBe(ReportTemplate.Version);
        first.ShouldContain("<body>\n<main>\n<h1>");
        first.ShouldNotContain("@media print");
        first.ShouldNotContain("skip");
    }

    [Fact]
    public async Task Report_WithARatingSetByAManager_NamesNobody()
    {
        using var house = new CaseHouse();
        var play = await house.InDraftingAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.OverrideRating, new { overall = true, rating = "good", reason = "the whole picture" });
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await play.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        var published = play.State.Publication.Public!;

        foreach (var sha256 in new[] { published.HtmlSha256, published.JsonSha256 })
        {
            var text = house.Documents.Text(DocumentArea.Register, play.Id, sha256);
            text.ShouldContain("Override by a manager");
            text.ShouldNotContain(Callers.Manager.UserId);
        }

        (await play.ViewAsync(Callers.Inspector)).Rating!.Overall.Explanation.ShouldContain(line => line.Contains(Callers.Manager.UserId));
    }

    private static async Task<IDocument> PublishedAsync()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        return new HtmlParser().ParseDocument(house.Documents.Text(DocumentArea.Register, play.Id, play.State.Publication.Public!.HtmlSha256));
    }

    private static string? Colour(string property, string rule) =>
        Regex.Match(rule, $@"(?:^|;){property}:(#[0-9a-f]+)") is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>WCAG 2.2, the definition of contrast ratio.</summary>
    private static double Contrast(string text, string ground)
    {
        double[] both = [Luminance(text) + 0.05, Luminance(ground) + 0.05];
        return both.Max() / both.Min();
    }

    /// <summary>WCAG 2.2, the definition of relative luminance.</summary>
    private static double Luminance(string colour)
    {
        var digits = colour.Length == 4 ? string.Concat(colour[1..].Select(digit => $"{digit}{digit}")) : colour[1..];
        var parts = Enumerable.Range(0, 3)
            .Select(part => int.Parse(digits.AsSpan(2 * part, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"\{(?<body>[^{}]*)\}")]
    private static partial Regex Rule();
}
