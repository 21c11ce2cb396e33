using Microsoft.Extensions.DependencyInjection;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Functions.Tests.Http;

/// <summary>Where the host has links, the caller is sent to the document instead of the document to the caller.</summary>
public sealed class DocumentLinkTests
{
    private readonly KnownLinks _links = new();

    [Fact]
    public async Task Document_Asked_IsALinkThatNobodyKeepsAndStandsInTheAudit()
    {
        await using var house = House();
        var play = await house.Cases.InTriageAsync();
        var id = await AddedAsync(house, play);

        var reply = await house.GetAsync($"{Url(play)}/{id}", People.Triage);

        reply.ShouldBe(302).Header("Location").ShouldBe($"https://documents.example/{id}");
        reply.Header("Cache-Control").ShouldContain("no-store");
        house.Cases.Audit.Entries.ShouldContain(entry => entry.What == $"document:{id}");
    }

    [Fact]
    public async Task Document_InQuarantine_HasNoLink()
    {
        await using var house = House();
        house.Cases.Scanner.Verdict = ScanState.Infected;
        var play = await house.Cases.InTriageAsync();
        var id = await AddedAsync(house, play);

        (await house.GetAsync($"{Url(play)}/{id}", People.Triage)).ShouldBe(423, "in-quarantine");

        _links.Made.ShouldBe(0);
    }

    [Fact]
    public async Task Document_OfACaseThatIsNotOnes_HasNoLink()
    {
        await using var house = House();
        var play = await house.Cases.InTriageAsync();
        var id = await AddedAsync(house, play);

        (await house.GetAsync($"{Url(play)}/{id}", People.Provider)).Status.ShouldBeOneOf(403, 404);

        _links.Made.ShouldBe(0);
    }

    [Fact]
    public async Task Document_WithoutItsBytes_IsUnavailable()
    {
        _links.IsGone = true;
        await using var house = House();
        var play = await house.Cases.InTriageAsync();
        var id = await AddedAsync(house, play);

        (await house.GetAsync($"{Url(play)}/{id}", People.Triage)).Status.ShouldBe(503);
    }

    private static string Url(CasePlay play) => $"/api/cases/{play.Id.Value}/documents";

    private static async Task<string> AddedAsync(HttpHouse house, CasePlay play)
    {
        using var content = new MemoryStream([1, 2, 3]);
        var added = await house.Cases.Get<DocumentDesk>().AddAsync(
            new DocumentUpload { Caller = Contracts.InMemory.People.Triage, CaseId = play.Id.Value, Name = "a.pdf" }, content, CancellationToken.None);
        return added.ShouldBeOfType<DocumentResult.Added>().Document.DocumentId;
    }

    private HttpHouse House() => new(services => services.AddSingleton<IDocumentLinks>(_links));

    private sealed class KnownLinks : IDocumentLinks
    {
        public bool IsGone { get; set; }

        public int Made { get; private set; }

        public Task<Uri> LinkAsync(CaseId caseId, CaseDocument document, CancellationToken cancellationToken)
        {
            Made++;
            return IsGone ? throw new StoreUnavailableException("The bytes are not there.") : Task.FromResult(new Uri($"https://documents.example/{document.DocumentId}"));
        }
    }
}
