using Pipeline.Casework.People;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Oversight.Digests;

/// <summary>Who reads what on one day. Holders and deputies are looked up once: a run asks for each case and thing told.</summary>
public sealed class DigestReaders(PeopleDirectory people, DateOnly day)
{
    private readonly Dictionary<(string? Assignee, Role? ActingRole, string? Team), IReadOnlyList<string>> _owners = [];
    private readonly Dictionary<(string? To, string? Assignee), IReadOnlyList<string>> _escalated = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _present = new(StringComparer.Ordinal);

    /// <summary>
    /// An escalation is for the one it goes to and the one the case was given to; all else for whoever looks after the case. Each user once; the same
    /// list for the same question.
    /// </summary>
    public IReadOnlyList<string> Of(CaseTold told, WorklistRow row) => told.Kind == TickKind.Escalate
        ? Kept(_escalated, (told.To, row.Assignee), key => Present([key.To, key.Assignee]))
        : Kept(_owners, (row.Assignee, row.ActingRole, row.Team), key => Present(CaseOwners.Of(key.Assignee, key.ActingRole, key.Team, people)));

    private IReadOnlyList<string> Present(IEnumerable<string?> meant) =>
        [.. meant.OfType<string>().SelectMany(user => Kept(_present, user, key => people.ReadersOf(key, day))).Distinct()];

    private static IReadOnlyList<string> Kept<T>(Dictionary<T, IReadOnlyList<string>> kept, T key, Func<T, IReadOnlyList<string>> find)
        where T : notnull
    {
        if (!kept.TryGetValue(key, out var readers))
        {
            kept[key] = readers = find(key);
        }

        return readers;
    }
}
