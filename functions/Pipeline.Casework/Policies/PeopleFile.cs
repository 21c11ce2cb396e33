using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Policies;

/// <summary><c>people.json</c>: who holds which role, and who stands above and in for whom.</summary>
internal static class PeopleFile
{
    private static readonly Role[] Assignable =
        [Role.Triage, Role.Inspector, Role.Reviewer, Role.Publisher, Role.Manager, Role.Operations, Role.Auditor];

    public static PeopleDirectory? Read(FieldReader reader)
    {
        reader.Text("note", PolicyFields.TextLength);
        var people = reader.List("people", ReadPerson, required: true);
        reader.Unique("people", people, person => person.User);
        var users = people.Select(person => person.User).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < people.Count; index++)
        {
            CheckReferences(reader, people, index, users);
        }

        var duty = reader.Texts("duty");
        foreach (var unknown in duty.Where(user => !users.Contains(user)))
        {
            reader.Fault("duty", $"has {unknown}, who is not among the people");
        }

        return users.Count == people.Count ? new PeopleDirectory(people, duty) : null;
    }

    private static Person ReadPerson(FieldReader reader)
    {
        var roles = reader.WordList<Role>("roles");
        foreach (var role in roles.Except(Assignable))
        {
            reader.Fault("roles", $"has {Names.Of(role)}, which nobody can be given; allowed are {string.Join(", ", Assignable.Select(Names.Of))}");
        }

        if (roles.Count == 0)
        {
            reader.Fault("roles", "needs at least one role");
        }

        return new Person
        {
            User = reader.Id("user"),
            Roles = roles.ToHashSet(),
            Team = reader.Words("team"),
            ReportsTo = reader.Text("reportsTo", 100),
            Deputy = reader.Text("deputy", 100),
            AwayUntil = reader.Date("awayUntil"),
        };
    }

    private static void CheckReferences(FieldReader reader, IReadOnlyList<Person> people, int index, HashSet<string> users)
    {
        var person = people[index];
        foreach (var (field, other) in new[] { ("reportsTo", person.ReportsTo), ("deputy", person.Deputy) })
        {
            if (other is not null && !users.Contains(other))
            {
                reader.Fault($"people[{index}].{field}", $"is {other}, who is not among the people");
            }
            else if (other is not null && other == person.User)
            {
                reader.Fault($"people[{index}].{field}", "is the person itself");
            }
        }

        if (ReportsInCircle(people, person))
        {
            reader.Fault($"people[{index}].reportsTo", "leads back to the person itself");
        }
    }

    private static bool ReportsInCircle(IReadOnlyList<Person> people, Person person)
    {
        var superior = person.ReportsTo;
        for (var steps = 0; steps < people.Count && superior is not null && superior != person.User; steps++)
        {
            superior = people.FirstOrDefault(other => other.User == superior)?.ReportsTo;
        }

        return superior == person.User && person.ReportsTo != person.User;
    }
}
