using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Documents;

public sealed class DocumentDeskTests
{
    [Fact]
    public async Task Add_Clean_IsStoredThenRecordedThenGivenOut()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var version = play.State.CommitVersion;

        var document = (await AddAsync(play, Callers.Triage, "rota.pdf")).ShouldBeOfType<DocumentResult.Added>().Document;

        document.ShouldSatisfyAllConditions(
            d => d.Scan.ShouldBe(ScanState.Clean), d => d.Size.ShouldBe(7), d => d.MediaType.ShouldBe("application/pdf"), d => d.AddedAs.ShouldBe(Role.Triage));
        play.State.Version.ShouldBe(version + 1, "a document is something people see");
        var opened = (await play.OpenAsync(Callers.Triage, "document"))!;
        var given = (await house.Get<DocumentDesk>().OpenAsync(opened, document.DocumentId, CancellationToken.None))!.Value;
        await using (given.Content)
        {
            given.Content.CanSeek.ShouldBeTrue();
            new StreamReader(given.Content).ReadToEnd().ShouldBe("content");
        }

        (await house.Get<DocumentDesk>().OpenAsync(opened, "none", CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("..")]
    [InlineData("a/b.pdf")]
    [InlineData("a\\b.pdf")]
    [InlineData("a\u0000.pdf")]
    [InlineData("a\n.pdf")]
    public async Task Add_UnderANameThatIsNone_IsInvalidAndKeepsNothing(string? name)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await AddAsync(play, Callers.Triage, name)).ShouldBeOfType<DocumentResult.Invalid>().Faults.Fields.ShouldBe(["name"]);
        house.Documents.Written.ShouldBe(0);
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public async Task Add_UnderALongName_IsAllowedUpTo255(int length, bool allowed)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        (await AddAsync(play, Callers.Triage, new string('n', length)) is DocumentResult.Added).ShouldBe(allowed);
    }

    [Fact]
    public async Task Add_SameKey_GivesTheSameDocumentOnce()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        var first = (await AddAsync(play, Callers.Triage, "a.pdf", key: "k")).ShouldBeOfType<DocumentResult.Added>();
        var again = (await AddAsync(play, Callers.Triage, "a.pdf", key: "k")).ShouldBeOfType<DocumentResult.Added>();

        again.Document.ShouldBe(first.Document);
        play.State.Documents.Count.ShouldBe(1);
        (await AddAsync(play, Callers.Triage, "a.pdf", content: "other", key: "k")).ShouldBeOfType<DocumentResult.KeyReused>();
        (await AddAsync(play, Callers.Triage, "b.pdf", key: "k")).ShouldBeOfType<DocumentResult.KeyReused>();
    }

    [Fact]
    public async Task Add_ByWhoMayNot_IsRefusedOrNotFound()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        await Should.ThrowAsync<AccessDeniedException>(() => AddAsync(play, Callers.Reviewer, "a.pdf"));
        await Should.ThrowAsync<AccessDeniedException>(() => AddAsync(play, Callers.Auditor, "a.pdf"));
        (await AddAsync(play, Callers.Provider, "a.pdf")).ShouldBeOfType<DocumentResult.NotFound>();
        (await AddAsync(play, Caller.Public, "a.pdf")).ShouldBeOfType<DocumentResult.NotFound>();
        house.Documents.Written.ShouldBe(0);
    }

    [Fact]
    public async Task Add_ToAClosedCase_IsRefused()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync();

        (await AddAsync(play, Callers.Triage, "a.pdf")).ShouldBeOfType<DocumentResult.Closed>();
    }

    [Fact]
    public async Task Add_TooLarge_LeavesNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var commits = play.Commits.Count;
        using var content = new EndlessStream(house.Policies.Current.Limits.DocumentBytes + 1L);

        await Should.ThrowAsync<DocumentTooLargeException>(() => house.Get<DocumentDesk>().AddAsync(
            new DocumentUpload { Caller = Callers.Triage, CaseId = play.Id.Value, Name = "a.bin" }, content, CancellationToken.None));

        play.Commits.Count.ShouldBe(commits);
    }

    [Theory]
    [InlineData(ScanState.Infected)]
    [InlineData(ScanState.Pending)]
    [InlineData(ScanState.Unscannable)]
    public async Task Open_NotKnownToBeClean_IsInQuarantineAndNotInTheBundle(ScanState verdict)
    {
        using var house = new CaseHouse();
        house.Scanner.Verdict = verdict;
        var play = await house.InTriageAsync();
        var added = (DocumentResult.Added)await AddAsync(play, Callers.Triage, "a.pdf");
        await house.SettleAsync();

        var opened = (await play.OpenAsync(Callers.Triage, "document"))!;
        (await Should.ThrowAsync<InQuarantineException>(() => house.Get<DocumentDesk>().OpenAsync(opened, added.Document.DocumentId, CancellationToken.None)))
            .Scan.ShouldBe(verdict);
        using var zip = new MemoryStream();
        await house.Get<Casework.Audit.CaseBundle>().WriteAsync(play.State, zip, CancellationToken.None);
        using var archive = new System.IO.Compression.ZipArchive(zip);
        archive.Entries.ShouldNotContain(entry => entry.FullName.StartsWith("documents/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scan_VerdictThatComesLater_IsRecordedOnceForAllThatWait()
    {
        using var house = new CaseHouse();
        house.Scanner.Verdict = ScanState.Pending;
        house.Simulation.RunsProcesses = false;
        var play = await house.SubmitAsync(Bodies.Injury());
        await AddAsync(play, Callers.Triage, "a.pdf");
        await AddAsync(play, Callers.Triage, "b.pdf", "other");
        house.Scanner.Verdict = ScanState.Clean;
        house.Simulation.RunsProcesses = true;
        await house.SettleAsync();

        play.State.Documents.ShouldAllBe(document => document.Scan == ScanState.Clean);
        play.State.Effects.Where(effect => effect.Name == Effects.Scan).ShouldAllBe(effect => effect.Status == EffectStatus.Done);
        play.Commits.SelectMany(commit => commit.Events).OfType<DocumentScanned>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task List_ShowsEachSideItsOwn()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await AddAsync(play, Callers.Inspector, "staff.pdf");
        await AddAsync(play, Callers.Provider, "provider.pdf", "other");
        await AddAsync(play, Callers.SubmitterOf(play.Id), "submitter.pdf", "third");

        (await ListAsync(play, Callers.Manager)).ShouldBe(["staff.pdf", "provider.pdf", "submitter.pdf"]);
        (await ListAsync(play, Callers.Provider)).ShouldBe(["provider.pdf"]);
        (await ListAsync(play, Callers.SubmitterOf(play.Id))).ShouldBe(["submitter.pdf"]);
    }

    [Theory]
    [InlineData("application/pdf; charset=x", "application/pdf")]
    [InlineData("not a type", "application/octet-stream")]
    [InlineData(null, "application/octet-stream")]
    public async Task Add_MediaType_IsReadOrUnknown(string? header, string kept)
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();

        ((DocumentResult.Added)await AddAsync(play, Callers.Triage, "a.pdf", mediaType: header)).Document.MediaType.ShouldBe(kept);
    }

    private static async Task<List<string>> ListAsync(CasePlay play, Caller caller) =>
        [.. DocumentDesk.List((await play.OpenAsync(caller, "documents"))!).Select(document => document.Name)];

    private static async Task<DocumentResult> AddAsync(
        CasePlay play, Caller caller, string? name, string content = "content", string? key = null, string? mediaType = "application/pdf")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await play.House.Get<DocumentDesk>().AddAsync(
            new DocumentUpload { Caller = caller, CaseId = play.Id.Value, Name = name, MediaType = mediaType, IdempotencyKey = key }, stream, CancellationToken.None);
    }

    private sealed class EndlessStream(long length) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - position);
            position += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
