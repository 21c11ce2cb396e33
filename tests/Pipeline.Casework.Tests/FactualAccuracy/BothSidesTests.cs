using System.Text;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.FactualAccuracy;

/// <summary>The round as the two sides of it see it.</summary>
public sealed class BothSidesTests
{
    private const string Home = "1-555000001";

    [Fact]
    public async Task Due_IsTheSameWhereverEitherSideLooks()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        await play.DecideAsync(Callers.Manager, DecisionNames.Extend, new { until = "2026-03-02", reason = "ill" });
        var expected = new DateTimeOffset(2026, 3, 2, 23, 59, 59, TimeSpan.Zero);

        DateTimeOffset?[] shown =
        [
            (await play.StatusAsync(Callers.Provider)).WaitingFor!.Due,
            (await play.StatusAsync(Callers.Inspector)).WaitingFor!.Due,
            (await play.ProviderViewAsync(Callers.Provider)).FactualAccuracy!.Due,
            (await play.ProviderViewAsync(Callers.Provider)).Clocks.Stage.Single().Due,
            (await play.ViewAsync(Callers.Inspector)).FactualAccuracy!.Due,
            (await play.ViewAsync(Callers.Inspector)).Clocks.Stage[0].Due,
            (await house.Get<ReportComposer>().ComposeSentAsync(play.State, play.Policy, CancellationToken.None)).Due,
        ];

        shown.ShouldAllBe(due => due == expected);
        (await play.ProviderViewAsync(Callers.Provider)).FactualAccuracy!.SentAt.ShouldBe((await play.ViewAsync(Callers.Inspector)).FactualAccuracy!.SentAt);
    }

    [Fact]
    public async Task Draft_WhereTheRegisterHasARegisteredManager_GoesToBothAndTheDaysCountFromTheLast()
    {
        using var house = new CaseHouse();
        await house.Register.LoadAsync(
            new RegisterContent([new() { LocationId = Home, Name = "Elm House", ProviderId = Callers.ProviderId, ProviderName = "Rose Care Limited", HasRegisteredManager = true }], []),
            house.Time.Now,
            CancellationToken.None);
        house.NoticeSender.Refuses[Effects.SendDraft] = "bounced";
        var play = await house.InFactualAccuracyAsync(Bodies.Injury(Home));
        play.State.Effects.Single(effect => effect.Name == Effects.SendDraft).Addressees.ShouldBe([Callers.ProviderId, $"{Home}/registered-manager"]);

        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordSend, new { effect = Effects.SendDraft, to = Callers.ProviderId, how = "post", at = house.Time.Now });
        StageClocks.DraftSentAt(play.State).ShouldBeNull("one of the two does not have it");
        await house.AdvanceAsync(TimeSpan.FromDays(1));
        await play.DecideAsync(Callers.Inspector, DecisionNames.RecordSend, new { effect = Effects.SendDraft, to = "the manager, by hand", how = "by hand", at = house.Time.Now });

        // Tuesday 3 February 2026 and ten working days.
        (await play.StatusAsync(Callers.Provider)).WaitingFor!.Due.ShouldBe(new DateTimeOffset(2026, 2, 17, 23, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public async Task Draft_WhereTheRegisterHasNone_GoesToTheProviderAlone()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();

        play.State.Effects.Single(effect => effect.Name == Effects.SendDraft).Addressees.ShouldBe([Callers.ProviderId]);
        play.State.Location!.HasRegisteredManager.ShouldBeNull();
    }

    [Fact]
    public async Task Point_AsLongAsAText_IsKeptWholeWithItsPlaceAndDocuments()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        var text = string.Join('\n', Enumerable.Repeat("There are 40 beds. ☂", 4_700));
        var own = await AddAsync(play, Callers.Provider, "beds.txt");

        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, new
        {
            points = Enumerable.Range(0, 5).Select(number => new { kind = "fact", where = $"safe, paragraph {number}", text, documents = new[] { own } }),
            final = true,
        });

        foreach (var points in new[] { (await play.ViewAsync(Callers.Reviewer)).FactualAccuracy!.Points, (await play.ProviderViewAsync(Callers.Provider)).FactualAccuracy!.Points })
        {
            points.Count.ShouldBe(5);
            points[4].Where.ShouldBe("safe, paragraph 4");
            points[4].Text.ShouldBe(text);
            points[4].Documents.ShouldBe([own]);
        }
    }

    [Fact]
    public async Task Documents_OfAPoint_AreTheProvidersOwnAndTheReviewersToSee()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyAsync();
        var own = await AddAsync(play, Callers.Provider, "beds.txt");
        var staffs = await AddAsync(play, Callers.Inspector, "notes.txt");
        object Answer(string document) => new { points = new[] { new { kind = "fact", where = "safe", text = "40 beds", documents = new[] { document } } }, final = true };

        (await play.AskAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, Answer(staffs))).ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["points"]);
        (await play.AskAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, Answer("none"))).ShouldBeOfType<DecisionResult.Invalid>().Faults.Fields.ShouldBe(["points"]);
        await play.DecideAsync(Callers.Provider, DecisionNames.RespondFactualAccuracy, Answer(own));

        DocumentDesk.List((await play.OpenAsync(Callers.Provider, "documents"))!).Select(document => document.DocumentId).ShouldBe([own]);
        DocumentDesk.List((await play.OpenAsync(Callers.Reviewer, "documents"))!).Select(document => document.DocumentId).ShouldBe([own, staffs]);
        (await play.OpenAsync(Callers.ProviderOf(CaseHouse.ForeignProvider), "documents")).ShouldBeNull();
        await play.DecideAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, new { points = new[] { new { id = "P1", accepted = false, reason = "38 are registered" } } });
        await play.DecideAsync(Callers.Publisher, DecisionNames.SignOff);
        var published = play.State.Publication.Public!;
        foreach (var sha256 in new[] { published.HtmlSha256, published.JsonSha256 })
        {
            var report = house.Documents.Text(DocumentArea.Register, play.Id, sha256);
            foreach (var word in new[] { own, staffs, "beds.txt", "40 beds", "38 are registered" })
            {
                report.ShouldNotContain(word);
            }
        }
    }

    [Fact]
    public async Task Points_AreResolvedBySomebodyWhoDidNotVisit()
    {
        using var house = new CaseHouse();
        var play = await house.InFactualAccuracyReviewAsync();
        var visitor = Callers.Staff("inspector-2", Role.Reviewer);

        (await play.AskAsync(visitor, DecisionNames.ResolveFactualAccuracy, Bodies.For(DecisionNames.ResolveFactualAccuracy, play.State))).ShouldBeOfType<DecisionResult.NotIndependent>();
        (await play.AskAsync(Callers.Reviewer, DecisionNames.ResolveFactualAccuracy, Bodies.For(DecisionNames.ResolveFactualAccuracy, play.State))).ShouldBeOfType<DecisionResult.Decided>();
    }

    private static async Task<string> AddAsync(CasePlay play, Caller caller, string name)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(name));
        var result = await play.House.Get<DocumentDesk>().AddAsync(new DocumentUpload { Caller = caller, CaseId = play.Id.Value, Name = name }, content, CancellationToken.None);
        return result.ShouldBeOfType<DocumentResult.Added>().Document.DocumentId;
    }
}
