using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.People;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Cases;

/// <summary>Who sees what. A concern of a confidential worker goes all the way; nobody learns from where it came who must not.</summary>
public sealed class CaseViewTests
{
    private static readonly string[] Reporter = [Bodies.ReporterName, Bodies.ReporterEmail, "7946"];

    // What tells a provider that somebody complained.
    private static readonly string[] Origin =
        ["whistleblowing", "concern", "enough staff", "confidential", "risk", "link", "submission", "submitter", "receivedAt", "2026-02-02", "triage", "received"];

    [Fact]
    public async Task Provider_BeforeTheDraftIsSent_KnowsNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        (await play.OpenAsync(Callers.Provider, "case")).ShouldBeNull();
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        await play.AssessAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);

        (await play.OpenAsync(Callers.Provider, "case")).ShouldBeNull();
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
        (await play.OpenAsync(Callers.Provider, "case")).ShouldNotBeNull();
        (await play.OpenAsync(Callers.ProviderOf(CaseHouse.ForeignProvider), "case")).ShouldBeNull();
    }

    // A worker may be signed in at work when they raise a concern about it.
    [Fact]
    public async Task Concern_OfSomebodySignedInForTheProvider_IsKnownToNobodyThereAndNamesNobody()
    {
        using var house = new CaseHouse();
        var play = await house.SubmitAsync(Bodies.Whistleblowing(), CaseKind.Concern, Callers.Provider);
        await house.SettleAsync();

        (await play.OpenAsync(Callers.Provider, "case")).ShouldBeNull();
        (await play.OpenAsync(Callers.SubmitterOf(play.Id), "status")).ShouldNotBeNull();
        play.State.Submission!.Verified.ShouldBeFalse();
        play.Commits.ShouldAllBe(commit => commit.By.UserId != Callers.Provider.UserId && commit.By.OnBehalfOf == null);
    }

    [Fact]
    public async Task Provider_OfAWhistleblowersCase_SeesDraftPointsAndDatesAndNothingOfWhereItCameFrom()
    {
        using var house = new CaseHouse();
        var play = await WhistleblowersCaseAsync(house);
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new
        {
            points = new[] { new { kind = "fact", where = "summary", text = "There are 40 beds." } },
            final = false,
        });

        var view = await play.ProviderViewAsync(Callers.Provider);
        var json = JsonOf(view);

        foreach (var word in Reporter.Concat(Origin))
        {
            json.ShouldNotContain(word, Case.Insensitive);
        }

        view.ShouldSatisfyAllConditions(
            v => v.Kind.ShouldBeNull(),
            v => v.Submission.ShouldBeNull(),
            v => v.Draft!.Sections.Count.ShouldBe(2),
            v => v.Draft!.Authors.ShouldBeNull(),
            v => v.FactualAccuracy!.Points.Single().Text.ShouldBe("There are 40 beds."),
            v => v.FactualAccuracy!.Due.ShouldNotBeNull(),
            v => v.Decisions.Select(decision => decision.Name).ShouldBe([DecisionNames.RespondFactualAccuracy, DecisionNames.NothingToCorrect]));
    }

    [Fact]
    public async Task ProviderStatus_OfAWhistleblowersCase_BeginsWithTheDraft()
    {
        using var house = new CaseHouse();
        var play = await WhistleblowersCaseAsync(house);

        var status = await play.StatusAsync(Callers.Provider);
        var json = JsonOf(status);

        foreach (var word in Reporter.Concat(Origin))
        {
            json.ShouldNotContain(word, Case.Insensitive);
        }

        status.History.Select(line => line.Stage).ShouldBe([Stage.FactualAccuracy]);
    }

    [Fact]
    public async Task Provider_SeesTheDraftAsItWasSentNotAsItIsEdited()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ReturnDraft, Bodies.For(DecisionNames.ReturnDraft, play.State));
        await play.DecideAsync(Callers.Inspector, DecisionNames.SaveDraft, new { sections = new { summary = "Not yet for you." } });

        JsonOf(await play.ProviderViewAsync(Callers.Provider)).ShouldNotContain("Not yet for you.");
        JsonOf(await play.ViewAsync(Callers.Inspector)).ShouldContain("Not yet for you.");
    }

    [Fact]
    public async Task Provider_OfItsOwnNotification_SeesItAndNoRiskOrLinks()
    {
        using var house = new CaseHouse();
        await house.SubmitAsync(Bodies.Injury(), by: Callers.Provider);
        await house.AdvanceAsync(TimeSpan.FromMinutes(1));
        var play = await house.SubmitAsync(Bodies.Injury(), by: Callers.Provider);
        await house.SettleAsync();
        play.State.Links.Proposed.ShouldNotBeEmpty();

        var view = await play.ProviderViewAsync(Callers.Provider);

        view.ShouldSatisfyAllConditions(
            v => v.Submission!.Verified.ShouldBeTrue(),
            v => v.Submission!.Narrative.ShouldBe("SU-14 fell in the hall."),
            v => v.Draft.ShouldBeNull());
    }

    [Fact]
    public async Task Provider_OfAWithdrawnReport_IsNotToldByWhom()
    {
        using var house = new CaseHouse();
        var play = await house.PublishedAsync();
        await play.DecideAsync(Callers.Publisher, DecisionNames.Withdraw, new { reason = "the wrong home" });

        var view = await play.ProviderViewAsync(Callers.Provider);

        view.Publication!.Withdrawal!.Reason.ShouldBe("the wrong home");
        JsonOf(view).ShouldNotContain("publisher-1");
        JsonOf(await play.ViewAsync(Callers.Manager)).ShouldContain("publisher-1");
    }

    [Fact]
    public async Task Reporter_IsInNoViewBundleTimelineCommitMessageNoticeListOrLog()
    {
        using var house = new CaseHouse();
        var play = await WhistleblowersCaseAsync(house);
        await play.DecideAsync(Callers.Provider, DecisionNames.NothingToCorrect);
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);

        var everything = new StringBuilder()
            .Append(JsonOf(await play.ViewAsync(Callers.Triage)))
            .Append(JsonOf(await play.ViewAsync(Callers.Manager)))
            .Append(JsonOf(await play.ProviderViewAsync(Callers.Provider)))
            .Append(JsonOf(await play.StatusAsync(Callers.Triage)))
            .Append(JsonOf(await play.StatusAsync(Callers.SubmitterOf(play.Id))))
            .Append(JsonOf(await house.Get<TimelineReader>().ReadAsync(play.Id, CancellationToken.None)))
            .Append(JsonOf((await house.Worklist.FindAsync(play.Id, CancellationToken.None))!))
            .Append(JsonOf(house.Audit.Entries))
            .Append(JsonOf(house.Queue.Sent.Select(sent => sent.Message)))
            .Append(JsonOf(house.NoticeSender.Sent.Where(notice => notice.Addressee != "submitter")))
            .AppendJoin('\n', (await house.Store.ReadCommitsAsync(play.Id, 0, CancellationToken.None)).Select(commit => commit.Payload))
            .Append(await BundleTextAsync(house, play))
            .ToString();

        foreach (var word in Reporter)
        {
            everything.ShouldNotContain(word, Case.Insensitive);
        }

        everything.ShouldContain("There is not enough staff at night.");
    }

    [Fact]
    public async Task Reporter_ReadByTriageWithAPurpose_IsGivenAndLogged()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);

        var view = await house.Get<ReporterDesk>().ReadAsync(play.Id.Value, Callers.Triage, "to call back", CancellationToken.None);

        view!.Reporter.Name.ShouldBe(Bodies.ReporterName);
        house.Audit.Entries.Single().ShouldSatisfyAllConditions(
            entry => entry.What.ShouldBe("reporter"), entry => entry.Purpose.ShouldBe("to call back"), entry => entry.Actor.ShouldBe("triage-1"));
        await Should.ThrowAsync<AccessDeniedException>(() => house.Get<ReporterDesk>().ReadAsync(play.Id.Value, Callers.Manager, "curious", CancellationToken.None));
        house.Audit.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Read_ThatCannotBeLogged_GivesNothingOut()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        house.Audit.Unavailable = new StoreUnavailableException("full");

        await Should.ThrowAsync<StoreUnavailableException>(() => play.OpenAsync(Callers.Triage, "case"));
    }

    [Fact]
    public async Task Anonymous_WhoGaveANameAllTheSame_IsNotStored()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(
            new { kind = "public-concern", locationId = CaseHouse.CareHome, identity = "anonymous", reporter = new { name = Bodies.ReporterName }, narrative = "Cold meals." },
            CaseKind.Concern);

        house.Store.Parts(play.Id).ShouldAllBe(part => !part.Text.Contains(Bodies.ReporterName, StringComparison.Ordinal));
        play.Receipt.Warnings.ShouldNotBeEmpty();
        (await house.Get<ReporterDesk>().ReadAsync(play.Id.Value, Callers.Triage, "x", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Staff_SeesEffectsAndEveryDecisionWithWhoMayAndWhyNot()
    {
        using var house = new CaseHouse();
        house.NoticeSender.Refuses[Effects.Acknowledge] = "bounced";
        var play = await house.InTriageAsync();

        var view = await play.ViewAsync(Callers.Triage);

        view.Effects!.Select(effect => (effect.Name, effect.Status)).ShouldBe([(Effects.Appraise, EffectStatus.Done), (Effects.Acknowledge, EffectStatus.Open)]);
        view.Decisions.Select(decision => decision.Name).Order().ShouldBe(ProcessTable.Decisions(Stage.Triage).Order());
        foreach (var decision in view.Decisions)
        {
            var mine = ProcessTable.Roles(Stage.Triage, decision.Name).Contains(Role.Triage);
            decision.Allowed.ShouldBe(mine, decision.Name);
            (decision.Why is null).ShouldBe(mine, decision.Name);
            decision.Schema.ShouldEndWith(decision.Name);
        }
    }

    [Fact]
    public async Task Decisions_OfAReviewerWhoVisited_SayThatTheyAreNotIndependent()
    {
        using var house = new CaseHouse();
        var play = await house.InQualityReviewAsync();

        var view = await play.ViewAsync(Callers.Staff("inspector-2", Role.Reviewer));

        view.Decisions.Single(decision => decision.Name == DecisionNames.ApproveDraft).ShouldSatisfyAllConditions(
            decision => decision.Allowed.ShouldBeFalse(), decision => decision.Why!.ShouldContain("visit"));
    }

    [Fact]
    public async Task Views_OfEveryStage_CanBeWrittenForEveryCaller()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            using var house = new CaseHouse();
            var play = await house.InAsync(stage);
            foreach (var caller in new[] { Callers.Triage, Callers.Manager, Callers.Auditor, Callers.Operations, Callers.Provider, Callers.SubmitterOf(play.Id) })
            {
                if (await play.OpenAsync(caller, "case") is null)
                {
                    continue;
                }

                var status = await play.StatusAsync(caller);
                (status.WaitingFor?.Role is null or Role.System).ShouldBe(CaseProcess.Gates(play.State).Any() || stage is Stage.Published or Stage.Closed, $"{stage}");
                object view = (await play.OpenAsync(caller, "case"))!.Access.IsStaff ? await play.ViewAsync(caller) : await play.ProviderViewAsync(caller);
                JsonDocument.Parse(JsonOf(view)).RootElement.GetProperty("stage").GetString().ShouldBe(Names.Of(stage));
            }
        }
    }

    private static async Task<CasePlay> WhistleblowersCaseAsync(CaseHouse house)
    {
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        await house.AdvanceAsync(TimeSpan.FromDays(1));
        await play.DecideAsync(Callers.Triage, DecisionNames.AcceptForAssessment);
        await play.AssessAsync();
        await play.DecideAsync(Callers.Inspector, DecisionNames.SubmitDraft);
        return await play.DecideAsync(Callers.Reviewer, DecisionNames.ApproveDraft);
    }

    private static async Task<string> BundleTextAsync(CaseHouse house, CasePlay play)
    {
        using var bytes = new MemoryStream();
        await house.Get<CaseBundle>().WriteAsync(play.State, bytes, CancellationToken.None);
        bytes.Position = 0;
        using var zip = new ZipArchive(bytes, ZipArchiveMode.Read);
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["state.json", "commits.json", "parts.json", "timeline.json", "report.html", "report.json"]);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(CancellationToken.None));
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }

    private static string JsonOf(object value) => JsonSerializer.Serialize(value, CaseJson.Options);
}
