using System.Globalization;
using System.Web;
using Azure.Core;
using Azure.Storage.Blobs;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Contracts;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.Blobs;

public sealed class BlobDocumentLinksTests : IDisposable
{
    private const string FirstKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private const string SecondKey = "HxwdHhscGRobGBcWFRQTEhEQDw4NDAsKCQgHBgUEAwI=";

    private readonly FaultyTransport _transport = new();
    private readonly HandTime _time = new();
    private readonly CaseId _case = Samples.NewCase();
    private readonly BlobDocumentLinks _links;

    private string _key = FirstKey;
    private int _keys;
    private int _status = 200;

    public BlobDocumentLinksTests()
    {
        _transport.Instead = Answer;
        var options = BlobServices.Options(new NoPauses());
        options.Transport = _transport;
        _links = new BlobDocumentLinks(
            new BlobServiceClient(new Uri("https://documents.blob.core.windows.net"), new KnownCredential("https://storage.azure.com/.default", "token"), options), _time);
    }

    private CaseDocument Document { get; } = new()
    {
        DocumentId = "d1",
        Name = "Pläne \"a\".pdf",
        Sha256 = new string('a', 64),
        Size = 10,
        MediaType = "application/pdf",
        AddedAt = Samples.Now,
        AddedBy = "inspector-1",
        AddedAs = Role.Inspector,
        Scan = ScanState.Clean,
    };

    [Fact]
    public async Task Link_Made_ReadsThisBlobForMinutesAndNothingElse()
    {
        var link = await _links.LinkAsync(_case, Document, default);

        link.GetLeftPart(UriPartial.Path).ShouldBe($"https://documents.blob.core.windows.net/documents/{_case}/{Document.Sha256}");
        var signed = HttpUtility.ParseQueryString(link.Query);
        signed["sr"].ShouldBe("b");
        signed["sp"].ShouldBe("r");
        signed["spr"].ShouldBe("https");
        signed["skoid"].ShouldBe("11111111-1111-1111-1111-111111111111");
        Time(signed["se"]).ShouldBe(_time.GetUtcNow() + BlobDocumentLinks.Lifetime);
        Time(signed["st"]).ShouldBeLessThan(_time.GetUtcNow());
        BlobDocumentLinks.Lifetime.ShouldBeLessThan(TimeSpan.FromMinutes(10));
        signed["rsct"].ShouldBe("application/pdf");
        signed["rscd"].ShouldNotBeNull().ShouldStartWith("attachment; filename=");
        Convert.FromBase64String(signed["sig"]!).Length.ShouldBe(32);
    }

    [Fact]
    public async Task Link_UnderAnotherKeyOrForAnotherBlob_IsSignedOtherwise()
    {
        var first = await SignatureAsync(Document);
        (await SignatureAsync(Document)).ShouldBe(first);
        (await SignatureAsync(Document with { Sha256 = new string('b', 64) })).ShouldNotBe(first);

        _key = SecondKey;
        _time.Pass(TimeSpan.FromHours(1));

        (await SignatureAsync(Document)).ShouldNotBe(first);
        _keys.ShouldBe(2, "one key signs the links of most of an hour");
    }

    [Fact]
    public async Task Link_DocumentIsGone_IsRefusedWithItsName()
    {
        _status = 404;

        (await Should.ThrowAsync<StoreUnavailableException>(_links.LinkAsync(_case, Document, default))).Message.ShouldContain(Document.DocumentId);
    }

    [Fact]
    public async Task Link_NoKeyToBeHad_IsUnavailable()
    {
        _status = 503;

        await Should.ThrowAsync<StoreUnavailableException>(_links.LinkAsync(_case, Document, default));
    }

    public void Dispose() => _links.Dispose();

    private static DateTimeOffset Time(string? text) => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private async Task<string?> SignatureAsync(CaseDocument document) =>
        HttpUtility.ParseQueryString((await _links.LinkAsync(_case, document, default)).Query)["sig"];

    private CannedResponse Answer(Request request)
    {
        if (request.Method != RequestMethod.Post)
        {
            return _status == 404 ? new CannedResponse(404, headers: ("x-ms-error-code", "BlobNotFound")) : new CannedResponse(_status);
        }

        _keys++;
        return new CannedResponse(_status, $"""
            <?xml version="1.0" encoding="utf-8"?><UserDelegationKey><SignedOid>11111111-1111-1111-1111-111111111111</SignedOid>
            <SignedTid>22222222-2222-2222-2222-222222222222</SignedTid><SignedStart>{_time.GetUtcNow():O}</SignedStart>
            <SignedExpiry>{_time.GetUtcNow().AddHours(1):O}</SignedExpiry><SignedService>b</SignedService><SignedVersion>2023-01-03</SignedVersion>
            <Value>{_key}</Value></UserDelegationKey>
            """);
    }
}
