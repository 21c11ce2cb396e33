using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Pipeline.Casework.Policies;
using Pipeline.EndToEnd.Tests.Scenarios.Steps;

namespace Pipeline.EndToEnd.Tests.Scenarios;

/// <summary>What comes in otherwise, and who reads what.</summary>
public sealed class ReadingScenarios : Scenario
{
    [Fact]
    public Task Reporter_WhoAskedForConfidence_IsReadOnlyByTriageWithAPurposeAndLogged() => PlayAsync(async house =>
    {
        var concern = await house.ConcernedAsync("whistleblowing");

        (await house.StatusOfAsync($"/api/cases/{concern.Id}/reporter?purpose=call%20back", Inspector.Header)).ShouldBe(403);
        (await house.StatusOfAsync($"/api/cases/{concern.Id}/reporter", Triage.Header)).ShouldBe(400);
        (await house.StatusOfAsync($"/api/cases/{concern.Id}/reporter?purpose=x", Provider.Header)).ShouldBe(404);
        var reporter = await house.GetAsync($"/api/cases/{concern.Id}/reporter?purpose=call%20back", Triage.Header);

        reporter.Text("reporter.name").ShouldBe("Whoever Told");
        (await concern.ViewAsync(Triage.Header)).ToString().ShouldNotContain("Whoever");
        (await concern.TimelineAsync()).ShouldContain(line => line.Text("kind") == "read" && line.Text("what") == "reporter" && line.Text("by") == "triage-1");
        var read = (await house.GetAsync($"/api/audit?case={concern.Id}&actor=triage-1", Operations.AuditorHeader)).List("items");
        read.ShouldContain(entry => entry.Text("what") == "reporter" && entry.Text("purpose") == "call back");
    });

    [Fact]
    public Task Reporter_WhoStayedAnonymous_IsNotThereToBeRead() => PlayAsync(async house =>
    {
        var concern = await house.ConcernedAsync("public-concern", identity: "anonymous");

        (await house.StatusOfAsync($"/api/cases/{concern.Id}/reporter?purpose=call%20back", Triage.Header)).ShouldBe(404);
    });

    [Fact]
    public Task Provider_SignedIn_SeesWhatItSubmittedAndItIsVerified() => PlayAsync(async house =>
    {
        var own = await house.NotifiedAsync(by: Provider.Header);
        var others = await house.NotifiedAsync("INC-2");

        var seen = await own.ViewAsync(Provider.Header);
        seen.Text("submission.providerReference").ShouldBe("INC-1");
        seen.ToString().ShouldNotContain("\"risk\"");
        (await own.ViewAsync(Triage.Header)).Text("submission.verified").ShouldBe(bool.TrueString);
        await own.CannotBeSeenAsync(Provider.OtherHeader);
        await others.CannotBeSeenAsync(Provider.Header);
    });

    [Fact]
    public Task Notification_OfARoutineType_IsNotedAndASampleGoesToTriage() => PlayAsync(
        async house =>
        {
            // More of them in a row at one home would be no routine any more.
            var noted = 0;
            for (var number = 0; number < 6; number++)
            {
                var change = await house.ChangeNotifiedAsync();
                var stage = (await change.StatusAsync(Manager.Header)).Text("stage");
                if (stage == "closed")
                {
                    noted++;
                    await change.IsClosedAsync("noted");
                    (await change.StagesAsync()).ShouldBe(["received", "closed"]);
                }
                else
                {
                    await change.IsInAsync("triage", waitsFor: "triage", due: "2026-03-16");
                }
            }

            noted.ShouldBeGreaterThan(0);
        },
        policies: PolicyCatalog.LoadShipped().Noting(["SOP-CHANGE"]));

    [Fact]
    public Task Key_UsedAgain_GivesTheSameCaseForTheSameBodyOnly() => PlayAsync(async house =>
    {
        var first = await house.SubmittedAsync("notifications", Api.SeriousInjury("INC-1"), key: "their-1");
        var again = await house.SubmittedAsync("notifications", Api.SeriousInjury("INC-1"), key: "their-1");
        using var other = await house.SendAsync(HttpMethod.Post, "/api/notifications", body: Api.SeriousInjury("INC-2"), key: "their-1");

        again.Id.ShouldBe(first.Id);
        (await House.ReadAsync(other)).Text("code").ShouldBe("idempotency-key-reused");
        (await house.GetAsync("/api/measures")).Text("arrivals.total").ShouldBe("1");
    });

