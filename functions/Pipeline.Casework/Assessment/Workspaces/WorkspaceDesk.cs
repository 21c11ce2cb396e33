using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Word;

namespace Pipeline.Casework.Assessment.Workspaces;

/// <summary>
/// Gives an assessment out as a Word document and takes it back. What was filled in is decided by the very desk that decides what comes as
/// JSON; what the record holds already is not decided again, so that bringing a document twice changes nothing the second time.
/// </summary>
public sealed class WorkspaceDesk(ICaseStore store, CaseRecord record, PolicyCatalog policies, DecisionDesk desk)
{
    private const int MaxConflicts = 16;

    /// <summary>The document; null while nothing is planned that could be filled in.</summary>
    public async Task<byte[]?> WriteAsync(OpenedCase opened, CancellationToken cancellationToken) => IsPlanned(opened.State)
        ? WorkspaceDocument.Write(opened.State, opened.Policy, await EntriesAsync(opened.State, cancellationToken))
        : null;

    /// <summary>Reads a document and decides what was changed in it. <paramref name="file"/> can seek and is left open.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot answer, or others changed the case every time; what was taken before stays.</exception>
    public async Task<WorkspaceResult> TakeAsync(WorkspaceRequest request, Stream file, CancellationToken cancellationToken) => WordReader.Read(file) switch
    {
        WordReading.Read read => await TakeAsync(request, new FilledFields(read.Controls), cancellationToken),
        WordReading.Refused refused => new WorkspaceResult.Unreadable(refused.Reason),
        _ => throw new InvalidOperationException(),
    };

    private async Task<WorkspaceResult> TakeAsync(WorkspaceRequest request, FilledFields filled, CancellationToken cancellationToken)
    {
        if (filled.Case is not { } made)
        {
            return new WorkspaceResult.Unreadable(
                "the field that says which case it belongs to is missing: take the document out of the case again and copy your text into it");
        }

        var state = await StateAsync(request.CaseId, cancellationToken);
        if (request.ExpectedVersion is { } expected && expected != state.Version)
        {
            return new WorkspaceResult.Declined(new DecisionResult.VersionConflict(state.Version));
        }

        if (made.CaseId != request.CaseId.Value)
        {
            return new WorkspaceResult.NotForThisCase([$"it belongs to the case {made.CaseId}, not to {request.CaseId}"]);
        }

        if (await AsOfAsync(state, made.Version, cancellationToken) is not { } before)
        {
            return new WorkspaceResult.NotForThisCase(
                [string.Create(CultureInfo.InvariantCulture, $"it says it was made from version {made.Version}; the case is at version {state.Version}, and had no such document then")]);
        }

        return await DecideAsync(request, new WorkspaceIntake(filled, made.Version, await EntriesAsync(before, cancellationToken)), state, cancellationToken);
    }

    private async Task<WorkspaceResult> DecideAsync(WorkspaceRequest request, WorkspaceIntake intake, CaseState state, CancellationToken cancellationToken)
    {
        var now = await EntriesAsync(state, cancellationToken);
        var version = state.Version;
        foreach (var entry in intake.All(now).ToList())
        {
            var isSettled = false;
            for (var conflicts = 0; !isSettled; conflicts++)
            {
                var current = now.FirstOrDefault(other => other.Where == entry.Where);
                if (intake.ToDecide(entry, current) is not { } typed)
                {
                    break;
                }

                var result = await desk.DecideAsync(Decision(request, current ?? entry, typed, version), cancellationToken);
                switch (result)
                {
                    case DecisionResult.Decided decided:
                        intake.Took(entry, typed, decided.Version);
                        version = decided.Version;
                        isSettled = true;
                        break;
                    case DecisionResult.VersionConflict when conflicts < MaxConflicts:
                        state = await StateAsync(request.CaseId, cancellationToken);
                        (now, version) = (await EntriesAsync(state, cancellationToken), state.Version);
                        break;
                    case DecisionResult.VersionConflict:
                        throw CaseRecord.Contended(request.CaseId);
                    case DecisionResult.Invalid or DecisionResult.GuardFailed:
                        intake.Refuse(entry, ReasonsOf(result));
                        isSettled = true;
                        break;
                    case var _ when intake.HasTaken:
                        intake.Refuse(entry, ["the case went on meanwhile and takes no such decision any more"]);
                        isSettled = true;
                        break;
                    default:
                        return new WorkspaceResult.Declined(result);
                }
            }
        }

        state = await StateAsync(request.CaseId, cancellationToken);
        return new WorkspaceResult.Answered(intake.Answer(state, now));
    }

    private static DecisionRequest Decision(WorkspaceRequest request, WorkspaceEntry entry, IReadOnlyList<string> typed, int version) => new()
    {
        Caller = request.Caller,
        CaseId = request.CaseId.Value,
        Decision = entry.Decision,
        Body = entry.Body(typed),
        ExpectedVersion = version,
        IdempotencyKey = request.IdempotencyKey is { } key ? $"{key}/{entry.Where}" : null,
    };

    private static IReadOnlyList<string> ReasonsOf(DecisionResult result) => result switch
    {
        DecisionResult.Invalid invalid => [.. invalid.Faults.ByField().SelectMany(fault => fault.Value.Select(text => $"{fault.Key} {text}"))],
        DecisionResult.GuardFailed failed => failed.Reasons,
        _ => throw new InvalidOperationException($"No reasons in {result}."),
    };

    private static bool IsPlanned(CaseState state) => state.Assessment is { Framework: not null, Statements.Count: > 0 };

    private async Task<CaseState> StateAsync(CaseId caseId, CancellationToken cancellationToken) =>
        (await record.FindAsync(caseId, cancellationToken) ?? throw new InvalidOperationException($"Case {caseId} is gone.")).State;

    /// <summary>The case as it was at a version; null where it had none, or nothing was planned then.</summary>
    private async Task<CaseState?> AsOfAsync(CaseState state, int version, CancellationToken cancellationToken)
    {
        if (version < 1 || version > state.Version)
        {
            return null;
        }

        var commits = await store.ReadCommitsAsync(state.CaseId, afterVersion: 0, cancellationToken);
        var before = CaseRecord.Fold(state.CaseId, file: null, [.. commits.Where(commit => commit.Version <= version)])!.State;
        return IsPlanned(before) ? before : null;
    }

    private async Task<IReadOnlyList<WorkspaceEntry>> EntriesAsync(CaseState state, CancellationToken cancellationToken)
    {
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, state.Assessment.Judgements.Select(judgement => judgement.Rationale), cancellationToken);
        return WorkspaceEntries.Of(state, policies.Get(state.PolicyVersion), texts);
    }
}
