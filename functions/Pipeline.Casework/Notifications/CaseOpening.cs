using Pipeline.Casework.Cases;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Notifications;

/// <summary>Opens cases with one commit, under an idempotency key or without.</summary>
public sealed class CaseOpening(CaseRecord record, InstallationKey key, IdSource ids)
{
    /// <summary>Ids in a row that belong to somebody else; with 50 bits an id the next one is free.</summary>
    private const int MaxAttempts = 8;

    /// <summary>The keyed hashes of a key and body; null without a key.</summary>
    public KeyUse? UseOf(Caller caller, string route, string? idempotencyKey, string body) => idempotencyKey is null
        ? null
        : new KeyUse(key.KeyHash(caller.Scope, route, idempotencyKey), key.BodyHash(body));

    /// <summary>What was answered under this key before; null when it is new.</summary>
    public async Task<SubmissionResult?> AnsweredAsync(KeyUse use, bool withCode, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var file = await record.FindAsync(key.CaseIdFor(use.Key, attempt), cancellationToken);
            if (file is null)
            {
                return null;
            }

            if (file.State.Keys.FirstOrDefault(answer => answer.Key == use.Key) is { } answer)
            {
                return answer.BodyHash == use.BodyHash
                    ? new SubmissionResult.Accepted(ReceiptOf(file.State, withCode))
                    : new SubmissionResult.KeyReused();
            }
        }

        return null;
    }

    /// <summary>Commits the opening, with <paramref name="why"/> where somebody asks for it; durable when it returns.</summary>
    public async Task<SubmissionResult> OpenAsync(
        KeyUse? use, Actor by, string cause, bool withCode, Action<CaseScript> write, CancellationToken cancellationToken, string? why = null)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var caseId = use is null ? ids.NewCaseId() : key.CaseIdFor(use.Key, attempt);
            var script = new CaseScript(CaseState.Before(caseId), new CommitStamp(1, default, by, cause, why), new PartBook(caseId, ids));
            write(script);
            var result = await record.CommitAsync(
                caseId,
                before: null,
                new CommitDraft { CommitId = use?.Key, By = by, Cause = cause, Why = why, Events = script.Events, Parts = script.Parts.Parts, Key = use },
                cancellationToken);
            if (result is CommitResult.Committed committed)
            {
                return committed.File.State.Keys.Any(answer => answer.Key == use?.Key && answer.BodyHash != use?.BodyHash)
                    ? new SubmissionResult.KeyReused()
                    : new SubmissionResult.Accepted(ReceiptOf(committed.File.State, withCode));
            }
        }

        throw new StoreUnavailableException("No free case reference was found; try again.") { RetryAfter = TimeSpan.FromSeconds(1) };
    }

    private Receipt ReceiptOf(CaseState state, bool withCode) => new()
    {
        CaseId = state.CaseId,
        Reference = state.CaseId.Reference,
        AccessCode = withCode ? key.AccessCode(state.CaseId) : null,
        ReceivedAt = state.ReceivedAt,
        StatusUrl = $"/api/cases/{state.CaseId}/status",
        Warnings = state.Submission?.Warnings ?? [],
    };
}
