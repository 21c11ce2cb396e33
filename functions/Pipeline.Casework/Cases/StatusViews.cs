using System.Globalization;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Cases;

/// <summary>Tells where a case stands: whom it waits for, until when, and what comes next.</summary>
public static class StatusViews
{
    /// <summary>The status as this caller may see it. <paramref name="process"/> and <paramref name="stuck"/> as the backend and the stuck rules have them.</summary>
    public static StatusView Of(OpenedCase opened, ProcessAnswer process, StuckCase? stuck, DateTimeOffset now)
    {
        var instance = (process as ProcessAnswer.Found)?.Status;
        var (state, access, policy) = opened;
        var inside = access.IsStaff || access.IsOperations;
        var waiting = WaitingFor(state, policy, now, inside);
        var history = state.History.Select(step => new HistoryLine(step.At, step.Stage, step.By));
        return new StatusView
        {
            CaseId = state.CaseId,
            Reference = state.CaseId.Reference,
            Stage = state.Stage,
            StageSince = state.StageSince,
            WaitingFor = waiting,
            ExpectedPublication = Expected(state, policy),
            Orchestration = instance,
            Parked = inside ? ParkedBecause(state) : null,
            Stuck = inside ? stuck : null,
            History = [.. access.IsProvider && !access.IsSubmitter && !inside ? history.SkipWhile(line => line.Stage < Stage.FactualAccuracy) : history],
            NextSteps = NextSteps(state),
            ETag = string.Create(CultureInfo.InvariantCulture, $"{state.CommitVersion}-{(waiting?.Late == true ? 1 : 0)}-{instance?.RuntimeStatus ?? "none"}-{stuck?.Code}"),
        };
    }

    /// <summary>Null while entry effects are being recorded, and where nobody must act.</summary>
    public static WaitingFor? WaitingFor(CaseState state, Policy policy, DateTimeOffset now, bool withNames)
    {
        if (CaseProcess.ActorOf(state, policy.Roles) is not { } role || CaseProcess.Gates(state).Any())
        {
            return null;
        }

        var clock = StageClocks.Next(state, policy);
        var escalation = state.Escalations.Count == 0 ? null : state.Escalations[^1];
        return new WaitingFor
        {
            Role = role,
            What = state.Stage == Stage.Published ? "the rating review to be decided" : CaseProcess.Row(state.Stage).WaitsFor,
            Since = CaseProcess.WaitsSince(state),
            Due = clock?.Due.At,
            Provisional = clock?.Due.Provisional == true ? true : null,
            Late = state.Hold is null && clock?.Due.At < now,
            Escalation = withNames ? escalation : escalation is null ? null : escalation with { To = null },
            HeldUntil = state.Hold?.Until,
        };
    }

    /// <summary>From the last visit by the publication clock; null before a visit and once published or closed.</summary>
    private static ExpectedPublication? Expected(CaseState state, Policy policy)
    {
        if (state.Stage is < Stage.Assessment or > Stage.Publication || state.Assessment.LastVisit is not { } visit
            || StageClocks.PublicationDue(state, policy) is not { } due)
        {
            return null;
        }

        return new ExpectedPublication(
            LondonTime.DateOf(due.At),
            string.Create(CultureInfo.InvariantCulture, $"{policy.ServiceLevels.ToPublication} from the last visit on {visit:yyyy-MM-dd}"));
    }

    private static string? ParkedBecause(CaseState state) => state.Parked?.Reason
        ?? state.Effects.Where(effect => effect.Status == EffectStatus.Parked).Select(effect => $"{effect.Name}: {effect.Reason}").FirstOrDefault();

    private static IReadOnlyList<string> NextSteps(CaseState state)
    {
        var row = CaseProcess.Row(state.Stage);
        return state.IsClosed
            ? []
            : [.. row.Decisions.Where(route => route.To.Count > 0).SelectMany(route => route.To.Select(to => $"{route.Decision} leads to {Names.Of(to)}"))
                .Concat(row.Passages.Select(passage => $"{passage.Via} leads to {Names.Of(passage.To)}"))
                .Distinct()];
    }
}
