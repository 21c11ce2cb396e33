using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Word;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Word;
using Pipeline.Functions.Http.PublicRegister;

namespace Pipeline.Functions.Tests.Http;

public sealed class RegisterTests
{
    private static readonly (string, string)[] Browser = [("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")];
    private static readonly (string, string)[] Program = [("Accept", "application/json")];

    [Fact]
    public async Task Home_ForABrowser_IsAPageThatStandsAlone()
    {
        await using var house = new HttpHouse();
        await house.Cases.InTriageAsync();

        var page = await house.GetAsync("/", null, Browser);

        page.ShouldBe(200).Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Header("Content-Security-Policy").ShouldContain("default-src 'none'");
        page.Text.ShouldContain("<html lang=\"en-GB\">");
        page.Text.ShouldContain("<h1>");
        page.Text.ShouldContain("<label for=\"q\">");
        page.Text.ShouldContain("Open notifications and concerns that nobody has yet accepted");
        page.Text.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Measures_ForEverybody_HaveDefinitionsAndATime()
    {
        await using var house = new HttpHouse();
        await house.Cases.InTriageAsync();

        var measures = (await house.GetAsync("/api/measures")).ShouldBe(200).Json;

        measures.GetProperty("asOf").GetDateTimeOffset().ShouldBe(house.Cases.Time.Now);
        measures.GetProperty("arrivals").GetProperty("total").GetInt32().ShouldBe(1);
        measures.GetProperty("unreviewed").GetProperty("count").GetInt32().ShouldBe(1);
        foreach (var name in new[] { "arrivals", "unreviewed", "noAction", "timeToTriage", "timeToPublish", "late", "stuck" })
        {
            measures.GetProperty(name).GetProperty("definition").GetString().ShouldNotBeNullOrEmpty();
        }

        await house.Cases.InTriageAsync();
        house.Cases.Time.Now += TimeSpan.FromSeconds(29);
        (await house.GetAsync("/api/measures")).Json.GetProperty("arrivals").GetProperty("total").GetInt32().ShouldBe(1, "asked again within half a minute");
        house.Cases.Time.Now += TimeSpan.FromSeconds(1);
        (await house.GetAsync("/api/measures")).Json.GetProperty("arrivals").GetProperty("total").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Measures_OnAHostThatShowsYoungerOnes_AreAsOldAsItSays()
    {
        await using var house = new HttpHouse(configure: services => services.Configure<MeasureOptions>(measures => measures.Age = TimeSpan.FromSeconds(1)));
        await house.GetAsync("/api/measures");
        await house.Cases.InTriageAsync();

        house.Cases.Time.Now += TimeSpan.FromSeconds(1);

        (await house.GetAsync("/api/measures")).Json.GetProperty("arrivals").GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Measures_WhileStuckCasesAreCountedAgain_AreThoseFromBeforeAndTheBackendIsAskedNoMoreOften()
    {
        await using var house = new HttpHouse();
        var age = new MeasureOptions().StuckAge;
        house.Cases.Simulation.RunsProcesses = false;
        await house.Cases.SubmitAsync(Bodies.Injury());
        await house.Cases.AdvanceAsync(TimeSpan.FromDays(1));
        var asked = 0;
        var answer = new TaskCompletionSource();
        answer.SetResult();
        house.Durable.Answer = async _ =>
        {
            asked++;
            await answer.Task;
            return null;
        };
        var first = (await house.GetAsync("/api/measures")).ShouldBe(200).Json.GetProperty("asOf").GetDateTimeOffset();
        asked.ShouldBe(1);
        house.Cases.Time.Now += age - TimeSpan.FromSeconds(1);
        await house.GetAsync("/api/measures");
        asked.ShouldBe(1);

        house.Cases.Time.Now += TimeSpan.FromSeconds(1);
        answer = new TaskCompletionSource();
        var counting = house.GetAsync("/api/measures");
        (await house.GetAsync("/api/measures")).Json.GetProperty("asOf").GetDateTimeOffset().ShouldBe(first);
        answer.SetResult();

        (await counting).Json.GetProperty("asOf").GetDateTimeOffset().ShouldBe(first + age);
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task Locations_ForAProgram_AreDataPageByPage()
    {
        await using var house = new HttpHouse();

        var all = await house.GetAsync("/api/register/locations");
        var leeds = await house.GetAsync("/api/register/locations?localAuthority=Leeds&take=1");
        var next = await house.GetAsync($"/api/register/locations?localAuthority=Leeds&take=1&after={Uri.EscapeDataString(leeds.Json.GetProperty("next").GetString()!)}");

        all.ShouldBe(200).Json.GetProperty("items").GetArrayLength().ShouldBe(3);
        leeds.Json.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Birch House");
        next.Json.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Rose Court");
        next.Json.TryGetProperty("next", out _).ShouldBeFalse();
        (await house.GetAsync("/api/register/locations?rating=best&take=0")).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["rating", "take"]);
        (await house.GetAsync("/api/register/locations?after=x")).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["after"]);
    }

    [Fact]
    public async Task Locations_ForABrowser_AreAPageThatEncodesWhatWasAsked()
    {
        await using var house = new HttpHouse();

        var page = await house.GetAsync("/api/register/locations?q=%3Cscript%3Ealert(1)%3C/script%3E", null, Browser);

        page.ShouldBe(200).Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Text.ShouldNotContain("<script");
        page.Text.ShouldContain("&lt;script&gt;");
        page.Header("Vary").ShouldBe("Accept");
    }

    [Fact]
    public async Task Location_WithAHostileName_IsEncoded()
    {
        await using var house = new HttpHouse();
        await house.LoadAsync(new Location { LocationId = "x\"><b>", Name = "<img src=x onerror=alert(1)>", ProviderId = "p", ProviderName = "\"><script>" });

        var list = await house.GetAsync("/api/register/locations", null, Browser);
        var one = await house.GetAsync("/api/register/locations/x%22%3E%3Cb%3E", null, Browser);

        foreach (var page in new[] { list, one.ShouldBe(200) })
        {
            page.Text.ShouldNotContain("<img");
            page.Text.ShouldNotContain("<script");
            page.Text.ShouldNotContain("<b>");
        }
    }

    [Fact]
    public async Task Location_WithAReport_ShowsItsRatingAndNeverItsCase()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();

        var data = await house.GetAsync($"/api/register/locations/{CaseHouse.CareHome}");
        var page = await house.GetAsync($"/api/register/locations/{CaseHouse.CareHome}", null, Browser);

        data.ShouldBe(200).Json.GetProperty("rating").GetProperty("reportUrl").GetString().ShouldBe($"/api/register/reports/{play.State.Publication.Public!.Edition.ReportId}");
        data.Json.GetProperty("reports").GetArrayLength().ShouldBe(1);
        page.ShouldBe(200).Text.ShouldContain("In force");
        data.Text.ShouldNotContain(play.Id.Value);
        page.Text.ShouldNotContain(play.Id.Value);
        (await house.GetAsync("/api/register/locations/1-000")).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task Report_Published_IsTheVeryBytesAsPageOrData()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();
        var url = ReportUrl(play);

        var page = await house.GetAsync(url);
        var data = await house.GetAsync(url, null, Program);
        var browser = await house.GetAsync(url, null, Browser);
        var held = await house.GetAsync(url, null, ("If-None-Match", page.Header("ETag")));

        page.ShouldBe(200).Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        page.Header("ETag").ShouldBe($"\"{play.State.Publication.Public!.HtmlSha256}\"");
        page.Header("Content-Security-Policy").ShouldContain("style-src 'unsafe-inline'");
        browser.Text.ShouldBe(page.Text);
        data.ShouldBe(200).Json.GetProperty("locationName").GetString().ShouldBe("Rose Court");
        held.Status.ShouldBe(304);
        data.Text.ShouldNotContain(play.Id.Value);
        page.Text.ShouldNotContain(play.Id.Value);
    }

    [Fact]
    public async Task Report_InWord_IsForEverybodyAndNamesItsEdition()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();
        var published = play.State.Publication.Public!;

        var word = await house.GetAsync($"{ReportUrl(play)}/docx");
        var negotiated = await house.GetAsync(ReportUrl(play), null, ("Accept", $"{WordNames.MediaType}, text/html;q=0.5"));
        var held = await house.GetAsync($"{ReportUrl(play)}/docx", null, ("If-None-Match", word.Header("ETag")));

        word.ShouldBe(200).Header("Content-Type").ShouldBe(WordNames.MediaType);
        word.Header("Content-Disposition").ShouldStartWith("attachment");
        word.ETag.IsWeak.ShouldBeFalse();
        negotiated.Body.ShouldBe(word.Body);
        held.Status.ShouldBe(304);
        WordFile.Read(word.Body, document => document.CustomFilePropertiesPart!.Properties!.Select(property => property.InnerText).ToList()).ShouldContain(published.JsonSha256);
        WordFile.Read(word.Body, document => document.MainDocumentPart!.Document.InnerText).ShouldContain("Rose Court");
        (await house.GetAsync(ReportUrl(play), null, ("Accept", $"text/html, {WordNames.MediaType};q=0.5"))).Header("Content-Type").ShouldStartWith("text/html");
        (await house.GetAsync(ReportUrl(play), null, ("Accept", "*/*"))).Header("Content-Type").ShouldStartWith("text/html");
        await play.DecideAsync(People.Publisher, DecisionNames.Withdraw, new { reason = "a wrong place" });
        (await house.GetAsync($"{ReportUrl(play)}/docx")).ShouldBe(200).Text.ShouldContain("a wrong place");
    }

