using System.Globalization;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight.Disposal;

/// <summary>
/// Disposes of what closed cases have kept long enough. First the record says so, then the bytes go, then the record says that they are gone: killed in
/// between, the next sweep goes on. Commits and their hashes stay as they are.
/// </summary>
public sealed partial class DisposalSweep(
    ICaseStore store, CaseRecord record, IDocumentStore documents, INoticeSender notices, IWorklist worklist, PolicyCatalog policies, TimeProvider time, ILogger<DisposalSweep> logger)
{
    private const string Cause = "disposal";

    /// <summary>Disposes of all that is due; a case that may not be touched, or whose record is broken, is passed over until the next sweep. Safe to repeat.</summary>
    /// <exception cref="StoreUnavailableException">Of some cases something could not be deleted: to be tried again. All others were disposed of.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        await foreach (var row in worklist.ReadAsync(new WorklistPeriod(WorklistMoment.DisposalDue, null, time.GetUtcNow().AddTicks(1)), cancellationToken))
        {
            try
            {
                await DisposeAsync(row.CaseId, cancellationToken);
            }
            catch (StoreUnavailableException failure)
            {
                LogFailed(logger, row.CaseId.Value, failure);
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new StoreUnavailableException($"{failures.Count} of the cases due could not be disposed of.", new AggregateException(failures));
        }
    }

    private async Task DisposeAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        if (await record.FindReadableAsync(caseId, cancellationToken) is not { State: var found })
        {
            return;
        }

        var isTargetOpen = found.Links.LinkedTo is { } target && await record.FindReadableAsync(target, cancellationToken) is { State.IsClosed: false };
        if (Retention.Objection(found, isTargetOpen) is { } objection)
        {
            LogPassedOver(logger, caseId.Value, objection);
            return;
        }

        var commits = (await store.ReadCommitsAsync(caseId, 0, cancellationToken)).Select(CaseRecord.Read).ToList();
        var begun = await record.ChangeAsync(caseId, file => Begin(file.State, commits, isTargetOpen), cancellationToken);
        if (begun is null || UnderWay(begun.State) is not { } disposal)
        {
            return;
        }

        var kinds = DisposalBegun.KindsOf(disposal.Scope);
        foreach (var part in commits.SelectMany(commit => commit.Parts).Where(part => kinds.Contains(part.Kind)))
        {
            await store.DisposePartAsync(caseId, part.Id, cancellationToken);
        }

        if (disposal.Scope == DisposalScope.Everything)
        {
            // A document is stored before the record says so: of an upload that broke off in between only the store knows.
            await documents.DisposeAllAsync(caseId, cancellationToken);
        }

        await notices.ForgetAsync(caseId, cancellationToken);
        await record.ChangeAsync(
            caseId,
            file => UnderWay(file.State) is { } still && still.Scope == disposal.Scope ? Draft(null, new DisposalDone(disposal.Scope)) : null,
            cancellationToken);
        LogDisposed(logger, caseId.Value, disposal.Scope);
    }

    /// <summary>Nothing where a disposal is under way already, where none is due any more, or where the case changed.</summary>
    private CommitDraft? Begin(CaseState state, List<Commit> commits, bool isTargetOpen)
    {
        if (UnderWay(state) is not null || Retention.Objection(state, isTargetOpen) is not null || state.CommitVersion != commits.Count
            || Retention.Next(state, policies.Get(state.PolicyVersion)) is not { } due || due.At > time.GetUtcNow())
        {
            return null;
        }

        var kinds = DisposalBegun.KindsOf(due.Scope);
        var parts = commits.SelectMany(commit => commit.Parts).Where(part => kinds.Contains(part.Kind)).CountBy(part => Names.Of(part.Kind)).ToDictionary();
        return Draft(
            string.Create(CultureInfo.InvariantCulture, $"closed {due.Years} years ago; policy {state.PolicyVersion} keeps it no longer"),
            new DisposalBegun(due.Scope, parts, due.Scope == DisposalScope.Everything ? state.Documents.Count : null));
    }

    private static CaseDisposal? UnderWay(CaseState state) => state.IsClosed
        ? state.Disposals.FirstOrDefault(disposal => disposal.DoneAt is null && disposal.BegunAt >= state.StageSince)
        : null;

    private static CommitDraft Draft(string? why, CaseEvent happened) =>
        new() { By = Actor.Process, Cause = Cause, Why = why, Events = [happened], ByProcess = true };

    [LoggerMessage(EventId = 1121, Level = LogLevel.Information, Message = "Disposed of {Scope} of case {CaseId}.")]
    private static partial void LogDisposed(ILogger logger, string caseId, DisposalScope scope);

    [LoggerMessage(EventId = 1122, Level = LogLevel.Warning, Message = "Case {CaseId} is due for disposal and passed over: {Objection}.")]
    private static partial void LogPassedOver(ILogger logger, string caseId, string objection);

    [LoggerMessage(EventId = 1123, Level = LogLevel.Error, Message = "Case {CaseId} could not be disposed of; the sweep goes on.")]
    private static partial void LogFailed(ILogger logger, string caseId, Exception failure);
}
