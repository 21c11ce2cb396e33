using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Casework;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Casework.People;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Triage;
using Pipeline.Contracts.InMemory;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;
using Callers = Pipeline.Contracts.InMemory.People;

namespace Pipeline.Embedded.Tests.Storage;

/// <summary>What a disposal leaves in the folder of one machine: nothing of what was told, and a record that still verifies.</summary>
public sealed class DisposalTests
{
    [Fact]
    public async Task Closed_AfterItsYears_LeavesNoTextNoDocumentNoNoticeAndNoReporterInTheFolder()
    {
        using var temporary = new TemporaryFolder();
        await using var database = Database.Open(temporary.Folder, Durability.Full, new WorkGauge());
        var clock = new VirtualClock(CaseHouse.Start);
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock).AddEmbeddedStores(database).AddCasework()
            .AddSingleton<ILoggerFactory, LoggerFactory>().AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .BuildServiceProvider();
        var caseId = await ClosedConcernAsync(services);
        var keys = await ReporterKeysAsync(services, caseId);
        (await FoundAsync(services, clock, caseId, keys)).ShouldBe((1, 1, true, true), "what is looked for afterwards is there before");

        // The shipped policy keeps the identity of a reporter for three years, the rest of what is not published for eight.
        await SweepAsync(services, clock, caseId, 3);
        (await FoundAsync(services, clock, caseId, keys)).ShouldBe((1, 0, true, false));
        await SweepAsync(services, clock, caseId, 8);
        (await FoundAsync(services, clock, caseId, keys)).ShouldBe((0, 0, false, false));
        (await services.GetRequiredService<CaseRecord>().FindAsync(caseId, CancellationToken.None))!.State.Disposals.ShouldNotBeEmpty();
        var verified = await services.GetRequiredService<RecordVerifier>().VerifyAsync(CancellationToken.None);
        verified.Broken.ShouldBeEmpty();
        verified.Disposed.ShouldBeGreaterThan(0);
    }

    private static async Task SweepAsync(ServiceProvider services, VirtualClock clock, CaseId caseId, int years)
    {
        clock.AdvanceTo(CaseHouse.Start.AddYears(years));
        await services.GetRequiredService<DisposalSweep>().RunAsync(CancellationToken.None);
        await ProjectAsync(services, caseId);
    }

    /// <summary>A whistleblower's concern with a document and a sent notice, closed in triage and in the worklist.</summary>
    private static async Task<CaseId> ClosedConcernAsync(ServiceProvider services)
    {
        await services.GetRequiredService<IRegister>().LoadAsync(
            new RegisterContent([new Location { LocationId = CaseHouse.CareHome, Name = "Rose Court", ProviderId = Callers.ProviderId, ProviderName = "Rose Care Limited" }], []),
            CaseHouse.Start, CancellationToken.None);
        var accepted = (SubmissionResult.Accepted)await services.GetRequiredService<SubmissionDesk>().AcceptAsync(
            new SubmissionRequest { Kind = CaseKind.Concern, Body = CaseHouse.JsonOf(Bodies.Whistleblowing()), Caller = Caller.Public, Channel = "http" }, CancellationToken.None);
        var caseId = accepted.Receipt.CaseId;
        var record = services.GetRequiredService<CaseRecord>();
        var state = (await record.FindAsync(caseId, CancellationToken.None))!.State;
        var appraise = state.Effects.Single(effect => effect.Name == Effects.Appraise);
        await services.GetRequiredService<Appraiser>().RunAsync(new EffectCall(caseId, 1, appraise.Name, appraise.Key), CancellationToken.None);
        foreach (var notice in (await record.FindAsync(caseId, CancellationToken.None))!.State.Effects.Where(effect => effect is { Kind: EffectKind.Notice, IsOwed: true }))
        {
            foreach (var addressee in notice.Addressees)
            {
                await services.GetRequiredService<NoticeDispatcher>().DispatchAsync(new NoticeAsked(caseId, notice.Key, addressee), CancellationToken.None);
            }
        }

        using var content = new MemoryStream("The rota of the night."u8.ToArray());
        await services.GetRequiredService<DocumentDesk>().AddAsync(
            new DocumentUpload { Caller = Callers.Triage, CaseId = caseId.Value, Name = "rota.txt" }, content, CancellationToken.None);
        await DecideAsync(services, caseId, Callers.Triage, DecisionNames.Close, new { outcome = "no-further-action", reason = "nothing to do" });
        await ProjectAsync(services, caseId);
        return caseId;
    }

    private static async Task DecideAsync(ServiceProvider services, CaseId caseId, Caller caller, string decision, object body) =>
        (await services.GetRequiredService<DecisionDesk>().DecideAsync(
            new DecisionRequest { Caller = caller, CaseId = caseId.Value, Decision = decision, Body = CaseHouse.JsonOf(body) }, CancellationToken.None))
        .ShouldBeOfType<DecisionResult.Decided>();

    private static async Task ProjectAsync(ServiceProvider services, CaseId caseId) => await services.GetRequiredService<WorklistProjection>().ApplyAsync(
        await services.GetRequiredService<ICaseStore>().ReadCommitsAsync(caseId, 0, CancellationToken.None), CancellationToken.None);

    private static async Task<IReadOnlyList<string>> ReporterKeysAsync(ServiceProvider services, CaseId caseId)
    {
        var state = (await services.GetRequiredService<CaseRecord>().FindAsync(caseId, CancellationToken.None))!.State;
        var texts = await CaseTexts.ReadAsync(services.GetRequiredService<ICaseStore>(), caseId, [ReporterKeys.PartOf(state)], CancellationToken.None);
        return services.GetRequiredService<ReporterKeys>().Of(state, texts);
    }

    /// <summary>Rows found by the narrative's words, rows found by the reporter's keys, whether a document lies there, whether a notice does.</summary>
    private static async Task<(int ByText, int ByReporter, bool Document, bool Notice)> FoundAsync(
        ServiceProvider services, VirtualClock clock, CaseId caseId, IReadOnlyList<string> keys)
    {
        var folder = services.GetRequiredService<DataFolder>().FullPath;
        var query = new WorklistQuery { AsOf = clock.GetUtcNow(), Stage = Stage.Closed };
        var worklist = services.GetRequiredService<IWorklist>();
        return (
            (await worklist.QueryAsync(query with { Text = "enough staff" }, CancellationToken.None)).Total,
            (await worklist.OfReporterAsync([.. keys], new ArrivalSpan(CaseHouse.Start.AddDays(-1)), 50, CancellationToken.None)).Count,
            Files(Path.Combine(folder, "documents")).Any(file => File.ReadAllText(file).Contains("The rota of the night.", StringComparison.Ordinal)),
            Files(Path.Combine(folder, "notices", caseId.Value)).Any());
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
