using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Contracts.Fuzzing;

namespace Pipeline.EndToEnd.Tests.BadInput;

/// <summary>Some thousands of seeded requests over real sockets, against the executable with its files and its database.</summary>
public sealed class SocketFuzzTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int Seed = 20_260_203;
    private const int Requests = 2_000;
    private const int AtOnce = 8;
    private const int MaxShown = 20;
    private const string Auditor = "Development auditor-1 roles=auditor";

    private static readonly string[] Staff = ["triage", "inspector", "reviewer", "publisher", "manager", "operations", "auditor"];

    [Fact]
    public async Task Requests_OfEverybody_AreAnsweredAndLeaveTheRecordWhole()
    {
        var mine = await fixture.Api.SubmitAsync(Api.SeriousInjury("FUZZ-1"));
        var callers = Staff.Select(role => new FuzzCaller($"Development {role}-9 roles={role}", role))
            .Append(new FuzzCaller(null))
            .Append(new FuzzCaller($"Development somebody provider={Api.Provider}", "provider", "submitter"))
            .Append(new FuzzCaller($"Reference {mine.GetProperty("caseId")}:{mine.GetProperty("accessCode")}", "submitter"));

        (await SendAllAsync([mine.GetProperty("caseId").GetString()!], [.. callers], Seed)).ShouldBeEmpty();

        fixture.Server.HasExited.ShouldBeFalse();
        var verified = await fixture.Api.GetAsync("/api/audit/verify", Auditor);
        verified.GetProperty("intact").GetBoolean().ShouldBeTrue(verified.ToString());
        fixture.Server.Errors.ShouldNotContain("Unhandled exception");
    }

    [Fact]
    public async Task Requests_OfOutsiders_ChangeNoCaseThatIsNotTheirs()
    {
        var before = await TimelineAsync();
        FuzzCaller[] callers =
        [
            new(null),
            new("Development somebody provider=1-200000", "provider", "submitter"),
            new($"Reference {fixture.CaseId}:00000000"),
            new("Development nobody"),
        ];

        (await SendAllAsync([fixture.CaseId], callers, Seed + 1)).ShouldBeEmpty();

        (await TimelineAsync()).ShouldBe(before);
        fixture.Server.HasExited.ShouldBeFalse();
    }

    private async Task<IReadOnlyList<string>> SendAllAsync(IReadOnlyList<string> cases, IReadOnlyList<FuzzCaller> callers, int seed)
    {
        var api = new ApiDescription(JsonNode.Parse(await fixture.Server.Client.GetStringAsync("/api/openapi.json"))!.AsObject());
        var check = new AnswerCheck(api);
        var fuzzer = new RequestFuzzer(api, World(cases, callers), seed);
        var http = new RawHttp(fixture.Server.Client.BaseAddress!);
        var found = new ConcurrentBag<string>();
        var requests = Enumerable.Range(0, Requests).Select(number => (Number: number, Request: fuzzer.Next())).ToList();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            var answer = await http.SendAsync(one.Request);
            foreach (var fault in IsRefusedByTheServer(one.Request, answer) ? [] : check.Faults(one.Request, answer))
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, request {one.Number}: {fault}: {one.Request}"));
            }
        });
        return [.. found.Order(StringComparer.Ordinal).Take(MaxShown)];
    }

    /// <summary>A path with a NUL does not reach the app.</summary>
    private static bool IsRefusedByTheServer(FuzzRequest request, FuzzAnswer answer) =>
        answer is { Status: 400, ContentType: null } && request.Target.Split('?')[0].Contains("%00", StringComparison.Ordinal);

    private static FuzzWorld World(IReadOnlyList<string> cases, IReadOnlyList<FuzzCaller> callers) => new()
    {
        Ids = new Dictionary<string, IReadOnlyList<string>>
        {
            ["caseId"] = cases,
            ["documentId"] = ["D1"],
            ["locationId"] = [Api.Location],
            ["queue"] = ["notices", "submissions"],
            ["instanceId"] = [.. cases.Select(id => $"{id}-1")],
        },
        Members = new Dictionary<string, IReadOnlyList<string>>
        {
            ["caseId"] = cases,
            ["previousCase"] = cases,
            ["locationId"] = [Api.Location],
        },
        Callers = callers,
    };

    private async Task<string> TimelineAsync() => string.Join('\n', (await fixture.Api.GetAsync($"/api/cases/{fixture.CaseId}/timeline", ServerFixture.Triage))
        .GetProperty("items").EnumerateArray().Where(line => line.GetProperty("kind").GetString() == "commit").Select(line => line.ToString()));
}
