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
        var owner = CaseOwners.Of(state.Assignee, CaseProcess.ActorOf(state, policy.Roles), state.Team, policy.People).FirstOrDefault();
        var line = owner is null ? [] : policy.People.Above(owner);
        var told = line.Count == 0 ? policy.People.With(Role.Manager).FirstOrDefault() : line[Math.Min(level, line.Count - 1)];
        return told is null ? null : (policy.People.Present(told.User, LondonTime.DateOf(at)) ?? told).User;
    }
}
