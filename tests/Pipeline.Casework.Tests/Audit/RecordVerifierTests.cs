using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Audit;

/// <summary>Nothing in the record can be changed, added or taken away without the verification naming it.</summary>
public sealed class RecordVerifierTests
{
    [Fact]
    public async Task Verify_UntouchedRecord_IsIntactAndCountsEverything()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);

        var report = await VerifyAsync(house);

        report.Intact.ShouldBeTrue();
        report.Cases.ShouldBe(2);
        report.Commits.ShouldBe(house.Store.CommitCount);
        report.Parts.ShouldBe(house.Store.HeadsNow().Sum(head => house.Store.Parts(head.CaseId).Count));
        play.Commits.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Verify_CaseCommittedToMeanwhile_IsIntact()
    {
        using var house = new CaseHouse();
        CasePlay[] plays = [await house.PublishedAsync(), await house.PublishedAsync()];
        var documents = new HookedDocuments(house.Documents, async () =>
        {
            foreach (var play in plays)
            {
                (await play.AskAsync(Callers.Publisher, DecisionNames.Withdraw, new { reason = "a wrong place" })).ShouldBeOfType<DecisionResult.Decided>();
            }
        });

        var report = await new RecordVerifier(house.Store, documents).VerifyAsync(CancellationToken.None);

        report.Broken.ShouldBeEmpty();
        documents.Opened.ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_AnyByteOfAnyPayload_IsFoundAndNamed()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var commits = await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None);
        var places = (from commit in Gen.Elements(commits.AsEnumerable())
                      from place in Gen.Choose(0, commit.Payload.Length - 1)
                      from letter in Gen.Choose('0', 'z')
                      where commit.Payload[place] != (char)letter
                      select (commit, place, (char)letter)).ToArbitrary();

        Prop.ForAll(places, async sample =>
        {
            var (commit, place, letter) = sample;
            house.Store.Tamper(play.Id, commit.Version, _ => commit with { Payload = commit.Payload[..place] + letter + commit.Payload[(place + 1)..] });
            var report = await VerifyAsync(house);
            house.Store.Tamper(play.Id, commit.Version, _ => commit);

            report.Broken.Single().ShouldSatisfyAllConditions(link => link.CaseId.ShouldBe(play.Id), link => link.Version.ShouldBe(commit.Version));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
        (await VerifyAsync(house)).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_PayloadChangedTogetherWithItsHash_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        foreach (var commit in await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None))
        {
            var forged = commit.Payload.Replace("\"cause\":\"", "\"cause\":\"x", StringComparison.Ordinal);
            house.Store.Tamper(play.Id, commit.Version, _ => commit with { Payload = forged, Hash = HashChain.OfPayload(forged) });

            (await VerifyAsync(house)).Broken.Single().CaseId.ShouldBe(play.Id, $"at {commit.Version}");
            house.Store.Tamper(play.Id, commit.Version, _ => commit);
        }
    }

    [Fact]
    public async Task Verify_HashChanged_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        foreach (var commit in await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None))
        {
            house.Store.Tamper(play.Id, commit.Version, _ => commit with { Hash = string.Concat(commit.Hash[..^1], commit.Hash[^1] == '0' ? "1" : "0") });

            (await VerifyAsync(house)).Broken.Single().Version.ShouldBe(commit.Version);
            house.Store.Tamper(play.Id, commit.Version, _ => commit);
        }
    }

    // The copies beside the payload steer the sweep: a hidden obligation would hide a case.
    [Fact]
    public async Task Verify_IndexedCopyChanged_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var head = (await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None))[^1];
        foreach (var forged in new[] { head with { Owed = null }, head with { CommitId = "another" }, head with { Closed = true } })
        {
            house.Store.Tamper(play.Id, head.Version, _ => forged);

            (await VerifyAsync(house)).Broken.Single().Version.ShouldBe(head.Version);
            house.Store.Tamper(play.Id, head.Version, _ => head);
        }
    }

    [Fact]
    public async Task Verify_AnyCommitDropped_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        for (var version = 1; version <= play.State.CommitVersion; version++)
        {
            using var copy = new CaseHouse();
            var dropped = await copy.InAssessmentAsync();
            copy.Store.Drop(dropped.Id, version);

            (await VerifyAsync(copy)).Broken.Single().CaseId.ShouldBe(dropped.Id, $"without {version}");
        }
    }

    [Fact]
    public async Task Verify_TailAndHeadDropped_IsFoundByTheCheckpoint()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await house.Get<CheckpointWriter>().WriteAsync(CancellationToken.None);
        (await house.Get<CheckpointVerifier>().VerifyAsync(CancellationToken.None)).Intact.ShouldBeTrue();

        house.Store.Truncate(play.Id, play.State.CommitVersion - 1);

        (await VerifyAsync(house)).Intact.ShouldBeTrue("a shortened chain is a chain");
        (await house.Get<CheckpointVerifier>().VerifyAsync(CancellationToken.None)).Broken.Single().CaseId.ShouldBe(play.Id);
    }

    [Fact]
    public async Task Verify_AnyCharacterOfAnyPartOrItsSalt_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        foreach (var part in house.Store.Parts(play.Id))
        {
            for (var place = 0; place < part.Text.Length; place++)
            {
                var other = part.Text[place] == 'x' ? 'y' : 'x';
                house.Store.TamperPart(play.Id, part.PartId, _ => part with { Text = part.Text[..place] + other + part.Text[(place + 1)..] });
                (await VerifyAsync(house)).Broken.Single().What.ShouldContain(part.PartId);
            }

            house.Store.TamperPart(play.Id, part.PartId, _ => part with { Salt = part.Salt + "0" });
            (await VerifyAsync(house)).Broken.Single().What.ShouldContain(part.PartId);
            house.Store.TamperPart(play.Id, part.PartId, _ => part);
        }
    }

    [Fact]
    public async Task Verify_PartsGoneWithoutARecordedDisposal_AreBrokenAndReadAsDisposed()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var parts = house.Store.Parts(play.Id);
        parts.ShouldNotBeEmpty();
        foreach (var part in parts)
        {
            await house.Store.DisposePartAsync(play.Id, part.PartId, CancellationToken.None);
        }

        (await VerifyAsync(house)).ShouldSatisfyAllConditions(
            report => report.Broken.Count.ShouldBe(parts.Count), report => report.Broken[0].What.ShouldContain("no disposal is recorded"), report => report.Parts.ShouldBe(0));
        (await play.ViewAsync(Callers.Triage)).Submission!.ShouldSatisfyAllConditions(
            submission => submission.Narrative.ShouldBe(CaseTexts.Disposed), submission => submission.SubmittedBy!.Name.ShouldBe(CaseTexts.Disposed));
    }

    [Fact]
    public async Task Verify_DocumentOrReportChangedOrGone_IsFound()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("a plan"));
        var added = (DocumentResult.Added)await house.Get<DocumentDesk>().AddAsync(
            new DocumentUpload { Caller = Callers.Inspector, CaseId = play.Id.Value, Name = "plan.txt" }, content, CancellationToken.None);
        await play.AssessAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        await play.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        (await VerifyAsync(house)).Intact.ShouldBeTrue();
        var published = play.State.Publication.Public!;

        house.Documents.Tamper(DocumentArea.Register, play.Id, published.HtmlSha256, [1]);
        house.Documents.Tamper(DocumentArea.Register, play.Id, published.JsonSha256, [1]);
        await house.Documents.DisposeAsync(play.Id, added.Document.Sha256, CancellationToken.None);

        (await VerifyAsync(house)).Broken.Select(link => link.What).ShouldBe(
            [$"document {added.Document.DocumentId} is missing", "the published HTML of edition 1 is not what was stored", "the published JSON of edition 1 is not what was stored"]);
    }

    [Fact]
    public async Task Verify_EditionThatWasCorrectedSince_IsStillVerified()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var first = play.State.Publication.Public!;
        await play.DecideAsync(Callers.Inspector, DecisionNames.Correct, new { sections = new { summary = "Corrected." }, reason = "a wrong name" });
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        play.State.Publication.Public!.HtmlSha256.ShouldNotBe(first.HtmlSha256);
        (await VerifyAsync(house)).Intact.ShouldBeTrue();

        house.Documents.Tamper(DocumentArea.Register, play.Id, first.HtmlSha256, [1]);

        (await VerifyAsync(house)).Broken.Single().What.ShouldBe("the published HTML of edition 1 is not what was stored");
    }

    [Fact]
    public async Task Verify_TwoBrokenCases_NamesBoth()
    {
        using var house = new CaseHouse();
        var one = await house.InTriageAsync();
        var other = await house.InTriageAsync();
        house.Store.Drop(one.Id, 1);
        house.Store.Tamper(other.Id, 2, commit => commit with { Payload = "{}" });

        (await VerifyAsync(house)).Broken.Select(link => link.CaseId).ShouldBe([one.Id, other.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Verify_InParts_FindsAndCountsWhatItDoesAtOnce()
    {
        using var house = new CaseHouse();
        var plays = new List<CasePlay>();
        for (var n = 0; n < 5; n++)
        {
            plays.Add(await house.InTriageAsync());
        }

        house.Store.Drop(plays[1].Id, 1);
        house.Store.Tamper(plays[4].Id, 2, commit => commit with { Payload = "{}" });
        var verifier = house.Get<RecordVerifier>();
        var parts = new List<VerifiedPart>();
        for (CaseId? after = null; parts.Count == 0 || after is not null; after = parts[^1].Next)
        {
            parts.Add(await verifier.VerifyPartAsync(after, 2, CancellationToken.None));
        }

        parts.Select(part => part.Found.Cases).ShouldBe([2, 2, 1]);
        var whole = await VerifyAsync(house);
        var together = parts.Aggregate(VerificationFindings.None, (found, part) => found.With(part.Found));
        together.ShouldBeEquivalentTo(VerificationFindings.Of(whole));
        together.Broken.Select(link => link.CaseId).ShouldBe([plays[1].Id, plays[4].Id], ignoreOrder: true);
        (await verifier.VerifyPartAsync(parts[0].Next, 2, CancellationToken.None)).ShouldBeEquivalentTo(parts[1]);
    }

    [Fact]
    public async Task Verify_PartOfMoreBrokenLinksThanAreKept_CountsThemAll()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        foreach (var part in house.Store.Parts(play.Id))
        {
            await house.Store.DisposePartAsync(play.Id, part.PartId, CancellationToken.None);
        }

        var report = await VerifyAsync(house);
        var many = VerificationFindings.Of(report with { Broken = [.. Enumerable.Repeat(report.Broken[0], Verification.MostBroken), .. report.Broken] });

        many.BrokenCount.ShouldBe(Verification.MostBroken + report.Broken.Count);
        many.Broken.Count.ShouldBe(Verification.MostBroken);
    }

    private static Task<VerifyReport> VerifyAsync(CaseHouse house) => house.Get<RecordVerifier>().VerifyAsync(CancellationToken.None);
}
