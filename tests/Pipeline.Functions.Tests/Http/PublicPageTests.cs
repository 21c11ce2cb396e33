using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Publication;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

/// <summary>The pages of the register as people use them: by keyboard, by ear, without scripts.</summary>
public sealed class PublicPageTests
{
    private static readonly (string, string)[] Browser = [("Accept", "text/html,*/*;q=0.8")];

    public static TheoryData<string> Pages { get; } = new(
        "/",
        "/api/register/locations",
        "/api/register/locations?take=1&q=r",
        "/api/register/locations?q=nowhere&rating=good&localAuthority=Leeds",
        $"/api/register/locations/{CaseHouse.CareHome}",
        $"/api/register/locations/{CaseHouse.ForeignHome}",
        "withdrawn");

    // WCAG 2.2: 3.1.1 language, 2.4.2 title, 1.3.1 headings, labels and table headers, 2.4.1 skip link, 2.4.4 links, 4.1.1 ids.
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_ForEverybody_CanBeReadAndUsedWithoutScriptsAndByEar(string url)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();
        var withdrawn = await house.Cases.PublishedAsync();
        await withdrawn.DecideAsync(People.Publisher, DecisionNames.Withdraw, new { reason = "the wrong home" });
        await play.DecideAsync(People.Provider, DecisionNames.RequestRatingReview, Bodies.For(DecisionNames.RequestRatingReview, play.State));
        var address = url == "withdrawn" ? $"/api/register/reports/{withdrawn.State.Publication.Edition!.ReportId}" : url;

        var page = Parse(await house.GetAsync(address, null, Browser));