    [Fact]
    public async Task Report_Withdrawn_LeavesATombstoneWithItsReason()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();
        await play.DecideAsync(People.Publisher, DecisionNames.Withdraw, new { reason = "a wrong <place>" });

        var page = await house.GetAsync(ReportUrl(play));
        var data = await house.GetAsync(ReportUrl(play), null, Program);

        page.ShouldBe(200).Text.ShouldContain("a wrong &lt;place&gt;");
        data.ShouldBe(200).Json.GetProperty("withdrawnBecause").GetString().ShouldBe("a wrong <place>");
        data.Json.GetProperty("withdrawnAt").GetDateTimeOffset().ShouldBe(house.Cases.Time.Now);
        (await house.GetAsync($"/api/register/locations/{CaseHouse.CareHome}")).Json.TryGetProperty("rating", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("..%2f..%2fetc")]
    [InlineData("x")]
    public async Task Report_ThatIsNone_Is404(string reportId)
    {
        await using var house = new HttpHouse();

        (await house.GetAsync($"/api/register/reports/{reportId}")).ShouldBe(404, "not-found");
        (await house.GetAsync($"/api/register/reports/{reportId}/docx")).ShouldBe(404, "not-found");
    }

    private static string ReportUrl(CasePlay play) => $"/api/register/reports/{play.State.Publication.Public!.Edition.ReportId}";
}
