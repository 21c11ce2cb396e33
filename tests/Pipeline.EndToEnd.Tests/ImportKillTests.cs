using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Pipeline.EndToEnd.Tests;

/// <summary>An import that was answered is taken in whole, whenever the process is killed, and every line counts once.</summary>
public sealed class ImportKillTests
{
    private const int Lines = 2_000;
    private const int BadEvery = 100;
    private const string Operations = "Development operations-1 roles=operations";
    private const string Triage = "Development triage-1 roles=triage";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Import_KilledAfterSomeLines_GoesOnAndOpensEveryCaseOnce()
    {
        using var data = new DataDirectory();
        using var limit = new CancellationTokenSource(Limit);
        string status;
        JsonElement before;
        await using (var server = await PipelineProcess.ServeAsync(data.FullPath))
        {
            var api = new Api(server.Client);
            status = await ImportAsync(api, await LocationsAsync(api));
            before = await UntilAsync(api, status, report => Accepted(report) > 0, limit.Token);
            await server.KillAsync();
        }

        before.GetProperty("done").GetBoolean().ShouldBeFalse("it was killed in the middle");
        await using var again = await PipelineProcess.ServeAsync(data.FullPath);
        var after = new Api(again.Client);
        var report = await UntilAsync(after, status, report => report.GetProperty("done").GetBoolean(), limit.Token);

        var bad = Enumerable.Range(1, Lines).Where(IsBad).ToList();
        report.GetProperty("total").GetInt32().ShouldBe(Lines);
        Accepted(report).ShouldBe(Lines - bad.Count);
        var rejected = report.GetProperty("rejected").EnumerateArray().ToList();
        rejected.Select(line => line.GetProperty("line").GetInt32()).ShouldBe(bad);
        rejected.SelectMany(line => line.GetProperty("errors").EnumerateObject().Select(error => error.Name)).Distinct().ShouldBe(["locationId"]);
        var references = await UntilAllAreListedAsync(after, Lines - bad.Count, limit.Token);
        references.ShouldBe(Enumerable.Range(1, Lines).Except(bad).Select(Reference), ignoreOrder: true);
        (await again.TerminateAsync()).ShouldBe(0, again.Errors);
        var verified = await PipelineProcess.RunAsync("verify", "--data", data.FullPath, "--json");
        verified.ExitCode.ShouldBe(0, verified.Output + verified.Errors);
        PipelineProcess.Json(verified.Output).GetProperty("cases").GetInt32().ShouldBe(Lines - bad.Count);
    }

    private static bool IsBad(int line) => line % BadEvery == 7;

    private static string Reference(int line) => $"IMP-{line}";

    private static int Accepted(JsonElement report) => report.GetProperty("accepted").GetInt32();

    /// <summary>So many places that few lines are about the same one.</summary>
    private static async Task<List<string>> LocationsAsync(Api api) =>
    [
        .. (await api.GetAsync("/api/register/locations?take=200")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("locationId").GetString()!),
    ];

    private static async Task<string> ImportAsync(Api api, List<string> locations)
    {
        var lines = Enumerable.Range(1, Lines).Select(line => JsonSerializer.Serialize(new
        {
            body = new
            {
                type = "CHANGES",
                locationId = IsBad(line) ? null : locations[line % locations.Count],
                providerReference = Reference(line),
                submittedBy = new { name = "Form Filler", jobTitle = "Registered manager" },
            },
        }));
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, new MediaTypeHeaderValue("application/x-ndjson"));
        using var answer = await api.SendAsync(HttpMethod.Post, "/api/imports", Operations, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return PipelineProcess.Json(await answer.Content.ReadAsStringAsync()).GetProperty("statusUrl").GetString()!;
    }

    /// <summary>Asks how far the import is until that is so.</summary>
    private static async Task<JsonElement> UntilAsync(Api api, string status, Func<JsonElement, bool> isSo, CancellationToken limit)
    {
        while (true)
        {
            limit.ThrowIfCancellationRequested();
            var report = await api.GetAsync(status, Operations);
            if (isSo(report))
            {
                return report;
            }
        }
    }

    /// <summary>The provider references of all cases once the list, which follows the record, has so many.</summary>
    private static async Task<List<string>> UntilAllAreListedAsync(Api api, int count, CancellationToken limit)
    {
        while (true)
        {
            limit.ThrowIfCancellationRequested();
            var references = new List<string>();
            string? next = null;
            do
            {
                var page = await api.GetAsync($"/api/worklist?sort=received&take=200{(next is null ? string.Empty : $"&after={Uri.EscapeDataString(next)}")}", Triage);
                references.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("providerReference").GetString()!));
                next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
            }
            while (next is not null);

            if (references.Count >= count)
            {
                return references;
            }
        }
    }
}
