using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Assessment.Workspaces;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Contracts.InMemory;
using Pipeline.Contracts.Word;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Assessment.Workspaces;

/// <summary>An assessment goes out as a Word document and comes back: what was written in it is what would have been decided as JSON.</summary>
public sealed class WorkspaceTests
{
    private const string Rationale = "Staff knew whom to tell.\n\nOne did not:\n\tshe was new \"this week\" – ☂ & <more>.";

    [Fact]
    public async Task Workspace_FilledIn_GivesTheSameJudgementsAsJson()
    {
        using var house = new CaseHouse();
        var offline = await PlannedAsync(house);
        var online = await PlannedAsync(house);
        await online.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 3, rationale = Rationale, evidence = new[] { online.State.Documents[0].DocumentId } });
        await online.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S2", score = 2, rationale = "Too few at night.", evidence = Array.Empty<string>() });
        await online.DecideAsync(Callers.Inspector, DecisionNames.AttachEvidence, new { documentId = online.State.Documents[0].DocumentId, statements = new[] { "S1", "S2" }, category = "observation" });

        var answer = await AnswerAsync(offline, WordFile.Fill(
            await DocumentAsync(offline),
            ("judge:S1:score", "3 – The evidence shows a good standard"),
            ("judge:S1:rationale", Rationale),
            ("judge:S1:evidence", "d1"),
            ("judge:S2:score", "2"),
            ("judge:S2:rationale", "Too few at night."),
            ("attach-evidence:D1:statements", "S1; s2"),
            ("attach-evidence:D1:category", "Observation")));

        answer.Refused.ShouldBeEmpty();
        answer.Taken.Select(taken => (taken.Where, taken.Decision)).ShouldBe([("S1", "judge"), ("S2", "judge"), ("D1", "attach-evidence")]);
        answer.Unchanged.Select(left => left.Where).ShouldBe(["D2"]);
        answer.Version.ShouldBe(offline.State.Version);
        (await JudgementsAsync(offline)).ShouldBe(await JudgementsAsync(online));
        offline.State.Assessment.Evidence.Single().Statements.ShouldBe(["S1", "S2"]);
        offline.State.Assessment.Evidence.Single().Category.ShouldBe("observation");
        CaseRatings.ByQuestion(CaseRatings.Of(offline.State, offline.Policy)).ShouldBe(CaseRatings.ByQuestion(CaseRatings.Of(online.State, online.Policy)));
    }

    [Fact]
    public async Task Workspace_BroughtTwice_ChangesNothingTheSecondTime()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        var filled = WordFile.Fill(await DocumentAsync(play), ("judge:S1:score", "3"), ("judge:S1:rationale", Rationale), ("judge:S1:evidence", "D2,D1"));
        await AnswerAsync(play, filled);
        var version = play.State.CommitVersion;

        var again = await AnswerAsync(play, filled);

        again.Taken.ShouldBeEmpty();
        again.Refused.ShouldBeEmpty();
        again.Unchanged.Single(left => left.Where == "S1").Why.ShouldBe("the record holds the same");
        play.State.CommitVersion.ShouldBe(version);
    }

    [Fact]
    public async Task Workspace_TakenOutAndBroughtBackUntouched_ChangesNothing()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        await play.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 4, rationale = "a\r\nb\n\n\nc \u0009 d", evidence = new[] { play.State.Documents[1].DocumentId } });
        await play.DecideAsync(Callers.Inspector, DecisionNames.AttachEvidence, new { documentId = play.State.Documents[0].DocumentId, statements = new[] { "safe", "S2" }, category = "processes" });
        var version = play.State.CommitVersion;

        var answer = await AnswerAsync(play, await DocumentAsync(play));

        answer.Taken.ShouldBeEmpty();
        answer.Refused.ShouldBeEmpty();
        play.State.CommitVersion.ShouldBe(version);
    }

    [Fact]
    public async Task Judgement_ChangedInTheSystemSince_IsAConflictAndNotOverwritten()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        var document = await DocumentAsync(play);
        await play.JudgeAsync("S1", 1);
        await play.JudgeAsync("S2", 4);

        var answer = await AnswerAsync(play, WordFile.Fill(document, ("judge:S1:score", "3"), ("judge:S1:rationale", "Fine.")));

        var conflict = answer.Refused.ShouldHaveSingleItem();
        conflict.Where.ShouldBe("S1");
        conflict.Text.ShouldContain("Rationale: Fine.");
        conflict.Reasons.ShouldHaveSingleItem().ShouldContain("changed in the system");
        answer.Unchanged.Single(left => left.Where == "S2").Why.ShouldContain("changed in the system since");
        play.State.Assessment.Judgements.Select(judgement => judgement.Score).ShouldBe([1, 4]);
    }

    [Fact]
    public async Task Judgement_AtFault_IsRefusedWithTheReasonsOfTheDeskAndTheRestIsTaken()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);

        var answer = await AnswerAsync(play, WordFile.Fill(
            await DocumentAsync(play),
            ("judge:S1:score", "excellent"),
            ("judge:S1:evidence", "D1 D9"),
            ("judge:S2:score", "2"),
            ("judge:S2:rationale", "Too few at night."),
            ("attach-evidence:D2:statements", "S99")));

        answer.Taken.ShouldHaveSingleItem().Where.ShouldBe("S2");
        answer.Refused.Select(refused => refused.Where).ShouldBe(["S1", "D2"]);
        answer.Refused[0].Reasons.ShouldBe(["score must be a whole number from 1 to 4", "evidence D9: no document of this case", "rationale is required"]);
        answer.Refused[1].Reasons.ShouldBe(["statements S99: not in cqc-saf@2024-12"]);
        play.State.Assessment.Judgements.ShouldHaveSingleItem().Statement.ShouldBe("S2");
    }

    [Fact]
    public async Task Judgement_Emptied_IsRefusedAndStays()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        await play.JudgeAsync("S1", 3);

        var answer = await AnswerAsync(play, WordFile.Fill(await DocumentAsync(play), ("judge:S1:score", string.Empty), ("judge:S1:rationale", string.Empty)));

        answer.Refused.ShouldHaveSingleItem().Reasons.ShouldBe(["score is required", "rationale is required"], ignoreOrder: true);
        play.State.Assessment.Judgements.ShouldHaveSingleItem().Score.ShouldBe(3);
    }

    [Fact]
    public async Task Field_RemovedDoubledOrStrange_IsReported()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        var document = WordFile.Fill(await DocumentAsync(play), ("judge:S1:score", "3"), ("judge:S2:score", "2"), ("judge:S2:rationale", "One."));
        document = WordFile.Double(WordFile.Remove(document, "judge:S1:rationale"), "judge:S2:rationale");
        document = WordFile.Fill(document, ("judge:S2:rationale", "Another."));
        document = WordFile.Edit(document, body => body.Append(new SdtBlock(new SdtProperties(new Tag { Val = "judge:S77:rationale" }), new SdtContentBlock(new Paragraph(new Run(new Text("Lost")))))));

        var answer = await AnswerAsync(play, document);

        answer.Taken.ShouldBeEmpty();
        answer.Refused.Select(refused => (refused.Where, refused.Reasons.Single())).ShouldBe(
        [
            ("S1", "its field Rationale is no longer in the document"),
            ("S2", "its field Rationale is in the document more than once, with different contents"),
            ("judge:S77:rationale", "this case has no such field"),
        ]);
        answer.Refused[2].Text.ShouldBe("Lost");
        play.State.Assessment.Judgements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_ChangedSince_TakesWhatIsStillPlanned()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        var document = WordFile.Fill(await DocumentAsync(play), ("judge:S1:score", "3"), ("judge:S1:rationale", "Yes."), ("judge:S2:score", "3"), ("judge:S2:rationale", "Yes."));
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S2", "S3" }, team = new[] { "inspector-1" } });

        var answer = await AnswerAsync(play, document);

        answer.Taken.ShouldHaveSingleItem().Where.ShouldBe("S2");
        answer.Refused.ShouldHaveSingleItem().Reasons.ShouldBe(["S1 is not part of the plan"]);
        answer.Unchanged.Single(left => left.Where == "S3").Why.ShouldBe("it came after the document was made");
    }

    [Fact]
    public async Task Document_OfAnotherCaseOrNone_IsRefusedAndChangesNothing()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        var other = await PlannedAsync(house);
        var document = await DocumentAsync(play);

        (await TakeAsync(other, document)).ShouldBeOfType<WorkspaceResult.NotForThisCase>().Reasons.Single().ShouldContain(play.Id.Value);
        (await TakeAsync(play, WordFile.Remove(document, Case(play)))).ShouldBeOfType<WorkspaceResult.Unreadable>().Reason.ShouldContain("which case");
        (await TakeAsync(play, Renumbered(document, play, play.State.Version + 1))).ShouldBeOfType<WorkspaceResult.NotForThisCase>();
        (await TakeAsync(play, Renumbered(document, play, 1))).ShouldBeOfType<WorkspaceResult.NotForThisCase>();
        (await TakeAsync(play, Renumbered(document, play, 0))).ShouldBeOfType<WorkspaceResult.NotForThisCase>();
        (await TakeAsync(play, "nothing"u8.ToArray())).ShouldBeOfType<WorkspaceResult.Unreadable>();
        play.State.Assessment.Judgements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_ThatTakesNoJudgementsNow_Declines()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        var document = WordFile.Fill(await DocumentAsync(play), ("judge:S1:score", "2"), ("judge:S1:rationale", "Late."));
        await play.JudgeAsync("S2", 3);
        await play.DecideAsync(Callers.Inspector, DecisionNames.Judge, new { statement = "S1", score = 3, rationale = "What we saw." });
        var same = await DocumentAsync(play);
        await play.DecideAsync(Callers.Inspector, DecisionNames.CompleteAssessment);

        (await AnswerAsync(play, document)).Refused.ShouldHaveSingleItem("judged meanwhile");
        (await AnswerAsync(play, same)).Refused.ShouldBeEmpty("nothing is to be decided");
        (await TakeAsync(play, WordFile.Fill(same, ("judge:S1:score", "1")))).ShouldBeOfType<WorkspaceResult.Declined>()
            .Result.ShouldBeOfType<DecisionResult.Illegal>().Stage.ShouldBe(Stage.Drafting);
    }

    [Fact]
    public async Task ExpectedVersion_NotTheCases_IsAConflict()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);

        (await TakeAsync(play, await DocumentAsync(play), play.State.Version - 1)).ShouldBeOfType<WorkspaceResult.Declined>()
            .Result.ShouldBe(new DecisionResult.VersionConflict(play.State.Version));
    }

    [Fact]
    public async Task UnscoredFramework_IsRatedByKeyQuestion()
    {
        using var house = new CaseHouse();
        var play = await house.OpenAssessmentAsync(new { locationId = CaseHouse.CareHome, reason = "planned", framework = "cqc-sector-draft" });
        await house.SettleAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S1", "well-led" }, team = new[] { "inspector-1" } });

        var answer = await AnswerAsync(play, WordFile.Fill(
            await DocumentAsync(play), ("judge:safe:rating", "requires improvement"), ("judge:safe:rationale", "Falls were not learnt from."), ("judge:well-led:rating", "good"), ("judge:well-led:rationale", "It is.")));

        answer.Refused.ShouldBeEmpty();
        play.State.Assessment.Judgements.Select(judgement => (judgement.KeyQuestion, judgement.Rating)).ShouldBe([("safe", Rating.RequiresImprovement), ("well-led", Rating.Good)]);
    }

    [Fact]
    public async Task Document_IsValidAndSaysWhatItIsInWordsAndHeadings()
    {
        using var house = new CaseHouse();
        var play = await PlannedAsync(house);
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordVisit, new { date = "2026-01-28", team = new[] { "inspector-1", "inspector-2" } });
        await play.JudgeAsync("S1", 3);

        var document = await DocumentAsync(play);

        WordFile.Faults(document).ShouldBeEmpty();
        WordFile.Read(document, word => word.PackageProperties.Title).ShouldBe("Assessment of Rose Court");
        WordFile.Read(document, word => word.PackageProperties.Language).ShouldBe("en-GB");
        WordFile.Read(document, word => word.CustomFilePropertiesPart!.Properties!.Select(property => property.InnerText).ToList())
            .ShouldBe([play.Id.Value, play.State.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        WordFile.Read(document, word => Headings(word)).ShouldBe(
        [
            "Title: Assessment of Rose Court", "Heading1: How to use this document", "Heading1: The assessment",
            "Heading1: Safe", "Heading2: S1 Learning culture", "Heading2: S2 Safe systems, pathways and transitions",
            "Heading1: Documents", "Heading2: D1 rota.txt", "Heading2: D2 care plan.txt",
        ]);
        WordFile.Read(document, word => word.MainDocumentPart!.Document.Descendants<Table>().All(table =>
            table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().Any()
            && table.GetFirstChild<TableProperties>()!.TableCaption!.Val!.Value!.Length > 0)).ShouldBeTrue();
        var text = WordFile.Read(document, word => word.MainDocumentPart!.Document.InnerText);
        foreach (var expected in new[] { play.Id.Reference, "Rose Care Limited", "28 January 2026", "inspector-1, inspector-2", "rota.txt", "What we saw on S1." })
        {
            text.ShouldContain(expected);
        }
    }

    [Fact]
    public async Task Document_BeforeAPlan_IsNone()
    {
        using var house = new CaseHouse();
        var triaged = await house.InTriageAsync();
        var unplanned = await house.InAssessmentAsync();

        (await house.Get<WorkspaceDesk>().WriteAsync((await triaged.OpenAsync(Callers.Inspector, "workspace"))!, CancellationToken.None)).ShouldBeNull();
        (await house.Get<WorkspaceDesk>().WriteAsync((await unplanned.OpenAsync(Callers.Inspector, "workspace"))!, CancellationToken.None)).ShouldBeNull();
    }

    private static async Task<CasePlay> PlannedAsync(CaseHouse house)
    {
        var play = await house.InAssessmentAsync();
        foreach (var name in new[] { "rota.txt", "care plan.txt" })
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(name));
            await house.Get<DocumentDesk>().AddAsync(new DocumentUpload { Caller = Callers.Inspector, CaseId = play.Id.Value, Name = name }, content, CancellationToken.None);
        }

        return await play.DecideAsync(Callers.Inspector, DecisionNames.PlanAssessment, new { statements = new[] { "S2", "S1" }, team = new[] { "inspector-1" } });
    }

    private static async Task<byte[]> DocumentAsync(CasePlay play) =>
        (await play.House.Get<WorkspaceDesk>().WriteAsync((await play.OpenAsync(Callers.Inspector, "workspace"))!, CancellationToken.None)).ShouldNotBeNull();

    private static async Task<WorkspaceResult> TakeAsync(CasePlay play, byte[] document, int? version = null)
    {
        using var file = new MemoryStream(document, writable: false);
        return await play.House.Get<WorkspaceDesk>().TakeAsync(
            new WorkspaceRequest { Caller = Callers.Inspector, CaseId = play.Id, ExpectedVersion = version }, file, CancellationToken.None);
    }

    private static async Task<WorkspaceAnswer> AnswerAsync(CasePlay play, byte[] document) =>
        (await TakeAsync(play, document)).ShouldBeOfType<WorkspaceResult.Answered>().Answer;

    private static string Case(CasePlay play) => $"case:{play.Id}:{play.State.Version}";

    private static byte[] Renumbered(byte[] document, CasePlay play, int version) =>
        WordFile.WithPart(document, "word/document.xml", xml => xml.Replace(Case(play), $"case:{play.Id}:{version}", StringComparison.Ordinal));

    /// <summary>Subject, score, rationale, and the names of the documents: ids differ from case to case.</summary>
    private static async Task<IReadOnlyList<string>> JudgementsAsync(CasePlay play) =>
        [.. (await play.ViewAsync(Callers.Inspector)).Assessment!.Judgements.Select(judgement =>
            $"{judgement.Statement} {judgement.Score} {judgement.Rationale} {string.Join(',', judgement.Evidence.Select(id => play.State.Documents.Single(document => document.DocumentId == id).Name))}")];

    private static List<string> Headings(WordprocessingDocument word) =>
    [
        .. word.MainDocumentPart!.Document.Descendants<Paragraph>()
            .Select(paragraph => (Style: paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, paragraph.InnerText))
            .Where(paragraph => paragraph.Style is "Title" or "Heading1" or "Heading2")
            .Select(paragraph => $"{paragraph.Style}: {paragraph.InnerText}"),
    ];
}
