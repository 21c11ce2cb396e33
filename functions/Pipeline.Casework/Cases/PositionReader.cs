using Pipeline.Casework.Documents;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Cases;

/// <summary>Tells a process where its case stands.</summary>
public sealed class PositionReader(CaseRecord record, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>The position for a process of this generation, once the record has <paramref name="atLeastVersion"/>.</summary>
    public async Task<Position> ReadAsync(CaseId caseId, int generation, int atLeastVersion, CancellationToken cancellationToken)
    {
        var file = await record.FindAsync(caseId, cancellationToken);
        if (file is null || file.State.CommitVersion < atLeastVersion)
        {
            return new Position { Status = PositionStatus.Behind };
        }

        var state = file.State;
        if (state.Generation != generation)
        {
            return new Position { Status = PositionStatus.Superseded, Version = state.CommitVersion, Stage = state.Stage };
        }

        var now = time.GetUtcNow();
        var activities = Obligations.Activities(state);
        return new Position
        {
            Status = state.IsClosed && activities.Count == 0 ? PositionStatus.Finished : PositionStatus.Current,
            Version = state.CommitVersion,
            Stage = state.Stage,
            StageEntry = state.StageEntry,
            Activities = [.. activities.Select(effect => new OwedActivity(effect.Name, effect.Key))],
            NextTick = new[] { Ticks.Next(state, policies.Get(state.PolicyVersion), now), ScanRounds.Next(state, now) }.OfType<Tick>().MinBy(tick => tick.At),
        };
    }
}
