using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight.Disposal;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;
using Pipeline.Casework.Triage;

namespace Pipeline.Casework.Oversight;

/// <summary>Keeps the worklist: one row per case, computed from the record as it stands when the row is written.</summary>
public sealed class WorklistProjection(CaseRecord record, ICaseStore store, IWorklist worklist, PolicyCatalog policies, ReporterKeys keys)
{
    /// <summary>Writes the rows of the cases that these commits belong to. Safe to repeat and in any order.</summary>
    public async Task ApplyAsync(IReadOnlyList<CommitDocument> commits, CancellationToken cancellationToken)
    {
        var rows = new List<WorklistRow>();
        foreach (var caseId in commits.Select(commit => commit.CaseId).Distinct())
        {
            if (await record.FindAsync(caseId, cancellationToken) is { } file)
            {
                rows.Add(await RowAsync(file.State, cancellationToken));
            }
        }

        await worklist.UpsertAsync(rows, cancellationToken);
    }

    /// <summary>The row with what it is found by.</summary>
    public Task<WorklistRow> RowAsync(CaseState state, CancellationToken cancellationToken) =>
        RowAsync(state, LondonTime.DateOf(state.ChangedAt), cancellationToken);

    /// <inheritdoc cref="RowOf(CaseState, Policy, DateOnly)"/>
    public async Task<WorklistRow> RowAsync(CaseState state, DateOnly on, CancellationToken cancellationToken)
    {
        var row = RowOf(state, policies.Get(state.PolicyVersion), on);
        var narratives = Narratives(state).ToList();
        var texts = await CaseTexts.ReadAsync(store, state.CaseId, narratives.Select(text => text.Part).Append(ReporterKeys.PartOf(state)), cancellationToken);
        return row with
        {
            SearchText = string.Join(' ', narratives.Select(texts.Of).Where(text => text != CaseTexts.Disposed)),
            ReporterKeys = keys.Of(state, texts),
        };
    }

    /// <summary>The row without what it is found by, as of the day of the newest commit.</summary>
    public static WorklistRow RowOf(CaseState state, Policy policy) => RowOf(state, policy, LondonTime.DateOf(state.ChangedAt));

    /// <summary>The row with the people who are there on a day.</summary>
    public static WorklistRow RowOf(CaseState state, Policy policy, DateOnly on)
    {
        var owed = Obligations.Of(state, policy, state.ChangedAt);
        var actor = CaseProcess.ActorOf(state, policy.Roles);
        var due = state.IsClosed || actor is null ? null : StageClocks.Next(state, policy)?.Due;
        var nobody = IndependenceRules.NobodyCanAct(state, policy, on) ? CaseProcess.WaitsSince(state) : (DateTimeOffset?)null;
        return new WorklistRow
        {
            CaseId = state.CaseId,
            CommitVersion = state.CommitVersion,
            Kind = state.Kind,
            Type = state.Type,
            Stage = state.Stage,
            StageSince = state.StageSince,
            ActingRole = actor,
            Team = state.Team,
            Assignee = state.Assignee,
            Priority = state.Priority,
            LocationId = state.Location?.LocationId,
            LocationName = state.Location?.Name,
            ProviderId = state.Location?.ProviderId,
            ProviderReference = state.Submission?.ProviderReference,
            ReceivedAt = state.ReceivedAt,
            Due = due?.At,
            DueIsProvisional = due?.Provisional ?? false,
            Told = ToldOf(state),
            DisposalDue = Retention.Next(state, policy)?.At,
            HeldUntil = state.Hold?.Until,
            ReviewedAt = state.Triage.ReviewedAt,
            LastActionAt = state.Triage.LastActionAt,
            TriagedAt = state.Triage.DecidedAt,
            FirstVisit = state.Assessment.FirstVisit,
            LastVisit = state.Assessment.LastVisit,
            PublishedAt = state.Publication.FirstPublishedAt,
            ClosedAt = state.IsClosed ? state.StageSince : null,
            Outcome = state.Closed?.Outcome,
            OpenEffects = [.. state.Effects.Where(effect => effect.NeedsAHand).Select(effect => effect.Name).Distinct()],
            Owed = owed,
            StuckAt = nobody ?? (owed is null ? null : StuckFinder.StuckAt(owed, policy.Graces)),
            Generation = state.Generation,
            NobodyCanActSince = nobody,
        };
    }
    /// <summary>What was told of the matter, by whoever; nobody's name and contact.</summary>
    private static IEnumerable<TextRef> Narratives(CaseState state) =>
        new[] { state.Place, state.Submission?.Narrative }.OfType<TextRef>()
            .Concat(state.Submission?.DetailTexts.Values ?? [])
            .Concat(state.Information.Select(added => added.Text))
            .Concat(state.Triage.Rounds.SelectMany(round => round.Answers));

    private static IReadOnlyList<CaseTold> ToldOf(CaseState state) =>
    [
        .. state.Ticks.Where(tick => tick.Kind is TickKind.Remind or TickKind.HoldEnd).Select(tick => new CaseTold(tick.Kind, tick.At))
            .Concat(state.Escalations.Select(escalation => new CaseTold(TickKind.Escalate, escalation.At, escalation.To)))
            .OrderBy(told => told.At)
            .TakeLast(WorklistRow.MostTold),
    ];
}
