using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.Documents;

/// <summary>
/// Asks again about documents that had no verdict when they came: by the effect <c>scan</c>, and in <see cref="ScanRounds"/> once that gave up. Each
/// verdict is recorded when it is there, whatever the other documents wait for; the effect is done when none waits any more.
/// </summary>
public sealed partial class DocumentScan(CaseRecord record, EffectRunner runner, IMalwareScanner scanner, ILogger<DocumentScan> logger)
{
    /// <exception cref="StoreUnavailableException">Some documents still have no verdict, all others were recorded; try again later.</exception>
    public async Task<EffectOutcome> RunAsync(EffectCall call, CancellationToken cancellationToken)
    {
        var isWaiting = false;
        var outcome = await runner.RunAsync(
            call,
            async (state, _, token) =>
            {
                var verdicts = await AskAsync(state, token);
                return verdicts.Count > 0 || !IsWaiting(state) ? verdicts : throw NoVerdict();
            },
            (verdicts, script) =>
            {
                foreach (var verdict in verdicts)
                {
                    script.Add(verdict);
                }

                isWaiting = IsWaiting(script.State);
                if (!isWaiting)
                {
                    script.Add(new EffectDone(call.Key));
                }
            },
            cancellationToken);
        return outcome == EffectOutcome.Done && isWaiting ? throw NoVerdict() : outcome;
    }

    /// <summary>One round: records the verdicts there are. Nothing is recorded when there is none; may be repeated.</summary>
    public async Task<EffectOutcome> AskAgainAsync(CaseId caseId, int generation, CancellationToken cancellationToken)
    {
        if (await record.FindAsync(caseId, cancellationToken) is not { State: var found } || found.Generation != generation || !ScanRounds.Waiting(found).Any())
        {
            return EffectOutcome.NotMine;
        }

        var verdicts = await AskAsync(found, cancellationToken);
        var outcome = EffectOutcome.NotMine;
        await record.ChangeAsync(
            caseId,
            file =>
            {
                var events = file.State.Generation == generation ? EventsOf(file.State, verdicts) : [];
                outcome = events.Count > 0 ? EffectOutcome.Done : EffectOutcome.NotMine;
                return events.Count > 0
                    ? new CommitDraft { By = Actor.Process, Cause = $"effect:{Effects.Scan}", Events = events, ByProcess = true }
                    : null;
            },
            cancellationToken);
        return outcome;
    }

    private static List<CaseEvent> EventsOf(CaseState state, IReadOnlyList<DocumentScanned> verdicts)
    {
        var waiting = Pending(state).Select(document => document.DocumentId).ToHashSet();
        List<CaseEvent> events = [.. verdicts.Where(verdict => waiting.Remove(verdict.DocumentId))];
        if (waiting.Count == 0)
        {
            events.AddRange(ScanRounds.Waiting(state).Select(effect => new EffectDone(effect.Key)));
        }

        return events;
    }

    private static IEnumerable<CaseDocument> Pending(CaseState state) => state.Documents.Where(document => document.Scan == ScanState.Pending);

    private static bool IsWaiting(CaseState state) => Pending(state).Any();

    private static StoreUnavailableException NoVerdict() => new("The scanner has not given its verdict on every document yet.");

    /// <summary>The verdicts there are. A document about which nothing can be learnt for the moment keeps the others from theirs no longer.</summary>
    private async Task<List<DocumentScanned>> AskAsync(CaseState state, CancellationToken cancellationToken)
    {
        List<DocumentScanned> verdicts = [];
        foreach (var document in Pending(state))
        {
            try
            {
                if (await scanner.ScanAsync(state.CaseId, document.Sha256, cancellationToken) is var scan and not ScanState.Pending)
                {
                    verdicts.Add(new DocumentScanned(document.DocumentId, scan));
                }
            }
            catch (StoreUnavailableException failure)
            {
                LogUnknown(logger, document.DocumentId, state.CaseId.Value, failure);
            }
        }

        return verdicts;
    }

    [LoggerMessage(EventId = 1161, Level = LogLevel.Warning, Message = "The scanner could not be asked about document {DocumentId} of case {CaseId}; it stays pending.")]
    private static partial void LogUnknown(ILogger logger, string documentId, string caseId, Exception failure);
}
