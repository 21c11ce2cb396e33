using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

public sealed class CaseRecordTests
{
    private static readonly Actor Triage = new("triage-1", Role.Triage);

    [Fact]
    public async Task Commit_ThatIsThereAlready_IsRecognisedAsItsOwn()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var record = house.Get<CaseRecord>();
        var file = await house.FileAsync(play.Id);
        house.Store.AfterAppend = _ => throw new StoreUnavailableException("the answer was lost");
        await Should.ThrowAsync<StoreUnavailableException>(() => record.CommitAsync(play.Id, file, Draft("mine"), CancellationToken.None));
        house.Store.AfterAppend = null;
        await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, Bodies.For(DecisionNames.SetPriority, play.State));

        var again = await record.CommitAsync(play.Id, file, Draft("mine"), CancellationToken.None);

        again.ShouldBeOfType<CommitResult.Committed>().File.State.CommitVersion.ShouldBe(play.State.CommitVersion, "what came after it is seen too");
        play.Commits.Count(commit => commit.CommitId == "mine").ShouldBe(1);
    }

    [Fact]
    public async Task Commit_ThatAnotherTookTheVersionOf_IsAConflictAndWritesNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var file = await house.FileAsync(play.Id);
        await play.AskAsync(Callers.Triage, DecisionNames.SetPriority, Bodies.For(DecisionNames.SetPriority, play.State));
        var commits = play.Commits.Count;

        (await house.Get<CaseRecord>().CommitAsync(play.Id, file, Draft("mine"), CancellationToken.None)).ShouldBeOfType<CommitResult.Conflict>();
        play.Commits.Count.ShouldBe(commits);
    }

    [Fact]
    public async Task Change_AgainstSomebodyWhoIsAlwaysFaster_GivesUpAsUnavailable()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        var inside = false;
        house.Store.BeforeAppend = async _ =>
        {
            if (!inside)
            {
                inside = true;
                await play.AskAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "more" });
                inside = false;
            }
        };

        (await Should.ThrowAsync<StoreUnavailableException>(() => house.Get<CaseRecord>().ChangeAsync(play.Id, _ => Draft(null), CancellationToken.None)))
            .RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Find_SnapshotOfAnotherFold_IsNotUsed()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        var snapshot = (await house.Store.ReadSnapshotAsync(play.Id, CancellationToken.None)).ShouldNotBeNull();
        await house.Store.WriteSnapshotAsync(snapshot with { Version = snapshot.Version + 1, FoldVersion = CaseState.FoldVersion + 1, State = "{}" }, CancellationToken.None);

        play.State.Stage.ShouldBe(Stage.Published);
    }

    [Fact]
    public async Task Find_ClockThatWentBack_NeverTakesTheRecordBack()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        house.Time.Now -= TimeSpan.FromHours(2);

        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);

        play.Commits.Select(commit => commit.At).ShouldBeInOrder();
        play.State.StageSince.ShouldBe(CaseHouse.Start);
    }

    [Fact]
    public async Task Commit_WithMoreTextThanACommitHolds_IsTooLargeAndWritesNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InAssessmentAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1" } });
        await play.JudgeAsync("S1", 3);
        var commits = play.Commits.Count;
        var breaches = Enumerable.Range(0, 100).Select(number => new { regulation = $"{number}", text = new string('é', 4000) });

        await Should.ThrowAsync<CommitTooLargeException>(() => play.AskAsync(Callers.Inspector, DecisionNames.CompleteAssessment, new { breaches }));

        play.Commits.Count.ShouldBe(commits);
    }

    [Fact]
    public async Task Texts_AsMuchAsADraftMayHold_FitIntoOneCommit()
    {
        using var house = new CaseHouse();
        var play = await house.InDraftingAsync();
        var sections = Enumerable.Range(0, 60).ToDictionary(number => $"section-{number}", number => new string('€', number % 2 == 0 ? 4096 : 20_000));

        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections });

        var view = await play.ViewAsync(Callers.Inspector);
        view.Draft!.Sections.Count(section => section.Edited == true && section.Text.Length >= 4096).ShouldBe(60);
    }

    [Fact]
    public async Task PersonalData_NarrativesAndLongTexts_StandBesideTheChain()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "other", text = "Spoke to the matron." });
        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, new { questions = new[] { "Short?", new string('q', 5000) } });
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "Room 4." } });

        var payloads = string.Concat((await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None)).Select(commit => commit.Payload));

        foreach (var text in new[] { "A Matron", "matron@example.org", "SU-14 fell", "left wrist", "Spoke to", "Short?", "qqqqq", "Room 4." })
        {
            payloads.ShouldNotContain(text);
        }

        house.Store.Parts(play.Id).Select(part => part.Kind).ShouldBe(
            [PartKind.Submitter, PartKind.Person, .. Enumerable.Repeat(PartKind.Narrative, 6)], ignoreOrder: true);
        house.Store.Parts(play.Id).Select(part => part.Salt).ShouldBeUnique();
    }

    [Fact]
    public void Keep_TextOfTheRegulatorsOwnWork_StaysInPlaceWhileItIsShort()
    {
        using var house = new CaseHouse();
        var book = new PartBook(CaseId.From(new byte[8]), house.Get<IdSource>());

        book.Keep("People were safe.").ShouldBe(TextRef.Inline("People were safe."));
        book.Parts.ShouldBeEmpty();
        book.Keep(new string('q', TextRef.MaxInline + 1)).Part.ShouldBe(book.Parts.ShouldHaveSingleItem().PartId);
        book.Parts[0].Kind.ShouldBe(PartKind.Text);
    }

    [Fact]
    public async Task Submit_IdOfTheKeyTakenByAnother_StepsAside()
    {
        using var house = new CaseHouse();
        var key = house.Get<InstallationKey>();
        var taken = key.CaseIdFor(key.KeyHash("public", "notification", "k1"), 0);
        await house.Get<CaseRecord>().CommitAsync(
            taken, null, new CommitDraft { By = Triage, Cause = "x", Events = [new CaseOpened { Kind = CaseKind.Assessment, Type = "planned", PolicyVersion = house.Policies.Current.Version }] }, CancellationToken.None);

        var first = (await house.AcceptAsync(Bodies.Injury(), key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>();
        var again = (await house.AcceptAsync(Bodies.Injury(), key: "k1")).ShouldBeOfType<SubmissionResult.Accepted>();

        first.Receipt.CaseId.ShouldNotBe(taken);
        again.Receipt.CaseId.ShouldBe(first.Receipt.CaseId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void Read_PayloadThatIsNoCommit_SaysThatTheRecordIsBroken(string payload)
    {
        var document = new CommitDocument
        {
            Id = "x", Type = CommitDocument.DocumentType, CaseId = CaseId.From(new byte[8]), Version = 3, CommitId = "c", Hash = "h", Payload = payload, Closed = false,
        };

        Should.Throw<RecordBrokenException>(() => CaseRecord.Read(document)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task Fold_CommitsOfTwoCases_SaysThatTheRecordIsBroken()
    {
        using var house = new CaseHouse();
        var one = await house.InTriageAsync();
        var other = await house.InTriageAsync();
        var foreign = await house.Store.ReadCommitsAsync(other.Id, 0, CancellationToken.None);

        Should.Throw<RecordBrokenException>(() => CaseRecord.Fold(one.Id, null, foreign));
    }

    [Fact]
    public void CaseId_AsPeopleTypeIt_IsRead()
    {
        var id = CaseId.From([9, 8, 7, 6, 5, 4, 3]);

        CaseId.Parse(id.Reference.ToLowerInvariant()).ShouldBe(id);
        JsonSerializer.Deserialize<CaseId>(JsonSerializer.Serialize(id, CaseJson.Options), CaseJson.Options).ShouldBe(id);
        Should.Throw<FormatException>(() => CaseId.Parse("7QK39MZ2XA"));
    }

    [Fact]
    public void CaseId_AnyOneCharacterWrongOrTwoSwapped_IsNoId()
    {
        var text = CaseId.From([9, 8, 7, 6, 5, 4, 3]).Value;
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var letter in Crockford.Alphabet.Where(letter => letter != text[place]))
            {
                CaseId.TryParse(string.Concat(text[..place], letter.ToString(), text[(place + 1)..]), out _).ShouldBeFalse();
            }

            for (var other = place + 1; other < text.Length; other++)
            {
                var swapped = text.ToCharArray();
                (swapped[place], swapped[other]) = (swapped[other], swapped[place]);
                if (new string(swapped) != text)
                {
                    CaseId.TryParse(new string(swapped), out _).ShouldBeFalse();
                }
            }
        }
    }

    // As it was written before short texts became parts.
    [Fact]
    public void CaseOpened_WithThePlaceAndADetailInline_FoldsAsEver()
    {
        const string Json =
            """
            { "event": "case-opened", "kind": "notification", "type": "SERIOUS-INJURY", "policyVersion": "2026-11", "locationText": "the home by the river",
              "submission": { "channel": "http", "details": { "fracture": "left wrist" } } }
            """;

        var state = JsonSerializer.Deserialize<CaseEvent>(Json, CaseJson.Options)!
            .Apply(CaseState.Before(CaseId.From(new byte[8])), new CommitStamp(1, CaseHouse.Start, Triage, "received", null));

        state.Place.ShouldBe(TextRef.Inline("the home by the river"));
        state.Submission!.Details["fracture"].GetString().ShouldBe("left wrist");
    }

    private static CommitDraft Draft(string? commitId) => new()
    {
        CommitId = commitId,
        By = Triage,
        Cause = "test",
        Events = [new InformationAdded(TextRef.Inline("x"))],
    };
}
