using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Cases.Views;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Triage;

/// <summary>Which cases are proposed as one matter, and that a proposal never says who somebody is.</summary>
public sealed class ProposedLinkTests
{
    private const string SameReporter = "the same reporter";

    [Theory]
    [InlineData("confidential", "zelda@example.org", null, "confidential", "ZELDA@example.org ", null, true)]
    [InlineData("confidential", null, "020 7946 0000", "confidential", null, "+44 (0)20 79460000", true)]
    [InlineData("confidential", null, null, "confidential", null, null, true)]
    [InlineData("open", "zelda@example.org", null, "open", "zelda@example.org", null, true)]
    [InlineData("open", "zelda@example.org", null, "confidential", "zelda@example.org", null, false)]
    [InlineData("confidential", "zelda@example.org", null, "open", "zelda@example.org", null, false)]
    [InlineData("anonymous", "zelda@example.org", null, "anonymous", "zelda@example.org", null, false)]
    [InlineData("confidential", "zelda@example.org", null, "anonymous", "zelda@example.org", null, false)]
    public async Task Concerns_OfOneReporter_AreProposedWhereLikeMeetsLike(
        string identity, string? email, string? phone, string later, string? laterEmail, string? laterPhone, bool proposed)
    {
        using var house = new CaseHouse();
        var first = await house.InTriageAsync(Concern("public-concern", identity, email, phone), CaseKind.Concern);
        house.Time.Now = house.Time.Now.AddDays(1);

        var second = await house.InTriageAsync(Concern("whistleblowing", later, laterEmail, laterPhone), CaseKind.Concern);

        second.State.Links.Proposed.ShouldBe(proposed ? [new ProposedLink(first.Id, SameReporter)] : []);
        first.State.Links.Proposed.ShouldBeEmpty("only the newer one says so");
    }

    [Fact]
    public async Task Concerns_OfOneReporterAboutTwoPlacesOrNone_AreProposedByContactButNotByNameAlone()
    {
        using var house = new CaseHouse();
        var first = await house.InTriageAsync(Concern("public-concern", "confidential", "zelda@example.org", null), CaseKind.Concern);
        house.Time.Now += TimeSpan.FromMinutes(1);
        var elsewhere = await house.InTriageAsync(Concern("public-concern", "confidential", "zelda@example.org", null, CaseHouse.ForeignHome), CaseKind.Concern);
        house.Time.Now += TimeSpan.FromMinutes(1);
        var nowhere = await house.InTriageAsync(Concern("public-concern", "confidential", "zelda@example.org", null, location: null), CaseKind.Concern);
        house.Time.Now += TimeSpan.FromMinutes(1);
        var namesake = await house.InTriageAsync(Concern("whistleblowing", "confidential", "other@example.org", null, CaseHouse.ForeignHome), CaseKind.Concern);

        elsewhere.State.Links.Proposed.Select(link => link.CaseId).ShouldBe([first.Id]);
        nowhere.State.Links.Proposed.Select(link => link.CaseId).ShouldBe([first.Id, elsewhere.Id], ignoreOrder: true);
        namesake.State.Links.Proposed.Select(link => link.CaseId).ShouldBe([elsewhere.Id], "a name counts only where the place is the same");
    }

    [Fact]
    public async Task Concern_AfterTheWindow_IsNotProposed()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync(Concern("public-concern", "confidential", "zelda@example.org", null), CaseKind.Concern);
        house.Time.Now = house.Time.Now.AddDays(29);

