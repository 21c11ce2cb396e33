using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight;

/// <summary>Who hears of a late case: those above its owner, one step higher each time; the top hears again and again.</summary>
public static class EscalationLine
{
    /// <summary>
    /// The user told at this level (0 first): who is away is stood in for by a deputy, and told all the same where nobody is present.
    /// Null when the policy has no managers.
    /// </summary>
    public static string? Next(CaseState state, Policy policy, int level, DateTimeOffset at)
    {
        var owner = state.Assignee is { } assignee && policy.People.Find(assignee) is not null
            ? assignee
            : Holder(CaseProcess.ActorOf(state, policy.Roles), state.Team, policy)?.User;
        var line = owner is null ? [] : policy.People.Above(owner);
        var told = line.Count == 0 ? policy.People.With(Role.Manager).FirstOrDefault() : line[Math.Min(level, line.Count - 1)];
        return told is null ? null : (policy.People.Present(told.User, LondonTime.DateOf(at)) ?? told).User;
    }

    private static Person? Holder(Role? role, string? team, Policy policy)
    {
        var staff = role is { } needed && Caller.Staff.Contains(needed) ? needed : Role.Triage;
        var holders = policy.People.With(staff).ToList();
        return holders.FirstOrDefault(person => person.Team == team) ?? holders.FirstOrDefault();
    }
}
