using System.IO.Compression;
using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Pipeline.Functions.Http;
using Pipeline.Functions.Tests.Http;

namespace Pipeline.Functions.Tests.Roles;

/// <summary>A confidential worker's concern on its whole way: after each step everything that can be read is read by everybody.</summary>
public sealed class ConfidentialityTests
{
    private static readonly string[] Reporter = [Bodies.ReporterName, Bodies.ReporterEmail, "020 7946 0000"];

    /// <summary>What would tell those at the provider that somebody complained.</summary>
    private static readonly string[] Origin = ["whistleblow", "enough staff", "confidential", "concern", "\"risk\"", "\"links\""];

    private static readonly Caller[] Outside =
        [Caller.Public, People.Provider, People.ProviderOf(CaseHouse.ForeignProvider)];

    private static readonly Caller[] Inside =
        [People.Triage, People.Inspector, People.Reviewer, People.Publisher, People.Manager, People.Operations, People.Auditor];

    [Fact]
    public async Task Reporter_OfAConfidentialConcern_IsInNoAnswerAndNoLogAtAnyStage()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        await ReadAllAsync(house, play);
        await play.DecideAsync(People.Triage, DecisionNames.AcceptForAssessment);
        await ReadAllAsync(house, play);
        await play.AssessAsync();
        await ReadAllAsync(house, play);
        await play.DecideAsync(People.Inspector, DecisionNames.SubmitDraft);
        await ReadAllAsync(house, play);
        await play.DecideAsync(People.Reviewer, DecisionNames.ApproveDraft);
        await ReadAllAsync(house, play);
        await play.DecideAsync(People.Provider, DecisionNames.NothingToCorrect);
        await ReadAllAsync(house, play);
        await play.DecideAsync(People.Publisher, DecisionNames.SignOff);
        await ReadAllAsync(house, play);
        foreach (var url in UrlsOf(play).Where(url => url.StartsWith("/api/register/reports/", StringComparison.Ordinal)))
        {
            (await house.GetAsync(url)).ShouldBe(200);
        }

        await house.Cases.AdvanceAsync(TimeSpan.FromDays(60));
        play.State.Stage.ShouldBe(Stage.Closed);
        await ReadAllAsync(house, play);

        var logged = string.Join('\n', house.Log.Lines.Concat(house.Cases.Log.Lines).Select(line => $"{line.Text} {line.Exception}"));
        Reporter.Append("enough staff").ShouldAllBe(word => !logged.Contains(word, StringComparison.OrdinalIgnoreCase));
        (await house.GetAsync($"/api/cases/{play.Id}/reporter?purpose=to+call+back", People.Triage)).Text.ShouldContain(Bodies.ReporterName);
    }

    private static async Task ReadAllAsync(HttpHouse house, CasePlay play)
    {
        foreach (var url in UrlsOf(play))
        {
            foreach (var caller in Inside.Append(People.SubmitterOf(play.Id)))
            {
                var text = await ReadAsync(house, url, caller);
                Reporter.ShouldAllBe(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{caller.UserId} reads {url} in {play.State.Stage}");
            }

            foreach (var caller in Outside)
            {
                var text = await ReadAsync(house, url, caller);
                Reporter.Concat(url.StartsWith("/api/measures", StringComparison.Ordinal) || url is "/" ? [] : Origin)
                    .ShouldAllBe(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{caller.UserId} reads {url} in {play.State.Stage}");
            }
        }
    }

    /// <summary>All but the one call for the identity, and the description of the API, which knows of no case.</summary>
    private static IEnumerable<string> UrlsOf(CasePlay play) =>
    [
        .. RoleTable.All.Where(row => row.Verb == "GET" && row.Route is not (Routes.CaseReporter or Routes.OpenApi))
            .Select(row => RoleHouse.UrlOf(row.Route, play.Id, "none", play.State.Publication.Public?.Edition.ReportId ?? "none")),
        .. Reporter.Select(word => $"/{Routes.Worklist}?q={Uri.EscapeDataString(word)}"),
    ];

    private static async Task<string> ReadAsync(HttpHouse house, string url, Caller caller)
    {
        var reply = await house.GetAsync(url, ReferenceEquals(caller, Caller.Public) ? null : caller);
        reply.Status.ShouldBeOneOf(200, 401, 403, 404, 422);
        if (reply.Headers.ContentType != "application/zip" && reply.Headers.ContentType != Casework.Word.WordNames.MediaType)
        {
            return reply.Text;
        }

        using var zip = new ZipArchive(new MemoryStream(reply.Body), ZipArchiveMode.Read);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(CancellationToken.None));
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
