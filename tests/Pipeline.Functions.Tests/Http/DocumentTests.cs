using System.Security.Cryptography;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

public sealed class DocumentTests
{
    private static readonly byte[] Content = "0123456789"u8.ToArray();

    [Fact]
    public async Task Document_Added_Is201AndIsGivenOutAsItCame()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var added = await AddAsync(house, play, "?name=care%20plan%20%22a%22.pdf&purpose=evidence", contentType: "application/pdf");
        var id = added.Json.GetProperty("documentId").GetString();
        var got = await house.GetAsync($"{Url(play)}/{id}", People.Triage);

        added.ShouldBe(201).Header("Location").ShouldBe($"{Url(play)}/{id}");
        added.Json.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Content)));
        added.Json.GetProperty("size").GetInt64().ShouldBe(10);
        added.Json.GetProperty("mediaType").GetString().ShouldBe("application/pdf");
        added.Json.GetProperty("scan").GetString().ShouldBe("clean");
        got.ShouldBe(200).Body.ShouldBe(Content);
        got.Header("Content-Type").ShouldBe("application/pdf");
        got.Header("Content-Disposition").ShouldStartWith("attachment");
        got.Header("X-Content-Type-Options").ShouldBe("nosniff");
        got.ETag.IsWeak.ShouldBeFalse();
        (await house.GetAsync(Url(play), People.Triage)).Json.GetProperty("items")[0].GetProperty("documentId").GetString().ShouldBe(id);
        house.Cases.Audit.Entries.ShouldContain(entry => entry.What == $"document:{id}");
    }

    [Fact]
    public async Task Document_ThatIsNotTheOneMeant_IsAProblem()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var id = (await AddAsync(house, play, "?name=a.txt")).Json.GetProperty("documentId").GetString();

        var reply = await house.GetAsync($"{Url(play)}/{id}", People.Triage, ("If-Match", "\"another\""));

        reply.ShouldBe(412, "precondition-failed");
    }

    [Theory]
    [InlineData("bytes=0-3", 206, "0123", "bytes 0-3/10")]
    [InlineData("bytes=-2", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=4-", 206, "456789", "bytes 4-9/10")]
    [InlineData("bytes=20-30", 416, null, "bytes */10")]
    [InlineData("items=1-2", 200, "0123456789", "")]
    public async Task Document_ByRange_IsThatPart(string range, int status, string? text, string contentRange)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var id = (await AddAsync(house, play, "?name=a.txt")).Json.GetProperty("documentId").GetString();

        var reply = await house.GetAsync($"{Url(play)}/{id}", People.Triage, ("Range", range));

        reply.Status.ShouldBe(status);
        if (text is null)
        {
            reply.ShouldBe(416, "range-not-satisfiable");
        }
        else
        {
            reply.Text.ShouldBe(text);
        }

        reply.Header("Accept-Ranges").ShouldBe("bytes");
        reply.Header("Content-Range").ShouldBe(contentRange);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?name=")]
    [InlineData("?name=%20%20")]
    [InlineData("?name=..")]
    [InlineData("?name=.")]
    [InlineData("?name=..%2F..%2Fetc%2Fpasswd")]
    [InlineData("?name=..%5C..%5Cwindows")]
    [InlineData("?name=a%00b.txt")]
    [InlineData("?name=a%0d%0aSet-Cookie:x")]
    [InlineData("?name=a.txt&name=b.txt")]
    public async Task Name_ThatIsNoFileName_Is400(string query)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        (await AddAsync(house, play, query)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["name"]);
        house.Cases.Documents.Written.ShouldBe(0);
    }

    [Theory]
    [InlineData(255, 201)]
    [InlineData(256, 400)]
    public async Task Name_OfALength_IsTakenUpTo255(int length, int status)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        (await AddAsync(house, play, $"?name={new string('a', length)}")).ShouldBe(status);
    }

    [Theory]
    [InlineData(Role.Triage, 201)]
    [InlineData(Role.Inspector, 201)]
    [InlineData(Role.Manager, 201)]
    [InlineData(Role.Submitter, 201)]
    [InlineData(Role.Reviewer, 403)]
    [InlineData(Role.Publisher, 403)]
    [InlineData(Role.Operations, 403)]
    [InlineData(Role.Auditor, 403)]
    public async Task Document_ByRole_IsTaken(Role role, int status)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        (await AddAsync(house, play, "?name=a.txt", People.In(role, play.Id))).ShouldBe(status);
    }

    [Fact]
    public async Task Document_AtFault_IsRefusedInTheContractsOrder()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        (string, string)[] badKey = [("Idempotency-Key", new string('k', 256))];

        (await house.SendAsync("POST", Url(play), body: Content, headers: badKey)).ShouldBe(401, "unauthorized");
        (await house.SendAsync("POST", "/api/cases/7QK39MZ2XA4/documents", People.Triage, Content, headers: badKey)).ShouldBe(404, "not-found");
        (await house.SendAsync("POST", Url(play), People.Auditor, Content, headers: badKey)).ShouldBe(403, "forbidden");
        (await house.SendAsync("POST", Url(play) + "?name=a.txt", People.Triage, Content, headers: badKey)).ShouldBe(400, "invalid").FieldsAtFault.ShouldBe(["Idempotency-Key"]);
        house.Cases.Documents.Written.ShouldBe(0);
    }

    [Fact]
    public async Task Document_TooLarge_Is413()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var reply = await house.SendAsync("POST", Url(play) + "?name=big", People.Triage, stream: new MemoryStream(new byte[99_614_721]));

        reply.ShouldBe(413, "too-large");
        play.State.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Document_AnnouncedAsTooLarge_Is413BeforeItIsSent()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var reply = await house.SendAsync("POST", Url(play) + "?name=big", People.Triage, Content, headers: [("Content-Length", "99614721")]);

        reply.ShouldBe(413, "too-large");
        house.Cases.Documents.Written.ShouldBe(0);
    }

    [Fact]
    public async Task Document_RepeatedAfterTheCaseClosed_IsAnsweredAsBefore()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        Task<Reply> SendAsync(byte[] content) =>
            house.SendAsync("POST", Url(play) + "?name=a.txt", People.Triage, content, "text/plain", [("Idempotency-Key", "k")]);
        var first = await SendAsync(Content);

        await play.DecideAsync(People.Triage, DecisionNames.Close, new { outcome = "no-further-action", reason = "nothing to do" });

        (await SendAsync(Content)).ShouldBe(201).Text.ShouldBe(first.ShouldBe(201).Text);
        (await SendAsync([1])).ShouldBe(422, "idempotency-key-reused");
        (await AddAsync(house, play, "?name=a.txt")).ShouldBe(409, "case-closed");
    }

    [Fact]
    public async Task Name_OfAnyScript_IsKept()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        var added = (await AddAsync(house, play, "?name=Pflegepl%C3%A4ne%20%F0%9F%93%84.txt")).ShouldBe(201);
        var got = await house.GetAsync($"{Url(play)}/{added.Json.GetProperty("documentId").GetString()}", People.Triage);

        added.Json.GetProperty("name").GetString().ShouldBe("Pflegepläne 📄.txt");
        got.ShouldBe(200).Header("Content-Disposition").ShouldContain("filename*=UTF-8''Pflegepl%C3%A4ne%20%F0%9F%93%84.txt");
    }

    [Fact]
    public async Task Document_OfAClosedCase_Is409()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.ClosedAsync();

        (await AddAsync(house, play, "?name=a.txt")).ShouldBe(409, "case-closed").Json.GetProperty("stage").GetString().ShouldBe("closed");
    }

    [Theory]
    [InlineData(ScanState.Pending, "pending")]
    [InlineData(ScanState.Infected, "infected")]
    [InlineData(ScanState.Unscannable, "unscannable")]
    public async Task Document_NotKnownToBeClean_Is423(ScanState scan, string name)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        house.Cases.Scanner.Verdict = scan;
        var id = (await AddAsync(house, play, "?name=a.txt")).ShouldBe(201).Json.GetProperty("documentId").GetString();

        var reply = await house.GetAsync($"{Url(play)}/{id}", People.Triage);

        reply.ShouldBe(423, "in-quarantine").Json.GetProperty("scan").GetString().ShouldBe(name);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("..%2f..%2fsecret")]
    [InlineData("' OR 1=1--")]
    public async Task Document_ThatIsUnknown_Is404(string documentId)
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        (await house.GetAsync($"{Url(play)}/{documentId}", People.Triage)).ShouldBe(404, "not-found");
    }

    [Fact]
    public async Task Document_OfStaff_IsNotTheSubmitters()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();
        var id = (await AddAsync(house, play, "?name=a.txt", People.Inspector)).Json.GetProperty("documentId").GetString();

        (await house.GetAsync($"{Url(play)}/{id}", People.SubmitterOf(play.Id))).ShouldBe(404, "not-found");
        (await house.GetAsync(Url(play), People.SubmitterOf(play.Id))).Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Document_Repeated_IsOneDocument()
    {
        await using var house = new HttpHouse();
        var play = await house.Cases.InTriageAsync();

        Task<Reply> SendAsync(byte[] content) =>
            house.SendAsync("POST", Url(play) + "?name=a.txt", People.Triage, content, "text/plain", [("Idempotency-Key", "k")]);

        var first = await SendAsync(Content);
        (await SendAsync(Content)).ShouldBe(201).Text.ShouldBe(first.ShouldBe(201).Text);
        (await SendAsync([1])).ShouldBe(422, "idempotency-key-reused");
        play.State.Documents.Count.ShouldBe(1);
    }

    private static string Url(CasePlay play) => $"/api/cases/{play.Id}/documents";

    private static Task<Reply> AddAsync(HttpHouse house, CasePlay play, string query, Caller? by = null, string? contentType = "text/plain") =>
        house.SendAsync("POST", Url(play) + query, by ?? People.Triage, Content, contentType);
}
