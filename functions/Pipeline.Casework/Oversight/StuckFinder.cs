using System.Runtime.CompilerServices;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>Finds what is stuck, by definition: by what each case owes and since when, not by looking for symptoms.</summary>
public sealed class StuckFinder(ICaseStore store, CaseRecord record, IWorklist worklist, IMessageQueue queue, PolicyCatalog policies, TimeProvider time)
{
    private const int DeadLetterPage = 1000;
    private const int WorklistPage = 200;

    /// <summary>
    /// Every stuck case with its code, the longest overdue first, then those that nobody can act on. Where nobody knows whether the process
    /// lives, the code says what the record alone shows. A case whose record is broken is logged and left out.
    /// </summary>
    public async IAsyncEnumerable<StuckCase> FindAsync(IProcesses processes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        HashSet<string>? dead = null;
        await foreach (var head in store.FindOwedAsync(now, cancellationToken))
        {
            if (head.Owed is not { } owed || now < StuckAt(owed, policies.Current.Graces)
                || await record.FindReadableAsync(head.CaseId, cancellationToken) is not { } file || file.State.CommitVersion != head.Version)
            {
                continue;
            }

            dead ??= await DeadCasesAsync(cancellationToken);
            yield return await ClassifyAsync(file.State, owed, dead, processes, cancellationToken);
        }

        await foreach (var row in NobodyCanActAsync(now, cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>Whether this one case is stuck, and how; null when it is not.</summary>
    public async Task<StuckCase?> OfAsync(CaseState state, IProcesses processes, CancellationToken cancellationToken)
    {
        var row = WorklistProjection.RowOf(state, policies.Get(state.PolicyVersion));
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

    private async IAsyncEnumerable<StuckCase> NobodyCanActAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await worklist.QueryAsync(
                new WorklistQuery { AsOf = now, Stuck = true, Sort = WorklistSort.Received, Take = WorklistPage, After = after }, cancellationToken);
            foreach (var row in page.Items.Where(row => row.NobodyCanActSince is not null))
            {
                yield return NobodyCanAct(row);
            }

            after = page.Next;
        }
        while (after is not null);
    }
}
