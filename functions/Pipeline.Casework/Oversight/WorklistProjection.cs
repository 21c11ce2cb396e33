using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>Keeps the worklist: one row per case, computed from the record as it stands when the row is written.</summary>
public sealed class WorklistProjection(CaseRecord record, IWorklist worklist, PolicyCatalog policies)
{
    /// <summary>Writes the rows of the cases that these commits belong to. Safe to repeat and in any order.</summary>
    public async Task ApplyAsync(IReadOnlyList<CommitDocument> commits, CancellationToken cancellationToken)
    {
        var rows = new List<WorklistRow>();
        foreach (var caseId in commits.Select(commit => commit.CaseId).Distinct())
        {
            if (await record.FindAsync(caseId, cancellationToken) is { } file)
            {
                rows.Add(RowOf(file.State, policies.Get(file.State.PolicyVersion)));
            }
        }

        await worklist.UpsertAsync(rows, cancellationToken);
    }

    public static WorklistRow RowOf(CaseState state, Policy policy)
    {
        var owed = Obligations.Of(state, policy, state.ChangedAt);
        var actor = CaseProcess.ActorOf(state, policy.Roles);
        var nobody = IndependenceRules.NobodyCanAct(state, policy, LondonTime.DateOf(state.ChangedAt)) ? CaseProcess.WaitsSince(state) : (DateTimeOffset?)null;
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
            Due = state.IsClosed || actor is null ? null : StageClocks.Next(state, policy)?.Due.At,
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
}
