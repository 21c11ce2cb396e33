using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>Reads cases from their commits and adds commits to them.</summary>
public sealed partial class CaseRecord(
    ICaseStore store, PolicyCatalog policies, IdSource ids, TimeProvider time, ILogger<CaseRecord> logger)
{
    /// <summary>A snapshot is written at every such version: a fold reads at most this many commits.</summary>
    private const int SnapshotEvery = 8;

    /// <summary>Conflicts in a row after which a step gives up: each one means that another step succeeded.</summary>
    private const int MaxConflicts = 16;

    /// <summary>The case with every acknowledged commit in it, or null when there is none.</summary>
    /// <exception cref="RecordBrokenException">The commits do not follow from each other.</exception>
    public async Task<CaseFile?> FindAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var snapshot = await store.ReadSnapshotAsync(caseId, cancellationToken);
        var file = snapshot is { FoldVersion: CaseState.FoldVersion }
            ? new CaseFile(JsonSerializer.Deserialize<CaseState>(snapshot.State, CaseJson.Options)!, snapshot.Hash)
            : null;
        var commits = await store.ReadCommitsAsync(caseId, file?.State.CommitVersion ?? 0, cancellationToken);
        return Fold(caseId, file, commits);
    }

    /// <summary>
    /// The case, for whoever looks through many: one whose record is broken is logged as an error and is null like an unknown one, so that it
    /// does not hold up the others.
    /// </summary>
    public async Task<CaseFile?> FindReadableAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(caseId, cancellationToken);
        }
        catch (RecordBrokenException broken)
        {
            LogBroken(logger, broken.CaseId.Value, broken.Version, broken);
            return null;
        }
    }

    /// <summary>Folds commits onto a file; null onto nothing.</summary>
    /// <exception cref="RecordBrokenException">The commits do not follow from each other.</exception>
    public static CaseFile? Fold(CaseId caseId, CaseFile? file, IReadOnlyList<CommitDocument> commits)
    {
        foreach (var document in commits)
        {
            var version = (file?.State.CommitVersion ?? 0) + 1;
            var commit = Read(document);
            if (document.Version != version || commit.Version != version || commit.CaseId != caseId)
            {
                throw new RecordBrokenException(caseId, version, "a commit is missing");
            }

            if (commit.Previous != file?.HeadHash)
            {
                throw new RecordBrokenException(caseId, version, "it does not continue the commit before");
            }

            file = new CaseFile((file?.State ?? CaseState.Before(caseId)).Apply(commit), document.Hash);
        }

        return file;
    }

    /// <summary>The commit in a document.</summary>
    /// <exception cref="RecordBrokenException">The payload is no commit.</exception>
    public static Commit Read(CommitDocument document)
    {
        try
        {
            return JsonSerializer.Deserialize<Commit>(document.Payload, CaseJson.Options)
                ?? throw new RecordBrokenException(document.CaseId, document.Version, "its payload is empty");
        }
        catch (JsonException)
        {
            throw new RecordBrokenException(document.CaseId, document.Version, "its payload is no commit");
        }
    }

    /// <summary>Adds one step to a case as it was read; <paramref name="before"/> null opens it.</summary>
    /// <exception cref="CommitTooLargeException">The step has more text than a commit may hold.</exception>
    public async Task<CommitResult> CommitAsync(CaseId caseId, CaseFile? before, CommitDraft draft, CancellationToken cancellationToken)
    {
        var (document, after) = Prepare(caseId, before, draft);
        var result = await store.AppendAsync(document, draft.Parts, cancellationToken);
        if (result is AppendResult.Conflict)
        {
            return new CommitResult.Conflict();
        }

        if (result is AppendResult.AlreadyAppended)
        {
            return new CommitResult.Committed(await FindAsync(caseId, cancellationToken)
                ?? throw new RecordBrokenException(caseId, document.Version, "it was there and is gone"));
        }

        if (after.State.CommitVersion % SnapshotEvery == 0)
        {
            await WriteSnapshotAsync(after, cancellationToken);
        }

        return new CommitResult.Committed(after);
    }

    /// <summary>
    /// Reads, decides and commits, again after every conflict. <paramref name="decide"/> returns null when there is nothing to do.
    /// Returns the file with the step in it, the file as it was where there was nothing to do, or null for an unknown case.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Others were faster every time.</exception>
    public async Task<CaseFile?> ChangeAsync(CaseId caseId, Func<CaseFile, CommitDraft?> decide, CancellationToken cancellationToken)
    {
        for (var conflicts = 0; conflicts < MaxConflicts; conflicts++)
        {
            var file = await FindAsync(caseId, cancellationToken);
            if (file is null || decide(file) is not { } draft)
            {
                return file;
            }

            if (await CommitAsync(caseId, file, draft, cancellationToken) is CommitResult.Committed committed)
            {
                return committed.File;
            }
        }

        throw Contended(caseId);
    }

    /// <summary>What a step answers that lost against others every time.</summary>
    public static StoreUnavailableException Contended(CaseId caseId) =>
        new($"Case {caseId} is being changed by others; try again.") { RetryAfter = TimeSpan.FromSeconds(1) };

    private (CommitDocument Document, CaseFile After) Prepare(CaseId caseId, CaseFile? before, CommitDraft draft)
    {
        var earlier = before?.State ?? CaseState.Before(caseId);
        var now = time.GetUtcNow();
        var commit = new Commit
        {
            Schema = Commit.CurrentSchema,
            CaseId = caseId,
            Version = earlier.CommitVersion + 1,
            CommitId = draft.CommitId ?? ids.NewId(),
            Previous = before?.HeadHash,
            At = now > earlier.ChangedAt ? now : earlier.ChangedAt,
            By = draft.By,
            Cause = draft.Cause,
            Why = draft.Why,
            Events = draft.Events,
            Parts = [.. draft.Parts.Select(part => new PartRef(part.PartId, part.Kind, HashChain.OfPart(part.Salt, part.Text)))],
            Key = draft.Key,
        };
        var state = earlier.Apply(commit);
        var policy = policies.Get(state.PolicyVersion);
        var obligation = Obligations.Of(state, policy, commit.At);
        commit = commit with { Owed = obligation, Relay = Relay.Plan(earlier, state, Obligations.HaveMoved(earlier, state, policy, commit.At), draft) };

        var payload = JsonSerializer.Serialize(commit, CaseJson.Options);
        if (Encoding.UTF8.GetByteCount(payload) > Commit.MaxPayloadBytes)
        {
            throw new CommitTooLargeException(caseId);
        }

        var document = new CommitDocument
        {
            Id = CommitDocument.IdOf(caseId, commit.Version),
            Type = CommitDocument.DocumentType,
            CaseId = caseId,
            Version = commit.Version,
            CommitId = commit.CommitId,
            Hash = HashChain.OfPayload(payload),
            Payload = payload,
            Owed = obligation,
            Closed = state.IsClosed && obligation is null,
        };
        return (document, new CaseFile(state, document.Hash));
    }

    private async Task WriteSnapshotAsync(CaseFile file, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteSnapshotAsync(
                new SnapshotDocument
                {
                    CaseId = file.State.CaseId,
                    Version = file.State.CommitVersion,
                    Hash = file.HeadHash,
                    FoldVersion = CaseState.FoldVersion,
                    State = JsonSerializer.Serialize(file.State, CaseJson.Options),
                },
                cancellationToken);
        }
        catch (StoreUnavailableException unavailable)
        {
            // The commit is durable; a missing snapshot only makes the next read fold a little more.
            LogSnapshotMissed(logger, file.State.CaseId.Value, file.State.CommitVersion, unavailable);
        }
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Snapshot of case {CaseId} at version {Version} was not written.")]
    private static partial void LogSnapshotMissed(ILogger logger, string caseId, int version, Exception exception);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "The record of case {CaseId} is broken at version {Version}: the case is passed over until it is mended.")]
    private static partial void LogBroken(ILogger logger, string caseId, int version, Exception exception);
}
