using System.IO.Compression;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class CaseReadingTests
{
    [Theory]
    [InlineData("status", "triage inspector reviewer publisher manager operations submitter")]
    [InlineData("", "triage inspector reviewer publisher manager")]
    [InlineData("timeline", "triage inspector reviewer publisher manager auditor")]
    [InlineData("reporter?purpose=to+call+back", "triage")]
    [InlineData("bundle", "triage inspector reviewer publisher manager")]
    [InlineData("documents", "triage inspector reviewer publisher manager submitter")]
    public async Task Read_ByRole_IsAllowedOrForbidden(string what, string allowed)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        Role[] roles = [Role.Triage, Role.Inspector, Role.Reviewer, Role.Publisher, Role.Manager, Role.Operations, Role.Auditor, Role.Submitter];

        foreach (var role in roles)
        {
            var before = house.Cases.Audit.Entries.Count;
            var reply = await house.GetAsync(Url(play.Id.Value, what), People.In(role, play.Id));

            var may = allowed.Split(' ').Contains(Names.Of(role));
            reply.Status.ShouldBe(may ? 200 : 403, $"{role} reads {what}");
            house.Cases.Audit.Entries.Count.ShouldBe(before + (may ? 1 : 0), "every read is in the audit, a refusal is none");
        }
    }

    [Theory]
    [InlineData("status")]
    [InlineData("")]
    [InlineData("timeline")]
    [InlineData("reporter")]
    [InlineData("bundle")]
    [InlineData("documents")]
    [InlineData("documents/abc")]
    public async Task Case_ThatIsUnknownOrNotToBeKnown_IsTheSame404(string what)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var other = await house.Cases.InTriageAsync();
        string[] unknown = ["7QK39MZ2XA4", "' OR 1=1--", "..%2f..", "0", new string('A', 5000), "%00", play.Id.Value[..10] + "*"];

        var hidden = await house.GetAsync(Url(play.Id.Value, what), People.ProviderOf(CaseHouse.ForeignProvider));
        var others = await house.GetAsync(Url(play.Id.Value, what), People.SubmitterOf(other.Id));
        hidden.ShouldBe(404, "not-found");
        WithoutTrace(others).ShouldBe(WithoutTrace(hidden));
        foreach (var caseId in unknown)
        {
            WithoutTrace(await house.GetAsync(Url(caseId, what), People.Triage)).ShouldBe(WithoutTrace(hidden));
        }

        house.Cases.Audit.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("status")]
    [InlineData("")]
    [InlineData("timeline")]
    [InlineData("reporter")]
    [InlineData("bundle")]
    [InlineData("documents")]
    [InlineData("documents/abc")]
    public async Task Case_ForThePublic_Is401WhetherItExistsOrNot(string what)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var existing = await house.GetAsync(Url(play.Id.Value, what));
        var unknown = await house.GetAsync(Url("7QK39MZ2XA4", what));

        existing.ShouldBe(401, "unauthorized");
        WithoutTrace(unknown).ShouldBe(WithoutTrace(existing));
    }

    [Fact]
    public async Task Status_AskedAgain_Is304UntilSomethingChanges()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var url = Url(play.Id.Value, "status");

        var first = await house.GetAsync(url, People.Triage);
        var tag = first.Header("ETag");
        var unchanged = await house.GetAsync(url, People.Triage, ("If-None-Match", tag));
        var oneOfTwo = await house.GetAsync(url, People.Triage, ("If-None-Match", $"\"other\", {tag}"));
        await play.DecideAsync(People.Triage, DecisionNames.AcceptForAssessment);
        var changed = await house.GetAsync(url, People.Triage, ("If-None-Match", tag));

        first.ETag.IsWeak.ShouldBeTrue();
        first.Header("Retry-After").ShouldBe("30");
        unchanged.Status.ShouldBe(304);
        unchanged.Body.ShouldBeEmpty();
        unchanged.Header("ETag").ShouldBe(tag);
        oneOfTwo.Status.ShouldBe(304);
        changed.ShouldBe(200).Header("ETag").ShouldNotBe(tag);
    }

    // Nobody must act until the review window ends: whoever follows the case need not ask each second for three weeks.
    [Fact]
    public async Task Status_OfAPublishedCase_AsksForPatience()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.PublishedAsync();

        var reply = await house.GetAsync(Url(play.Id.Value, "status"), People.Triage);

        reply.ShouldBe(200).Json.GetProperty("waitingFor").ValueKind.ShouldBe(JsonValueKind.Null);
        reply.Header("Retry-After").ShouldBe("30");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("\"")]
    [InlineData("W/\"0-0-none-\"")]
    public async Task Status_WithATagThatIsNotItsOwn_IsAnsweredWhole(string tag)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        (await house.GetAsync(Url(play.Id.Value, "status"), People.Triage, ("If-None-Match", tag))).ShouldBe(200);
    }

    [Fact]
    public async Task Status_OfACase_HasTheContractsMembers()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        house.Durable.Add($"{play.Id}-1", Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Running);

        var status = (await house.GetAsync(Url(play.Id.Value, "status"), People.SubmitterOf(play.Id))).ShouldBe(200).Json;

        status.GetProperty("caseId").GetString().ShouldBe(play.Id.Value);
        status.GetProperty("reference").GetString().ShouldBe(play.Id.Reference);
        status.GetProperty("stage").GetString().ShouldBe("triage");
        status.GetProperty("waitingFor").GetProperty("role").GetString().ShouldBe("triage");
        status.GetProperty("orchestration").GetProperty("instanceId").GetString().ShouldBe($"{play.Id}-1");
        status.GetProperty("orchestration").GetProperty("runtimeStatus").GetString().ShouldBe("Running");
        status.GetProperty("history").GetArrayLength().ShouldBe(2);
        status.GetProperty("nextSteps").GetArrayLength().ShouldBeGreaterThan(0);
        status.TryGetProperty("stuck", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Status_WhenTheBackendFails_IsAnsweredWithoutIt()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        house.Durable.Fail(new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "down")));

        var reply = await house.GetAsync(Url(play.Id.Value, "status"), People.Triage);

        reply.ShouldBe(200).Json.GetProperty("orchestration").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Status_OfAStuckCaseWhenTheBackendIsSilent_NeverSaysNoProcess()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.SubmitAsync(Bodies.Injury());
        house.Cases.Time.Now += TimeSpan.FromMinutes(6);
        house.Durable.Fail(new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "down")));

        var status = (await house.GetAsync(Url(play.Id.Value, "status"), People.Operations)).ShouldBe(200).Json;
        var list = (await house.GetAsync("/api/operations/stuck", People.Operations)).ShouldBe(200).Json;

        status.GetProperty("stuck").GetProperty("code").GetString().ShouldBe("behind");
        status.GetProperty("stuck").TryGetProperty("commitVersion", out _).ShouldBeFalse();
        list.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("behind");
    }

    [Fact]
    public async Task Status_OfAStuckCase_SaysSoToStaffOnly()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.SubmitAsync(Bodies.Injury());
        house.Cases.Time.Now += TimeSpan.FromMinutes(6);

        var staff = await house.GetAsync(Url(play.Id.Value, "status"), People.Operations);
        var submitter = await house.GetAsync(Url(play.Id.Value, "status"), People.SubmitterOf(play.Id));

        staff.Json.GetProperty("stuck").GetProperty("code").GetString().ShouldBe("no-process");
        staff.Json.GetProperty("waitingFor").ValueKind.ShouldBe(JsonValueKind.Null);
        staff.Header("Retry-After").ShouldBe("1");
        submitter.Json.TryGetProperty("stuck", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Case_ForStaff_HasItsVersionAsStrongTag()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var reply = await house.GetAsync(Url(play.Id.Value, string.Empty), People.Triage);

        reply.ShouldBe(200).ETag.IsWeak.ShouldBeFalse();
        reply.Header("ETag").ShouldBe($"\"{reply.Json.GetProperty("version").GetInt32()}\"");
        reply.Header("Cache-Control").ShouldBe("no-store");
    }

    [Fact]
    public async Task Case_ForStaff_HasEveryMemberOfTheContractFromTheStart()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        string[] members =
        [
            "caseId", "version", "kind", "stage", "priority", "risk", "location", "submission", "links", "framework", "assessment", "rating",
            "previousRating", "draft", "factualAccuracy", "clocks", "effects", "decisions",
        ];

        var view = (await house.GetAsync(Url(play.Id.Value, string.Empty), People.Triage)).ShouldBe(200).Json;

        view.EnumerateObject().Select(member => member.Name).Intersect(members).ShouldBe(members, ignoreOrder: true);
        view.GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Case_ForTheProviderOfItsOwnSubmission_IsItsPart()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.SubmitAsync(Bodies.Injury(), by: People.Provider);

        var reply = await house.GetAsync(Url(play.Id.Value, string.Empty), People.Provider);

        reply.ShouldBe(200).Json.TryGetProperty("submission", out _).ShouldBeTrue();
        reply.Json.TryGetProperty("risk", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Reporter_WithoutAPurpose_Is400AfterTheRoleAndIsNoRead()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        var before = house.Cases.Audit.Entries.Count;

        (await house.GetAsync(Url(play.Id.Value, "reporter?purpose="), People.Triage)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["purpose"]);
        (await house.GetAsync(Url(play.Id.Value, "reporter"), People.Inspector)).ShouldBe(403, "forbidden");
        (await house.GetAsync(Url(play.Id.Value, "reporter?purpose=a&purpose=b"), People.Triage)).ShouldBe(400, "invalid");
        house.Cases.Audit.Entries.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Reporter_WithAPurpose_IsGivenAndLogged()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);

        var reply = await house.GetAsync(Url(play.Id.Value, "reporter?purpose=to%20call%20back"), People.Triage);

        reply.ShouldBe(200).Json.GetProperty("reporter").GetProperty("name").GetString().ShouldBe(Bodies.ReporterName);
        house.Cases.Audit.Entries[^1].ShouldSatisfyAllConditions(
            entry => entry.What.ShouldBe("reporter"),
            entry => entry.Purpose.ShouldBe("to call back"),
            entry => entry.Actor.ShouldBe(People.Triage.UserId));
    }

    [Fact]
    public async Task Reporter_WhereNobodyIsNamed_Is404()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync(Bodies.Alert(), CaseKind.Concern);

        (await house.GetAsync(Url(play.Id.Value, "reporter?purpose=x"), People.Triage)).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task Timeline_OfACase_HasCommitsAndReads()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var items = (await house.GetAsync(Url(play.Id.Value, "timeline"), People.Auditor)).ShouldBe(200).Json.GetProperty("items").EnumerateArray().ToList();

        items[0].GetProperty("kind").GetString().ShouldBe("commit");
        items[^1].GetProperty("what").GetString().ShouldBe("timeline");
    }

    [Fact]
    public async Task Bundle_OfACase_IsAZipWithoutWhoRaisedIt()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);

        var reply = await house.GetAsync(Url(play.Id.Value, "bundle"), People.Manager);

        reply.ShouldBe(200).Header("Content-Type").ShouldBe("application/zip");
        reply.Header("Content-Disposition").ShouldContain($"{play.Id}.zip");
        using var zip = new ZipArchive(new MemoryStream(reply.Body));
        zip.Entries.Select(entry => entry.FullName).ShouldContain("timeline.json");
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            (await reader.ReadToEndAsync()).ShouldNotContain(Bodies.ReporterName);
        }
    }

    [Fact]
    public async Task Read_ThatCannotBeLogged_IsNotGiven()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        house.Cases.Audit.Unavailable = new StoreUnavailableException("down");

        (await house.GetAsync(Url(play.Id.Value, string.Empty), People.Triage)).ShouldBe(503, "unavailable");
    }

    private static string Url(string caseId, string what) => what.Length == 0 ? $"/api/cases/{caseId}" : $"/api/cases/{caseId}/{what}";

    private static string WithoutTrace(Reply reply) =>
        string.Join('\n', reply.Json.EnumerateObject().Where(member => member.Name != "traceId").Select(member => $"{member.Name}={member.Value}"));
}
