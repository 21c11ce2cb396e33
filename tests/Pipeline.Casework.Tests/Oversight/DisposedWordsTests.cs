using System.IO.Compression;
using System.Text.Json;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Casework.Policies;
using Pipeline.Contracts.InMemory;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Casework.Tests.Oversight;

/// <summary>Every text that somebody can send in has the same word in it. After the disposal it is nowhere.</summary>
public sealed class DisposedWordsTests
{
    private const string Word = "quixotic";

    private static readonly Policy Policy = PolicyCatalog.LoadShipped().Current;

    public static TheoryData<string> Types => [.. Policy.NotificationTypes.Select(type => type.Code)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Notification_AfterItsDisposal_HasNoneOfItsWordsAnywhere(string type)
    {
        using var house = new CaseHouse();
        var play = await house.SubmitAsync(Notification(Policy.FindNotificationType(type)!), by: Callers.Provider);
        InTheRecord(house, play).ShouldNotContain(Word, Case.Insensitive, "what is committed stays for ever");
        await house.SettleAsync();

        await CloseAndDisposeAsync(house, play);
    }

    [Fact]
    public async Task Concern_AfterItsDisposal_HasNoneOfItsWordsAnywhere()
    {
        using var house = new CaseHouse();
        var body = new
        {
            kind = "public-concern",
            locationText = $"the {Word} home by the river",
            identity = "open",
            reporter = new { name = $"A {Word}", email = $"{Word}@example.org", phone = Word },
            narrative = $"A {Word} narrative.",
        };
        var play = await house.InTriageAsync(body, CaseKind.Concern);
        (await play.ViewAsync(Callers.Triage)).LocationText.ShouldBe(body.locationText);

        await play.DecideAsync(Callers.Triage, DecisionNames.RequestInformation, new { questions = new[] { $"Which {Word} room?" } });
        await play.DecideAsync(Callers.Triage, DecisionNames.ProvideInformation, new { answers = new[] { $"The {Word} one." }, receivedBy = "telephone" });
        await play.DecideAsync(Callers.SubmitterOf(play.Id), DecisionNames.AddInformation, new { text = $"A {Word} addition." });
        await play.DecideAsync(Callers.Triage, DecisionNames.RecordAction, new { kind = "contact-provider", text = $"Called about the {Word} one." });
        await CloseAndDisposeAsync(house, play);

        (await play.ViewAsync(Callers.Triage)).LocationText.ShouldBe(CaseTexts.Disposed);
    }

    [Fact]
    public async Task Disposal_DoesNotRaiseTheVersionThatPeopleSee()
    {
        using var house = new CaseHouse();
        var play = await house.ClosedAsync(Bodies.Changes());
        var version = play.State.Version;

        await DisposeAsync(house);

        play.State.Disposals.ShouldHaveSingleItem().DoneAt.ShouldNotBeNull();
        play.State.Version.ShouldBe(version);
    }

    private static async Task CloseAndDisposeAsync(CaseHouse house, CasePlay play)
    {
        InTheRecord(house, play).ShouldNotContain(Word, Case.Insensitive);
        (await FoundAsync(house, play)).ShouldBe(1, "the test looks for something that is there before");
        JsonSerializer.Serialize(await play.ViewAsync(Callers.Triage), CaseJson.Options).ShouldContain(Word);
        if (!play.State.IsClosed)
        {
            await play.DecideAsync(Callers.Triage, DecisionNames.Close, Bodies.For(DecisionNames.Close, play.State));
        }

        await DisposeAsync(house);

        play.State.Disposals[^1].DoneAt.ShouldNotBeNull();
        (await EverywhereAsync(house, play)).ShouldNotContain(Word, Case.Insensitive);
        (await FoundAsync(house, play)).ShouldBe(0);
        (await house.Get<RecordVerifier>().VerifyAsync(CancellationToken.None)).Broken.ShouldBeEmpty();
    }

    private static async Task DisposeAsync(CaseHouse house)
    {
        await house.AdvanceToAsync(CaseHouse.Start.AddYears(3));
        await house.Get<DisposalSweep>().RunAsync(CancellationToken.None);
        await house.AdvanceToAsync(CaseHouse.Start.AddYears(9));
        await house.Get<DisposalSweep>().RunAsync(CancellationToken.None);
        await house.SettleAsync();
    }

    private static string InTheRecord(CaseHouse house, CasePlay play) =>
        JsonSerializer.Serialize(play.Commits, CaseJson.Options) + JsonSerializer.Serialize(play.State, CaseJson.Options);

    private static async Task<int> FoundAsync(CaseHouse house, CasePlay play) =>
        (await house.Worklist.QueryAsync(new WorklistQuery { AsOf = house.Time.Now, Stage = play.State.Stage, Text = Word }, CancellationToken.None)).Total;

    private static async Task<string> EverywhereAsync(CaseHouse house, CasePlay play)
    {
        var snapshot = await house.Store.ReadSnapshotAsync(play.Id, CancellationToken.None);
        var row = await house.Worklist.FindAsync(play.Id, CancellationToken.None);
        var found = new List<string>
        {
            InTheRecord(house, play),
            JsonSerializer.Serialize(house.Store.Parts(play.Id), CaseJson.Options),
            snapshot?.State ?? string.Empty,
            JsonSerializer.Serialize(row, CaseJson.Options),
            JsonSerializer.Serialize(await play.ViewAsync(Callers.Triage), CaseJson.Options),
            JsonSerializer.Serialize(await play.StatusAsync(Callers.SubmitterOf(play.Id)), CaseJson.Options),
            JsonSerializer.Serialize(house.NoticeSender.Sent.Where(notice => notice.CaseId == play.Id), CaseJson.Options),
        };
        if (play.State.Kind == CaseKind.Notification)
        {
            found.Add(JsonSerializer.Serialize(await play.ProviderViewAsync(Callers.Provider), CaseJson.Options));
        }

        using var bundle = new MemoryStream();
        await house.Get<CaseBundle>().WriteAsync(play.State, bundle, CancellationToken.None);
        using var zip = new ZipArchive(bundle, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            found.Add(await reader.ReadToEndAsync());
        }

        return string.Join('\n', found);
    }

    private static object Notification(NotificationType type)
    {
        var person = new { name = $"A {Word}", jobTitle = Word, email = $"{Word}@example.org", phone = Word };
        return new
        {
            type = type.Code,
            locationId = CaseHouse.CareHome,
            submittedBy = person,
            contact = person,
            person = new { idCode = Word, ageRange = Policy.AgeRanges[0], equalityData = new { religion = Word } },
            @event = new { date = "2026-01-30", details = type.Fields.ToDictionary(field => field.Name, Detail) },
            narrative = $"A {Word} narrative.",
        };
    }

    private static object Detail(DetailField field) => field.Type switch
    {
        DetailFieldType.Text or DetailFieldType.Longtext => $"{Word} {field.Name}",
        DetailFieldType.Date => "2026-01-20",
        DetailFieldType.Time => "10:00",
        DetailFieldType.Boolean => true,
        DetailFieldType.Multi => new[] { field.Options[0] },
        _ => field.Options[0],
    };
}
