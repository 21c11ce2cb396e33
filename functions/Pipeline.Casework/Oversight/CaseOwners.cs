using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight;

/// <summary>
/// Who looks after a case: the one it was given to, else those who hold the role that must act, of its team if that has any. Who waits for a
/// submitter is triage, who waits for a provider the inspectors.
/// </summary>
public static class CaseOwners
{
    /// <summary>The users, in the order of the policy; of the policy's people where <paramref name="assignee"/> is none of them and so has no place in it.</summary>
    public static IReadOnlyList<string> Of(string? assignee, Role? actor, string? team, PeopleDirectory people) =>
        assignee is not null && people.Find(assignee) is not null ? [assignee] : Holders(actor, team, people);

    private static IReadOnlyList<string> Holders(Role? actor, string? team, PeopleDirectory people)
    {
        var role = actor switch
        {
            { } staff when Caller.Staff.Contains(staff) => staff,
            Role.Provider => Role.Inspector,
            _ => Role.Triage,
        };
        var holders = people.With(role).ToList();
        var ofTeam = holders.Where(person => person.Team == team).ToList();
        return [.. (ofTeam.Count > 0 ? ofTeam : holders).Select(person => person.User)];
    }
}
