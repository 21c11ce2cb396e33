using System.Runtime.CompilerServices;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>Finds what is stuck, by definition: by what each case owes and since when, not by looking for symptoms.</summary>
public sealed class StuckFinder(
    ICaseStore store, CaseRecord record, IWorklist worklist, IMessageQueue queue, VerificationLog verifications, PolicyCatalog policies, TimeProvider time)
{
    private const int DeadLetterPage = 1000;
    private const int WorklistPage = 200;

    /// <summary>
    /// Every stuck case with its code, the longest overdue first, then those that nobody can act on, then those whose record is broken and which the
    /// sweep or the last verification found. Where nobody knows whether the process lives, the code says what the record alone shows.
    /// </summary>
    public async IAsyncEnumerable<StuckCase> FindAsync(IProcesses processes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        HashSet<string>? dead = null;
        var broken = new HashSet<CaseId>();
        await foreach (var head in store.FindOwedAsync(now, cancellationToken))
        {
            if (head.Owed is not { } owed || now < StuckAt(owed, policies.Current.Graces))
            {
                continue;
            }

            if (await record.FindReadableAsync(head.CaseId, cancellationToken) is not { } file)
            {
                broken.Add(head.CaseId);
                yield return await BrokenAsync(head.CaseId, owed.By, owed, cancellationToken);
            }
            else if (file.State.CommitVersion == head.Version)
            {
                dead ??= await DeadCasesAsync(cancellationToken);
                yield return await ClassifyAsync(file.State, owed, dead, processes, cancellationToken);
            }
        }

        await foreach (var row in MarkedAsync(now, cancellationToken))
        {
            if (row.BrokenSince is not { } since)
            {
                yield return NobodyCanAct(row);
            }
            else if (broken.Add(row.CaseId))
            {
                yield return Broken(row.CaseId, since, null, row);
            }
        }

        var verified = await verifications.ReadLatestAsync(VerificationLog.Record, cancellationToken);
        foreach (var caseId in (verified?.Broken ?? []).Select(link => link.CaseId).Distinct())
        {
            if (broken.Add(caseId) && await record.FindReadableAsync(caseId, cancellationToken) is null)
            {
                yield return await BrokenAsync(caseId, verified!.At, null, cancellationToken);
            }
        }
    }

    /// <summary>Whether this one case is stuck, and how; null when it is not.</summary>
    public async Task<StuckCase?> OfAsync(CaseState state, IProcesses processes, CancellationToken cancellationToken)
    {
        var row = WorklistProjection.RowOf(state, policies.Get(state.PolicyVersion), LondonTime.DateOf(time.GetUtcNow()));
        if (row.StuckAt is not { } stuckAt || stuckAt > time.GetUtcNow())
        {
            return null;
        }

        return row.NobodyCanActSince is null
            ? await ClassifyAsync(state, row.Owed!, await DeadCasesAsync(cancellationToken), processes, cancellationToken)
            : NobodyCanAct(row);
    }

    /// <summary>When an unmet obligation makes a case stuck.</summary>
    public static DateTimeOffset StuckAt(Owed owed, StuckGraces graces) =>
        owed.What is Owed.Parked or Owed.Process ? owed.By
        : owed.What.StartsWith(Owed.TickPrefix, StringComparison.Ordinal) ? owed.By + graces.Tick
        : owed.By + graces.Effect;

    private static async Task<StuckCase> ClassifyAsync(
        CaseState state, Owed owed, HashSet<string> dead, IProcesses processes, CancellationToken cancellationToken)
    {
        var parked = state.Effects.FirstOrDefault(effect => effect.Status == EffectStatus.Parked);
        var code = owed.What switch
        {
            Owed.Parked => StuckCode.Parked,
            Owed.Process => StuckCode.NoProcess,
            _ when dead.Contains(state.CaseId.Value) => StuckCode.MessageDead,
            _ when owed.What.StartsWith(Owed.NoticePrefix, StringComparison.Ordinal) => StuckCode.Behind,
            _ when (await processes.FindAsync(state.CaseId, state.Generation, cancellationToken)).IsGone => StuckCode.NoProcess,
            _ when !owed.What.StartsWith(Owed.TickPrefix, StringComparison.Ordinal) => StuckCode.Behind,
            _ when state.Hold is not null => StuckCode.HoldExpired,
            _ => StuckCode.ClockMissed,
        };
        return new StuckCase
        {
            CaseId = state.CaseId,
            Code = code,
            Since = owed.By,
            Owed = owed,
            Stage = state.Stage,
            Generation = state.Generation,
            CommitVersion = state.CommitVersion,
            Reason = state.Parked?.Reason ?? (parked is null ? null : $"{parked.Name}: {parked.Reason}"),
        };
    }

    private static StuckCase NobodyCanAct(WorklistRow row) => new()
    {
        CaseId = row.CaseId,
        Code = StuckCode.NobodyCanAct,
        Since = row.NobodyCanActSince!.Value,
        Owed = row.Owed,
        Stage = row.Stage,
        Generation = row.Generation,
        CommitVersion = row.CommitVersion,
        Reason = $"nobody with the role {(row.ActingRole is { } role ? Names.Of(role) : "needed")} is independent of the case",
    };

    private static StuckCase Broken(CaseId caseId, DateTimeOffset since, Owed? owed, WorklistRow? row) => new()
    {
        CaseId = caseId,
        Code = StuckCode.RecordBroken,
        Since = since,
        Owed = owed,
        Stage = row?.Stage,
        Generation = row?.Generation ?? 1,
        CommitVersion = row?.CommitVersion ?? 0,
        Reason = "its commits do not follow from each other: restore them from a copy, then run rebuild",
    };

    private async Task<StuckCase> BrokenAsync(CaseId caseId, DateTimeOffset since, Owed? owed, CancellationToken cancellationToken) =>
        Broken(caseId, since, owed, await worklist.FindAsync(caseId, cancellationToken));

    private async Task<HashSet<string>> DeadCasesAsync(CancellationToken cancellationToken)
    {
        var cases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in (string[])[Queues.CaseMessages, Queues.Notices])
        {
            IReadOnlyList<DeadLetter> letters = [];
            do
            {
                letters = await queue.ListDeadLettersAsync(name, letters.Count == 0 ? 0 : letters[^1].SequenceNumber, DeadLetterPage, cancellationToken);
                cases.UnionWith(letters.Select(letter => letter.CaseId).OfType<string>());
            }
            while (letters.Count == DeadLetterPage);
        }

        return cases;
    }

    private async IAsyncEnumerable<WorklistRow> MarkedAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await worklist.QueryAsync(
                new WorklistQuery { AsOf = now, Stuck = true, Sort = WorklistSort.Received, Take = WorklistPage, After = after }, cancellationToken);
            foreach (var row in page.Items.Where(row => row.NobodyCanActSince is not null || row.BrokenSince is not null))
            {
                yield return row;
            }

            after = page.Next;
        }
        while (after is not null);
    }
}