        page.DocumentElement.GetAttribute("lang").ShouldBe("en-GB");
        page.Title.ShouldNotBeNullOrWhiteSpace();
        page.Scripts.ShouldBeEmpty();
        page.QuerySelectorAll("[onclick], [onload], [href^='javascript']").ShouldBeEmpty();
        page.QuerySelectorAll("h1").ShouldHaveSingleItem();
        Levels(page).Zip(Levels(page).Skip(1)).ShouldAllBe(step => step.Second <= step.First + 1, "no heading level is skipped");
        page.QuerySelectorAll("input, select").ShouldAllBe(field => page.QuerySelector($"label[for='{field.Id}']") != null);
        page.QuerySelectorAll("table").ShouldAllBe(table => table.QuerySelector("caption") != null && table.QuerySelectorAll("thead th[scope=col]").Length > 0);
        page.QuerySelectorAll("tbody tr").ShouldAllBe(row => row.QuerySelector("th[scope=row]") != null);
        page.QuerySelectorAll("a").ShouldAllBe(link => link.TextContent.Trim().Length > 0);
        page.QuerySelector("main")!.Id.ShouldBe(page.QuerySelector<IHtmlAnchorElement>("a.skip")!.Hash.TrimStart('#'));
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/register/locations?q=rose&rating=not-rated&localAuthority=leeds")]
    public async Task SearchForm_SentAsABrowserSendsIt_FindsPlaces(string url)
    {
        await using var house = new HttpHouse();
        await house.Cases.PublishedAsync();
        var form = Parse(await house.GetAsync(url, null, Browser)).QuerySelector<IHtmlFormElement>("form")!;
        form.Method.ShouldBe("get");
        form.QuerySelector("button[type=submit]").ShouldNotBeNull();
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").Select(input => $"{input.Name}={Uri.EscapeDataString(input.Value)}")
            .Concat(form.QuerySelectorAll<IHtmlSelectElement>("select").Select(select => $"{select.Name}={select.Value}"));

        var found = Parse(await house.GetAsync($"{form.GetAttribute("action")}?{string.Join('&', fields)}", null, Browser));

        found.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).ShouldContain("Rose Court");
        var place = found.QuerySelectorAll<IHtmlAnchorElement>("tbody th a").Single(link => link.TextContent == "Rose Court");
        Parse(await house.GetAsync(place.PathName, null, Browser)).QuerySelector("h1")!.TextContent.ShouldBe("Rose Court");
    }

    [Fact]
    public async Task Search_WithMorePlaces_LinksToThemAndEndsWithoutALink()
    {
        await using var house = new HttpHouse();

        var seen = new List<string>();
        string? url = "/api/register/locations?localAuthority=leeds&take=1";
        while (url is not null)
        {
            var page = Parse(await house.GetAsync(url, null, Browser));
            seen.AddRange(page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
            url = page.QuerySelectorAll<IHtmlAnchorElement>("main p a").SingleOrDefault()?.GetAttribute("href");
            url?.ShouldContain("take=1");
        }

        seen.ShouldBe(["Birch House", "Rose Court"]);
    }

    [Fact]
    public async Task Place_WhileAReviewIsUnderWay_SaysSoUntilItIsDecided()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();
        const string Url = $"/api/register/locations/{CaseHouse.CareHome}";
        const string Sentence = "has asked us to review how we decided these ratings";
        (await house.GetAsync(Url, null, Browser)).Text.ShouldNotContain(Sentence);

        await play.DecideAsync(People.Provider, DecisionNames.RequestRatingReview, new { grounds = "Nobody asked <us>." });

        (await house.GetAsync(Url, null, Browser)).Text.ShouldContain(Sentence);
        var report = (await house.GetAsync(Url)).Json.GetProperty("rating");
        report.GetProperty("reviewRequestedAt").GetDateTimeOffset().ShouldBe(house.Cases.Time.Now);
        (await house.GetAsync(Url)).Text.ShouldNotContain("Nobody asked");
        await play.DecideAsync(People.Staff("manager-2", Casework.People.Role.Manager), DecisionNames.DecideRatingReview, Bodies.For(DecisionNames.DecideRatingReview, play.State));
        (await house.GetAsync(Url, null, Browser)).Text.ShouldNotContain(Sentence);
        (await house.GetAsync(Url)).Json.GetProperty("rating").TryGetProperty("reviewRequestedAt", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    public async Task Report_WhoseBytesWereAltered_IsNotShown(string accept)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();
        var published = play.State.Publication.Public!;
        foreach (var hash in new[] { published.HtmlSha256, published.JsonSha256 })
        {
            house.Cases.Documents.Tamper(DocumentArea.Register, play.Id, hash, "{\"overall\":\"outstanding\"}"u8.ToArray());
        }

        var reply = await house.GetAsync($"/api/register/reports/{published.Edition.ReportId}", null, ("Accept", accept));

        reply.ShouldBe(503, "unavailable").Text.ShouldNotContain("outstanding");
    }

    [Fact]
    public async Task Place_WithFindingsAndEarlierReports_ShowsFindingsToStaffOnly()
    {
        await using var house = new HttpHouse();
        var place = new Location
        {
            LocationId = "1-1",
            Name = "Ash",
            ProviderId = "p",
            ProviderName = "P",
            Earlier = new EarlierRecord { Reports = [new EarlierReport("link", new DateOnly(2011, 9, 28), null, null)] },
        };
        var finding = new RegisterFinding
        {
            Code = FindingCodes.VisitAfterPublication, Where = "record 1", Path = "reports[0].firstVisitDate", LocationId = "1-1", Text = "an impossible date",
        };
        await house.Cases.Register.LoadAsync(new RegisterContent([place], [finding]), house.Cases.Time.Now, CancellationToken.None);

        var staff = (await house.GetAsync("/api/locations/1-1", People.Inspector)).ShouldBe(200).Json.GetProperty("findings");
        var page = await house.GetAsync("/api/register/locations/1-1", null, Browser);

        staff.ToString().ShouldBe("""[{"code":"visit-after-publication","where":"record 1","path":"reports[0].firstVisitDate","locationId":"1-1","text":"an impossible date","dropped":false}]""");
        page.Text.ShouldContain("28 September 2011");
        page.Text.ShouldNotContain("an impossible date");
        (await house.GetAsync("/api/register/locations/1-1")).Text.ShouldNotContain("an impossible date");
    }

    private static IEnumerable<int> Levels(IHtmlDocument page) => page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0');

    private static IHtmlDocument Parse(Reply reply)
    {
        reply.ShouldBe(200).Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        return new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(reply.Text);
    }
}
