using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class SubmissionTests
{
    [Theory]
    [InlineData("/api/notifications")]
    [InlineData("/api/concerns")]
    public async Task Submission_OfThePublic_Is202WithItsReference(string url)
    {
        await using var house = new HttpHouse();

        var reply = await house.PostAsync(url, url.EndsWith("concerns", StringComparison.Ordinal) ? Bodies.Whistleblowing() : Bodies.Injury());

        reply.ShouldBe(202);
        var caseId = CaseId.Parse(reply.Json.GetProperty("caseId").GetString()!);
        reply.Json.GetProperty("reference").GetString().ShouldBe(caseId.Reference);
        reply.Json.GetProperty("accessCode").GetString()!.Length.ShouldBe(20);
        reply.Json.GetProperty("receivedAt").GetDateTimeOffset().ShouldBe(house.Cases.Time.Now);
        reply.Json.GetProperty("statusUrl").GetString().ShouldBe($"/api/cases/{caseId}/status");
        reply.Json.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        reply.Header("Location").ShouldBe($"/api/cases/{caseId}/status");
        reply.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        (await house.Cases.FileAsync(caseId)).State.Submission!.Verified.ShouldBeFalse();
    }

    [Fact]
    public async Task Submission_OfASignedInProvider_IsVerified()
    {
        await using var house = new HttpHouse();

        var reply = await house.PostAsync("/api/notifications", Bodies.Injury(), People.Provider);

        (await house.Cases.FileAsync(CaseId.Parse(reply.Json.GetProperty("caseId").GetString()!))).State.Submission!.Verified.ShouldBeTrue();
    }

    [Fact]
    public async Task Submission_AtFault_NamesEveryFieldAndWritesNothing()
    {
        await using var house = new HttpHouse();

        var reply = await house.PostAsync("/api/notifications", new { type = "SERIOUS-INJURY", locationId = "1-000" });

        reply.ShouldBe(400, "invalid");
        reply.FieldsAtFault.ShouldBe(["locationId", "submittedBy.name", "submittedBy.jobTitle", "person.idCode", "event.date"], ignoreOrder: true);
        house.Cases.Store.CommitCount.ShouldBe(0);
    }

    [Fact]
    public async Task Submission_Repeated_IsOneCase()
    {
        await using var house = new HttpHouse();

        var first = await house.PostAsync("/api/notifications", Bodies.Injury(), null, ("Idempotency-Key", "k1"));
        var again = await house.PostAsync("/api/notifications", Bodies.Injury(), null, ("Idempotency-Key", "k1"));
        var other = await house.PostAsync("/api/notifications", Bodies.Injury(CaseHouse.OtherHome), null, ("Idempotency-Key", "k1"));
        var elsewhere = await house.PostAsync("/api/concerns", Bodies.Alert(), null, ("Idempotency-Key", "k1"));
        var provider = await house.PostAsync("/api/notifications", Bodies.Injury(), People.Provider, ("Idempotency-Key", "k1"));

        first.ShouldBe(202);
        again.ShouldBe(202).Text.ShouldBe(first.Text);
        other.ShouldBe(422, "idempotency-key-reused");
        elsewhere.ShouldBe(202);
        provider.ShouldBe(202).Json.GetProperty("caseId").GetString().ShouldNotBe(first.Json.GetProperty("caseId").GetString());
        house.Cases.Store.CommitCount.ShouldBe(3);
    }

    [Fact]
    public async Task Submission_RepeatedByManyAtOnce_IsOneCaseAndOneAnswer()
    {
        await using var house = new HttpHouse();

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            () => house.PostAsync("/api/notifications", Bodies.Injury(), null, ("Idempotency-Key", "k1")))));

        replies.ShouldAllBe(reply => reply.Status == 202);
        replies.Select(reply => reply.Text).Distinct().ShouldHaveSingleItem();
        house.Cases.Store.CommitCount.ShouldBe(1);
    }

    [Fact]
    public async Task Submission_RepeatedAfterItsCaseWasClosed_IsTheSameAnswerAndReopensNothing()
    {
        await using var house = new HttpHouse();
        (string, string)[] key = [("Idempotency-Key", "k1")];
        var first = await house.PostAsync("/api/notifications", Bodies.Injury(), null, key);
        var caseId = CaseId.Parse(first.Json.GetProperty("caseId").GetString()!);
        await house.Cases.SettleAsync();
        (await house.PostAsync($"/api/cases/{caseId}/decisions/close", new { outcome = "no-further-action", reason = "nothing to do" }, People.Triage)).ShouldBe(200);
        await house.Cases.AdvanceAsync(TimeSpan.FromDays(400));
        var commits = house.Cases.Store.CommitCount;

        var again = await house.PostAsync("/api/notifications", Bodies.Injury(), null, key);
        var other = await house.PostAsync("/api/notifications", Bodies.Changes(), null, key);

        again.ShouldBe(202).Text.ShouldBe(first.Text);
        other.ShouldBe(422, "idempotency-key-reused");
        house.Cases.Store.CommitCount.ShouldBe(commits);
        (await house.Cases.FileAsync(caseId)).State.Stage.ShouldBe(Stage.Closed);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData(Role.Triage, 403)]
    [InlineData(Role.Operations, 403)]
    [InlineData(Role.Provider, 403)]
    [InlineData(Role.Inspector, 202)]
    [InlineData(Role.Manager, 202)]
    public async Task Assessment_ByRole_IsOpened(Role? role, int status)
    {
        await using var house = new HttpHouse();
        var caller = role is null ? null : People.Staff("somebody", role.Value);

        var reply = await house.PostAsync("/api/assessments", Bodies.Planned(), caller);

        reply.ShouldBe(status);
        if (status == 202)
        {
            reply.Json.TryGetProperty("accessCode", out _).ShouldBeFalse();
            reply.Header("Location").ShouldStartWith("/api/cases/");
        }
    }

    [Fact]
    public async Task Assessment_AtFault_IsRefusedForTheRoleFirst()
    {
        await using var house = new HttpHouse();

        (await house.SendAsync("POST", "/api/assessments", body: "{"u8.ToArray(), contentType: "text/plain")).ShouldBe(401, "unauthorized");
        (await house.SendAsync("POST", "/api/assessments", People.Triage, "{"u8.ToArray(), "text/plain")).ShouldBe(403, "forbidden");
        (await house.SendAsync("POST", "/api/assessments", People.Inspector, "{"u8.ToArray(), "text/plain")).ShouldBe(415, "unsupported-media-type");
        (await house.PostAsync("/api/assessments", new { }, People.Inspector)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["locationId", "reason"], ignoreOrder: true);
    }

    [Fact]
    public async Task Warning_OfAName_IsInTheReceiptAndRefusesNothing()
    {
        await using var house = new HttpHouse();
        var body = JsonSerializer.SerializeToNode(Bodies.Injury(), CaseJson.Options)!;
        body["narrative"] = "Mrs Edith Palmer fell in the hall.";

        var reply = await house.PostAsync("/api/notifications", body);

        reply.ShouldBe(202).Json.GetProperty("warnings").GetArrayLength().ShouldBeGreaterThan(0);
    }
}
