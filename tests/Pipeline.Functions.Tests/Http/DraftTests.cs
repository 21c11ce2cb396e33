using Pipeline.Casework.Cases;
using Pipeline.Casework.Word;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Word;

namespace Pipeline.Functions.Tests.Http;

public sealed class DraftTests
{
    private static readonly (string, string)[] Program = [("Accept", "application/json")];
    private static readonly (string, string)[] Word = [("Accept", WordNames.MediaType)];

    [Fact]
    public async Task Draft_ToEachOfItsReaders_IsAPageDataOrWord()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InFactualAccuracyAsync();
        await play.DecideAsync(People.Reviewer, DecisionNames.ReturnDraft, new { comments = new[] { "a name" }, reason = "a name is in it" });
        await play.DecideAsync(People.Inspector, DecisionNames.SaveDraft, new { sections = new { summary = "Written <since>." } });

        var staff = await house.GetAsync(Url(play), People.Reviewer);
        var provider = await house.GetAsync(Url(play), People.Provider);
        var data = await house.GetAsync(Url(play), People.Provider, Program);
        var word = await house.GetAsync(Url(play), People.Provider, Word);

        staff.ShouldBe(200).Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        staff.Text.ShouldContain("Written &lt;since&gt;.");
        staff.Header("Cache-Control").ShouldBe("no-store");
        provider.ShouldBe(200).Text.ShouldContain("We assessed Rose Court");
        provider.Text.ShouldNotContain("since");
        data.ShouldBe(200).Json.GetProperty("sections")[0].GetProperty("name").GetString().ShouldBe("summary");
        word.ShouldBe(200).Header("Content-Type").ShouldBe(WordNames.MediaType);
        word.Header("Cache-Control").ShouldBe("no-store");
        WordFile.Read(word.Body, document => document.MainDocumentPart!.Document.InnerText).ShouldContain("This is a draft.");
        (await house.GetAsync($"{Url(play)}/docx", People.Reviewer)).ShouldBe(200).Header("Content-Type").ShouldBe(WordNames.MediaType);
        house.Cases.Audit.Entries.Count(entry => entry.What == "draft").ShouldBe(5);
        foreach (var text in new[] { provider.Text, data.Text })
        {
            foreach (var hidden in new[] { "inspector-1", "SU-14", "SERIOUS-INJURY", "Override" })
            {
                text.ShouldNotContain(hidden);
            }
        }
    }

    [Fact]
    public async Task Draft_ThatIsNone_Is404()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InAssessmentAsync();

        (await house.GetAsync(Url(play), People.Inspector)).ShouldBe(404, "not-found");
        (await house.GetAsync(Url(play), People.Provider)).ShouldBe(404, "not-found");
    }

    private static string Url(CasePlay play) => $"/api/cases/{play.Id}/draft";
}