    [Fact]
    public Task Import_OfManyLines_TakesTheGoodOnesAndReportsTheOthers() => PlayAsync(async house =>
    {
        var lines = string.Join('\n', JsonSerializer.Serialize(new { body = Api.SeriousInjury("INC-1") }), """{"body":{"type":"NO-SUCH"}}""", "no json");
        using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");

        using var started = await house.SendAsync(HttpMethod.Post, "/api/imports", Operations.Header, content);

        started.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var report = await house.GetAsync((await House.ReadAsync(started)).Text("statusUrl")!, Operations.Header);
        report.Text("done").ShouldBe(bool.TrueString);
        report.Text("accepted").ShouldBe("1");
        report.Texts("rejected", "line").ShouldBe(["2", "3"]);
        (await house.GetAsync("/api/worklist?stage=triage", Manager.Header)).Text("total").ShouldBe("1");
    });

    [Fact]
    public Task Case_InOneFile_HoldsRecordDocumentsAndReport() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        var rota = await injury.AddsDocumentAsync(Inspector.Header, "rota.txt", "The rota of the week.");
        await injury.DoAsync(Ways.ToPublished);

        using var document = await injury.ReadAsync($"/documents/{rota}", Reviewer.Header);
        (await document.Content.ReadAsStringAsync()).ShouldBe("The rota of the week.");
        (await house.GetAsync($"/api/cases/{injury.Id}/documents", Reviewer.Header)).Texts("items", "documentId").ShouldBe([rota]);
        using var bundle = await injury.ReadAsync("/bundle", Manager.Header);
        using var zip = new ZipArchive(await bundle.Content.ReadAsStreamAsync());
        zip.Entries.Select(entry => entry.FullName).ShouldContain(name => name.Contains("rota.txt", StringComparison.Ordinal));
    });

    [Fact]
    public Task Public_WithoutSigningIn_ReadsTheRegisterTheMeasuresAndNoCase() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await injury.DoAsync(Ways.ToPublished);

        (await house.PageAsync("/")).ShouldContain("<html");
        (await house.GetAsync("/api/register/locations?q=care")).List("items").Count.ShouldBe(2);
        var url = (await house.PublicPlaceAsync()).Text("reports.0.reportUrl")!;
        (await house.PageAsync(url)).ShouldContain("A care home");
        (await house.GetAsync("/api/measures")).Text("byStage.by.published").ShouldBe("1");
        (await house.GetAsync("/api/openapi.json")).At("paths").EnumerateObject().ShouldNotBeEmpty();
        (await house.StatusOfAsync($"/api/cases/{injury.Id}")).ShouldBe(401);
        (await house.StatusOfAsync("/api/worklist")).ShouldBe(401);
        (await house.StatusOfAsync("/api/health/live")).ShouldBe(200);
        (await house.GetAsync("/api/health/ready")).At("dependencies").EnumerateObject().Select(state => $"{state.Name}: {state.Value}")
            .ShouldBe(["documents: ok", "processes: ok", "queues: ok"]);
    });

    [Fact]
    public Task Report_Published_IsGivenAwayWithItsPlaceItsProviderAndTheTimeOfTheChange() => PlayAsync(async house =>
    {
        var injury = await house.NotifiedAsync();
        await house.UntilAsync("2026-03-03 09:00");
        await injury.DoAsync(Ways.ToPublished);

        (await house.GetAsync("/public/v1/providers")).Texts("providers", "providerId").ShouldBe([Api.Provider, Api.OtherProvider], ignoreOrder: true);
        (await house.GetAsync($"/public/v1/providers/{Api.Provider}")).At("locationIds").ToString().ShouldContain(Api.Location);
        (await house.GetAsync("/public/v1/locations")).List("locations").Count.ShouldBe(2);
        var place = await house.GetAsync($"/public/v1/locations/{Api.Location}");
        place.ToString().ShouldNotContain(injury.Id);
        var report = place.Text("reports.0.linkId");
        (await house.GetAsync($"/public/v1/locations/{Api.Location}/inspection-areas")).At("inspectionAreas").ValueKind.ShouldBe(JsonValueKind.Array);
        (await house.PageAsync($"/public/v1/reports/{report}")).ShouldContain("A care home");
        (await house.GetAsync("/public/v1/changes/location?startTimestamp=2026-03-03T00:00:00Z&endTimestamp=2026-03-04T00:00:00Z"))
            .At("changes").ToString().ShouldContain(Api.Location);
    });
}
