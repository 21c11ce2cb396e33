using System.Net;
using System.Net.Http.Headers;

namespace Pipeline.EndToEnd.Tests;

/// <summary>One whole case, from a notification to a published report, by the executable and over HTTP.</summary>
public sealed class Journey
{
    private const string Triage = "Development triage-1 roles=triage";
    private const string Inspector = "Development inspector-1 roles=inspector";
    private const string Reviewer = "Development reviewer-1 roles=reviewer";
    private const string Publisher = "Development publisher-1 roles=publisher";

    [Fact]
    public async Task Notification_DecidedStepByStep_BecomesAPublishedReport()
    {
        using var data = new DataDirectory();
        await using var server = await PipelineProcess.ServeAsync(data.FullPath);
        var api = new Api(server.Client);

        var receipt = await api.SubmitAsync(Api.SeriousInjury("INC-1"));
        var id = receipt.GetProperty("caseId").GetString()!;
        var submitter = $"Reference {id}:{receipt.GetProperty("accessCode").GetString()}";
        await api.UntilAsync(id, submitter, "triage");

        await api.DecideAsync(id, Triage, "request-information", new { questions = new[] { "Was a doctor called?" } });
        await api.DecideAsync(id, submitter, "provide-information", new { answers = new[] { "Yes, within ten minutes." } });
        await api.DecideAsync(id, Triage, "accept-for-assessment", new { });
        await api.DecideAsync(id, Inspector, "plan-assessment", new { statements = new[] { "S3", "S6", "W5" }, team = new[] { "inspector-1" } });
        await api.DecideAsync(id, Inspector, "record-visit", new { date = "2026-02-10", team = new[] { "inspector-1" } });
        var document = await UploadAsync(server, id);
        foreach (var (statement, score) in new[] { ("S3", 3), ("S6", 2), ("W5", 3) })
        {
            await api.DecideAsync(id, Inspector, "judge", new { statement, score, rationale = $"What we saw about {statement}.", evidence = new[] { document } });
        }

        await api.DecideAsync(id, Inspector, "complete-assessment", new { breaches = Array.Empty<object>() });
        await api.DecideAsync(id, Inspector, "save-draft", new { sections = new { summary = "Staff were kind; there were too few of them." } });
        await api.DecideAsync(id, Inspector, "submit-draft", new { });
        await api.DecideAsync(id, Reviewer, "approve-draft", new { });
        var provider = $"Development home-manager provider={(await api.GetAsync($"/api/cases/{id}", Reviewer)).GetProperty("location").GetProperty("providerId").GetString()}";
        await api.DecideAsync(id, provider, "nothing-to-correct", new { });
        await api.DecideAsync(id, Publisher, "sign-off", new { });
        await api.UntilAsync(id, submitter, "published");

        var view = await api.GetAsync($"/api/cases/{id}", Inspector);
        var url = view.GetProperty("publication").GetProperty("reportUrl").GetString()!;
        using var page = await api.SendAsync(HttpMethod.Get, url);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync()).ShouldContain("there were too few of them");
        view.GetProperty("rating").GetProperty("keyQuestions").EnumerateArray().Select(question => question.GetProperty("explanation").GetArrayLength())
            .ShouldAllBe(lines => lines > 0);
        (await api.GetAsync("/api/operations/stuck", "Development operations-1 roles=operations")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await server.TerminateAsync()).ShouldBe(0, server.Errors);

        var shown = await PipelineProcess.RunAsync("show", id, "--data", data.FullPath, "--json");
        shown.ExitCode.ShouldBe(0, shown.Errors);
        var zip = Path.Combine(data.FullPath, "case.zip");
        (await PipelineProcess.RunAsync("export", id, "--out", zip, "--data", data.FullPath)).ExitCode.ShouldBe(0);
        File.Exists(zip).ShouldBeTrue();
        (await PipelineProcess.RunAsync("verify", "--data", data.FullPath)).ExitCode.ShouldBe(0);
    }

    private static async Task<string> UploadAsync(PipelineProcess server, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{id}/documents?name=rota.txt&purpose=evidence");
        request.Headers.TryAddWithoutValidation("Authorization", Inspector);
        request.Content = new StringContent("The rota of the week.");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var response = await server.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return PipelineProcess.Json(await response.Content.ReadAsStringAsync()).GetProperty("documentId").GetString()!;
    }
}
