using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class DecisionTests
{
    private static readonly (string, string)[] StaleVersion = [("If-Match", "\"1\"")];

    [Fact]
    public async Task Decision_ByItsRole_IsTakenWithItsVersionAndStage()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var reply = await house.PostAsync(Url(play, "accept-for-assessment"), new { }, People.Triage);

        reply.ShouldBe(200).Json.GetProperty("stage").GetString().ShouldBe("assessment");
        var version = reply.Json.GetProperty("version").GetInt32();
        version.ShouldBe(play.State.Version);
        reply.Header("ETag").ShouldBe($"\"{version}\"");
    }

    [Theory]
    [InlineData("\"{0}\"", 200)]
    [InlineData("{0}", 200)]
    [InlineData("*", 200)]
    [InlineData(" \"{0}\" ", 200)]
    [InlineData("\"99\"", 412)]
    [InlineData("0", 412)]
    [InlineData("99999999999999999999", 412)]
    [InlineData("\"abc\"", 400)]
    [InlineData("W/\"{0}\"", 400)]
    [InlineData("\"{0}\", \"9\"", 400)]
    [InlineData("-1", 400)]
    [InlineData("\"\"", 400)]
    [InlineData("", 400)]
    [InlineData("1' OR '1'='1", 400)]
    public async Task IfMatch_OfAForm_IsHeldAgainstTheVersion(string form, int status)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var version = play.State.Version;
        var header = form.Replace("{0}", version.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        var reply = await house.PostAsync(Url(play, "accept-for-assessment"), new { }, People.Triage, ("If-Match", header));

        reply.Status.ShouldBe(status, reply.Text);
        if (status == 412)
        {
            reply.ShouldBe(412, "version-conflict").Json.GetProperty("version").GetInt32().ShouldBe(version);
        }
        else if (status == 400)
        {
            reply.ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["If-Match"]);
        }

        play.State.Stage.ShouldBe(status == 200 ? Stage.Assessment : Stage.Triage);
    }

    [Fact]
    public async Task IfMatch_GivenTwice_Is400()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        (await house.PostAsync(Url(play, "accept-for-assessment"), new { }, People.Triage, ("If-Match", "1"), ("If-Match", "2"))).ShouldBe(400, "invalid");
    }

    // Each row is at fault in its own way and in every later way of the contract's order.
    [Theory]
    [InlineData(null, "accept-for-assessment", true, 401, "unauthorized")]
    [InlineData(Role.Provider, "accept-for-assessment", true, 404, "not-found")]
    [InlineData(Role.Triage, "no-such-decision", true, 404, "not-found")]
    [InlineData(Role.Triage, "../../etc/passwd", true, 404, "not-found")]
    [InlineData(Role.Auditor, "accept-for-assessment", true, 403, "forbidden")]
    [InlineData(Role.Inspector, "accept-for-assessment", true, 403, "forbidden")]
    [InlineData(Role.Triage, "accept-for-assessment", true, 400, "malformed-json")]
    [InlineData(Role.Triage, "close", false, 400, "invalid")]
    [InlineData(Role.Inspector, "save-draft", false, 412, "version-conflict")]
    public async Task Checks_OfARequestWithManyFaults_AnswerInTheContractsOrder(Role? role, string decision, bool malformed, int status, string code)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var body = malformed ? "{\"framework\":"u8.ToArray() : decision == "save-draft" ? "{\"sections\":{\"summary\":\"x\"}}"u8.ToArray() : "{}"u8.ToArray();
        var caller = role switch
        {
            null => null,
            Role.Provider => People.ProviderOf(CaseHouse.ForeignProvider),
            _ => People.Staff("somebody", role.Value),
        };

        var reply = await house.SendAsync("POST", Url(play, decision), caller, body, "application/json", StaleVersion);

        reply.ShouldBe(status, code);
        play.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Request_WithAFaultOfItsOwn_Is404And403First()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        async Task<Reply> SendAsync(string caseId, Caller caller, string contentType, byte[] body) =>
            await house.SendAsync("POST", $"/api/cases/{caseId}/decisions/close", caller, body, contentType, [("If-Match", "x"), ("Idempotency-Key", new string('k', 300))]);

        (await SendAsync("7QK39MZ2XA4", People.Triage, "text/plain", [1])).ShouldBe(404, "not-found");
        (await SendAsync(play.Id.Value, People.Inspector, "text/plain", [1])).ShouldBe(403, "forbidden");
        (await SendAsync(play.Id.Value, People.Triage, "text/plain", [1])).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["If-Match", "Idempotency-Key"]);
        (await house.SendAsync("POST", Url(play, "close"), People.Inspector, [1], "text/plain")).ShouldBe(403, "forbidden");
        (await house.SendAsync("POST", Url(play, "close"), People.Triage, [1], "text/plain")).ShouldBe(415, "unsupported-media-type");
        (await house.SendAsync("POST", Url(play, "close"), People.Triage, new byte[1_048_577], "application/json")).ShouldBe(413, "too-large");
        (await house.SendAsync("POST", Url(play, "close"), People.Triage, [], "application/json")).ShouldBe(400, "malformed-json");
        play.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Decision_ThatTheStageDoesNotHave_Is409WithWhatItHas()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var reply = await house.PostAsync(Url(play, "submit-draft"), new { }, People.Inspector);

        reply.ShouldBe(409, "illegal-decision").Json.GetProperty("stage").GetString().ShouldBe("triage");
        reply.Json.GetProperty("allowed").EnumerateArray().Select(name => name.GetString()).ShouldContain("accept-for-assessment");
    }

    [Fact]
    public async Task Decision_WhileTheEntryIsRecorded_Is409WithRetryAfter()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        (await play.AskAsync(People.Triage, DecisionNames.AcceptForAssessment)).ShouldBeOfType<DecisionResult.Decided>();

        var reply = await house.PostAsync(Url(play, "plan-assessment"), Bodies.For("plan-assessment", play.State), People.Inspector);

        reply.ShouldBe(409, "not-ready").Header("Retry-After").ShouldBe("1");
    }

    [Fact]
    public async Task Decision_BySomebodyWhoDidTheWork_Is403NotIndependent()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InQualityReviewAsync();
        var both = People.Staff(People.Inspector.UserId, Role.Inspector, Role.Reviewer);

        (await house.PostAsync(Url(play, "approve-draft"), new { }, both)).ShouldBe(403, "not-independent");
    }

    [Fact]
    public async Task Decision_ThatTheCaseDoesNotAllow_Is422WithTheReasons()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InAssessmentAsync();

        var reply = await house.PostAsync(Url(play, "complete-assessment"), new { }, People.Inspector);

        reply.ShouldBe(422, "guard-failed").Json.GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Decision_Repeated_IsTakenOnce()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var url = Url(play, "record-action");
        (string, string)[] key = [("Idempotency-Key", "d1")];

        var first = await house.PostAsync(url, new { kind = "contact-provider", text = "Called." }, People.Triage, key);
        var again = await house.PostAsync(url, new { kind = "contact-provider", text = "Called." }, People.Triage, key);
        var other = await house.PostAsync(url, new { kind = "contact-provider", text = "Wrote." }, People.Triage, key);

        again.ShouldBe(200).Text.ShouldBe(first.ShouldBe(200).Text);
        other.ShouldBe(422, "idempotency-key-reused");
        play.State.Actions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submitter_WithTheAccessCode_AddsInformationAndNothingElse()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var submitter = People.SubmitterOf(play.Id);

        (await house.PostAsync(Url(play, "add-information"), new { text = "It happened twice." }, submitter)).ShouldBe(200);
        (await house.PostAsync(Url(play, "close"), new { }, submitter)).ShouldBe(403, "forbidden");
        (await house.GetAsync($"/api/cases/{play.Id}", submitter)).ShouldBe(403, "forbidden");
    }

    [Fact]
    public async Task Many_Decisions_AreEachTakenAlone()
    {
        await using var house = new HttpHouse();
        var first = await house.Cases.InTriageAsync();
        var second = await house.Cases.InTriageAsync();
        object[] items =
        [
            new { caseId = first.Id.Value, decision = "accept-for-assessment", body = new { }, version = first.State.Version },
            new { caseId = second.Id.Value, decision = "accept-for-assessment", version = 1 },
            new { caseId = "7QK39MZ2XA4", decision = "hold", body = new { }, version = "x" },
            new { caseId = second.Id.Value, decision = "submit-draft", body = new { } },
            new { caseId = second.Id.Value, decision = "set-priority", body = new { } },
            new { decision = "set-priority" },
            42,
        ];

        var reply = await house.PostAsync("/api/decisions", items, People.Triage);

        var results = reply.ShouldBe(200).Json.GetProperty("results").EnumerateArray().ToList();
        results.Select(result => result.GetProperty("status").GetInt32()).ShouldBe([200, 412, 404, 403, 400, 400, 400]);
        results[0].GetProperty("stage").GetString().ShouldBe("assessment");
        results[0].GetProperty("version").GetInt32().ShouldBe(first.State.Version);
        results[0].TryGetProperty("problem", out _).ShouldBeFalse();
        results[1].GetProperty("problem").GetProperty("code").GetString().ShouldBe("version-conflict");
        results[1].GetProperty("problem").GetProperty("version").GetInt32().ShouldBe(second.State.Version);
        results[4].GetProperty("problem").GetProperty("errors").GetProperty("priority").GetArrayLength().ShouldBe(1);
        second.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Many_Closures_NeedEachCaseToHaveBeenOpened()
    {
        await using var house = new HttpHouse();
        var opened = await house.Cases.InTriageAsync();
        var unopened = await house.Cases.InTriageAsync();
        await house.GetAsync($"/api/cases/{opened.Id}", People.Triage);
        await house.GetAsync($"/api/cases/{unopened.Id}", People.Manager);
        await house.GetAsync($"/api/cases/{unopened.Id}/status", People.Triage);
        object Close(CasePlay play) => new { caseId = play.Id.Value, decision = "close", body = Bodies.For("close", play.State) };

        var triage = await house.PostAsync("/api/decisions", new { decisions = new[] { Close(opened), Close(unopened) } }, People.Triage);
        var inspector = await house.PostAsync("/api/decisions", new[] { Close(unopened) }, People.Inspector);
        var stranger = await house.PostAsync("/api/decisions", new[] { Close(unopened) }, People.ProviderOf(CaseHouse.ForeignProvider));

        triage.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetInt32()).ShouldBe([200, 403]);
        triage.Json.GetProperty("results")[1].GetProperty("problem").GetProperty("code").GetString().ShouldBe("not-opened");
        inspector.Json.GetProperty("results")[0].GetProperty("problem").GetProperty("code").GetString().ShouldBe("forbidden");
        stranger.Json.GetProperty("results")[0].GetProperty("status").GetInt32().ShouldBe(404);
        unopened.State.Stage.ShouldBe(Stage.Triage);
    }

    [Fact]
    public async Task Many_DecisionsRepeatedUnderAKey_AreTakenOnce()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        object action = new { caseId = play.Id.Value, decision = "record-action", body = new { kind = "contact-provider", text = "Called." } };

        var first = await house.PostAsync("/api/decisions", new[] { action, action }, People.Triage, ("Idempotency-Key", "b1"));
        var again = await house.PostAsync("/api/decisions", new[] { action, action }, People.Triage, ("Idempotency-Key", "b1"));

        again.Text.ShouldBe(first.ShouldBe(200).Text);
        play.State.Actions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Many_MoreThanTheLimitOrNoList_Is400()
    {
        await using var house = new HttpHouse();

        (await house.PostAsync("/api/decisions", Enumerable.Repeat(new { caseId = "x", decision = "y" }, 501), People.Triage)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["decisions"]);
        (await house.PostAsync("/api/decisions", Enumerable.Repeat(new { caseId = "x", decision = "y" }, 500), People.Triage)).ShouldBe(200);
        (await house.PostAsync("/api/decisions", new { }, People.Triage)).ShouldBe(400, "invalid");
        (await house.PostAsync("/api/decisions", new { decisions = 1 }, People.Triage)).ShouldBe(400, "invalid");
        (await house.SendAsync("POST", "/api/decisions", People.Triage, Encoding.UTF8.GetBytes("[{]"), "application/json")).ShouldBe(400, "malformed-json");
        (await house.PostAsync("/api/decisions", new { })).ShouldBe(401, "unauthorized");
    }

    [Fact]
    public async Task Many_WhenTheStoreFailsForOne_SaysSoForThatOne()
    {
        await using var house = new HttpHouse();
        var first = await house.Cases.InTriageAsync();
        var second = await house.Cases.InTriageAsync();
        house.Cases.Store.BeforeAppend = commit => commit.CaseId == first.Id ? throw new StoreUnavailableException("down") : Task.CompletedTask;
        object Accept(CasePlay play) => new { caseId = play.Id.Value, decision = "accept-for-assessment", body = new { } };

        var reply = await house.PostAsync("/api/decisions", new[] { Accept(first), Accept(second) }, People.Triage);

        reply.ShouldBe(200).Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetInt32()).ShouldBe([503, 200]);
    }

    private static string Url(CasePlay play, string decision) => $"/api/cases/{play.Id}/decisions/{Uri.EscapeDataString(decision)}";
}
