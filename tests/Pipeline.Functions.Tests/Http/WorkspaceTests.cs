using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Word;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Word;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Functions.Tests.Http;

public sealed class WorkspaceTests
{
    private const string Docx = WordNames.MediaType;

    [Fact]
    public async Task Workspace_OutAndBackIn_SaysWhatItTook()
    {
        await using var house = new HttpHouse();
        var play = await PlannedAsync(house);

        var document = await house.GetAsync(Url(play), Callers.Inspector);
        var reply = await PostAsync(house, play, WordFile.Fill(document.ShouldBe(200).Body, ("judge:S1:score", "3"), ("judge:S1:rationale", "Yes."), ("judge:S2:score", "9")));

        document.Header("Content-Type").ShouldBe(Docx);
        document.Header("Content-Disposition").ShouldStartWith("attachment");
        document.Header("Cache-Control").ShouldBe("no-store");
        house.Cases.Audit.Entries.ShouldContain(entry => entry.What == "workspace" && entry.CaseId == play.Id && entry.Actor == Callers.Inspector.UserId);
        var answer = reply.ShouldBe(200).Json;
        reply.ETag.Tag.ShouldBe($"\"{play.State.Version}\"");
        answer.GetProperty("version").GetInt32().ShouldBe(play.State.Version);
        answer.GetProperty("stage").GetString().ShouldBe("assessment");
        answer.GetProperty("taken")[0].GetProperty("where").GetString().ShouldBe("S1");
        answer.GetProperty("taken")[0].GetProperty("decision").GetString().ShouldBe("judge");
        answer.GetProperty("refused")[0].GetProperty("where").GetString().ShouldBe("S2");
        answer.GetProperty("refused")[0].GetProperty("text").GetString().ShouldBe("Score: 9");
        answer.GetProperty("refused")[0].GetProperty("reasons").GetArrayLength().ShouldBe(2);
        answer.GetProperty("unchanged").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Workspace_ForOthers_IsRefusedInTheContractsOrder(string method)
    {
        await using var house = new HttpHouse();
        var play = await PlannedAsync(house);

        (await SendAsync(house, method, Url(play), null)).ShouldBe(401, "unauthorized");
        (await SendAsync(house, method, "/api/cases/7QK39MZ2XA4/workspace", Callers.Inspector)).ShouldBe(404, "not-found");
        (await SendAsync(house, method, Url(play), Callers.Provider)).ShouldBe(404, "not-found");
        foreach (var caller in new[] { Callers.Triage, Callers.Reviewer, Callers.Publisher, Callers.Manager, Callers.Operations, Callers.Auditor, Callers.SubmitterOf(play.Id) })
        {
            (await SendAsync(house, method, Url(play), caller)).ShouldBe(403, "forbidden");
        }

        house.Cases.Audit.Entries.ShouldNotContain(entry => entry.What == "workspace");
    }

    [Fact]
    public async Task Workspace_NotPlanned_Is422()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InAssessmentAsync();

        (await house.GetAsync(Url(play), Callers.Inspector)).ShouldBe(422, "guard-failed").Json.GetProperty("reasons").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Workspace_AtFault_IsRefusedAndChangesNothing()
    {
        await using var house = new HttpHouse();
        var play = await PlannedAsync(house);
        var other = await PlannedAsync(house);
        var document = WordFile.Fill((await house.GetAsync(Url(play), Callers.Inspector)).Body, ("judge:S1:score", "3"), ("judge:S1:rationale", "Yes."));
        var version = play.State.CommitVersion;

        (await PostAsync(house, play, document[..100])).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["document"]);
        (await PostAsync(house, play, [])).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["document"]);
        (await PostAsync(house, play, document, type: "application/json")).ShouldBe(415, "unsupported-media-type");
        (await PostAsync(house, play, document, type: "application/vnd.ms-word.document.macroEnabled.12")).ShouldBe(415, "unsupported-media-type");
        (await PostAsync(house, play, document, headers: ("If-Match", "x"))).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["If-Match"]);
        (await PostAsync(house, play, document, headers: ("If-Match", "\"1\""))).ShouldBe(412, "version-conflict");
        (await PostAsync(house, other, document)).ShouldBe(422, "guard-failed");
        (await house.SendAsync("POST", Url(play), Callers.Inspector, document, Docx, [("Content-Length", "99614721")])).ShouldBe(413, "too-large");
        (await house.SendAsync("POST", Url(play), Callers.Inspector, contentType: Docx, stream: new MemoryStream(new byte[99_614_721]))).ShouldBe(413, "too-large");
        play.State.CommitVersion.ShouldBe(version);
        (await PostAsync(house, play, document, headers: ("If-Match", $"\"{play.State.Version}\""))).ShouldBe(200);
    }

    [Fact]
    public async Task Workspace_WithAKey_IsTheSameDocumentOrRefused()
    {
        await using var house = new HttpHouse();
        var play = await PlannedAsync(house);
        var document = WordFile.Fill((await house.GetAsync(Url(play), Callers.Inspector)).Body, ("judge:S1:score", "3"), ("judge:S1:rationale", "Yes."));

        (await PostAsync(house, play, document, headers: ("Idempotency-Key", "k"))).ShouldBe(200);
        var version = play.State.CommitVersion;
        (await PostAsync(house, play, document, headers: ("Idempotency-Key", "k"))).ShouldBe(200).Json.GetProperty("taken").GetArrayLength().ShouldBe(0);
        var fresh = WordFile.Fill((await house.GetAsync(Url(play), Callers.Inspector)).Body, ("judge:S1:score", "4"));
        (await PostAsync(house, play, fresh, headers: ("Idempotency-Key", "k"))).ShouldBe(422, "idempotency-key-reused");
        play.State.CommitVersion.ShouldBe(version);
    }

    [Fact]
    public async Task Workspace_AfterTheAssessment_IsRead_AndTakesNothing()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InDraftingAsync();
        var document = (await house.GetAsync(Url(play), Callers.Inspector)).ShouldBe(200).Body;

        (await PostAsync(house, play, WordFile.Fill(document, ("judge:S1:score", "1")))).ShouldBe(409, "illegal-decision").Json.GetProperty("stage").GetString().ShouldBe("drafting");
    }

    private static string Url(CasePlay play) => $"/api/cases/{play.Id}/workspace";

    private static async Task<CasePlay> PlannedAsync(HttpHouse house) =>
        await (await house.Cases.InAssessmentAsync()).DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1", "S2" }, team = new[] { "inspector-1" } });

    private static Task<Reply> SendAsync(HttpHouse house, string method, string url, Caller? by) =>
        house.SendAsync(method, url, by, method == "POST" ? [1] : null, method == "POST" ? Docx : null);

    private static Task<Reply> PostAsync(HttpHouse house, CasePlay play, byte[] document, string type = Docx, params (string, string)[] headers) =>
        house.SendAsync("POST", Url(play), Callers.Inspector, document, type, headers);
}