        (await house.InTriageAsync(Concern("public-concern", "confidential", "zelda@example.org", null), CaseKind.Concern)).State.Links.Proposed.ShouldBeEmpty();
    }

    [Fact]
    public async Task ConcernAndNotification_OfOnePerson_AreNeverBroughtTogether()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync(Bodies.Injury());

        var concern = await house.InTriageAsync(Concern("whistleblowing", "confidential", "matron@example.org", null, name: "A Matron"), CaseKind.Concern);
        var notification = await house.InTriageAsync(Bodies.Injury(CaseHouse.OtherHome));

        concern.State.Links.Proposed.ShouldBeEmpty("it would say who blew the whistle");
        notification.State.Links.Proposed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Notifications_OfOneSubmitterAboutOneDay_AreProposedWhateverTheirType()
    {
        using var house = new CaseHouse();
        var injury = await house.InTriageAsync(Bodies.Injury());
        house.Time.Now = house.Time.Now.AddDays(1);

        var police = await house.InTriageAsync(Police("2026-01-30"));
        var otherDay = await house.InTriageAsync(Police("2026-01-29", CaseHouse.OtherHome));

        police.State.Links.Proposed.ShouldBe([new ProposedLink(injury.Id, "the same submitter, location and date of event")]);
        otherDay.State.Links.Proposed.ShouldBeEmpty();
    }

    [Fact]
    public async Task Proposal_ForSeveralReasons_SaysAllOfThemInOneLine()
    {
        using var house = new CaseHouse();
        var first = await house.InTriageAsync(Bodies.Injury(reference: "INC-7"));
        house.Time.Now = house.Time.Now.AddDays(1);

        (await house.InTriageAsync(Bodies.Injury(reference: "INC-7"))).State.Links.Proposed.ShouldBe(
            [new ProposedLink(first.Id, "the same provider reference INC-7, location and type; the same submitter, location and date of event")]);
    }

    [Fact]
    public async Task SameReporter_IsInNoCommitAndNoRowAsAnythingButThatItIsSo()
    {
        using var house = new CaseHouse();
        await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        house.Time.Now = house.Time.Now.AddDays(1);
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);
        play.State.Links.Proposed.Single().Why.ShouldContain(SameReporter);

        var keys = house.Get<ReporterKeys>().Of(
            play.State, await CaseTexts.ReadAsync(house.Store, play.Id, [ReporterKeys.PartOf(play.State)], CancellationToken.None));
        var rows = new List<string>();
        await foreach (var row in house.Worklist.ReadAllAsync(CancellationToken.None))
        {
            rows.Add(JsonSerializer.Serialize(row, CaseJson.Options));
        }

        keys.Count.ShouldBe(3);
        var record = string.Join('\n', house.Store.Appended().Select(commit => commit.Payload).Concat(rows));
        foreach (var secret in keys.Concat([Bodies.ReporterName, Bodies.ReporterEmail, "7946"]))
        {
            record.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Search_ForTheReporter_FindsNothing()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync(Bodies.Whistleblowing(), CaseKind.Concern);

        (await FindAsync(house, "enough staff")).ShouldBe([play.Id]);
        (await FindAsync(house, "zelda")).ShouldBeEmpty();
        (await FindAsync(house, "quill")).ShouldBeEmpty();
        (await FindAsync(house, Bodies.ReporterEmail)).ShouldBeEmpty();
        (await FindAsync(house, "7946 0000")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_FindsAnswersAndWhatWasAddedToo()
    {
        using var house = new CaseHouse();
        var play = await house.InTriageAsync();
        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, new { questions = new[] { "Where?" } });
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.ProvideInformation, new { answers = new[] { "In the conservatory." } });
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = "The kettle was involved." });

        (await FindAsync(house, "conservatory kettle hall")).ShouldBe([play.Id]);
        (await FindAsync(house, "matron")).ShouldBeEmpty("who submitted is not searched for either");
    }

    [Fact]
    public void ProviderView_HasNoLinks() =>
        typeof(ProviderCaseView).GetProperties().Select(property => property.Name).ShouldNotContain(nameof(CaseView.Links));

    private static async Task<IReadOnlyList<CaseId>> FindAsync(CaseHouse house, string text) =>
        [.. (await house.Worklist.QueryAsync(new WorklistQuery { AsOf = house.Time.Now, Text = text }, CancellationToken.None)).Items.Select(row => row.CaseId)];

    private static object Concern(
        string kind, string identity, string? email, string? phone, string? location = CaseHouse.CareHome, string name = "Zelda Quill") => new
        {
            kind,
            locationId = location,
            locationText = location is null ? "the home by the river" : null,
            identity,
            reporter = new { name, email, phone },
            narrative = "Nobody answers the bells at night.",
        };

    private static object Police(string date, string location = CaseHouse.CareHome) => new
    {
        type = "POLICE",
        locationId = location,
        submittedBy = new { name = "A Matron", jobTitle = "manager", email = "matron@example.org" },
        person = new { idCode = "SU-14" },
        @event = new { date },
        narrative = "The police came.",
    };
}
