using Pipeline.Casework.Notices;
using Pipeline.Casework.People;

namespace Pipeline.Casework.Policies;

/// <summary>Who may act for the regulator, as of now: people change faster than policy versions.</summary>
public sealed class PeopleDirectory
{
    private readonly Dictionary<string, Person> byUser;

    /// <exception cref="ArgumentException">A user is there twice.</exception>
    public PeopleDirectory(IReadOnlyList<Person> people, IReadOnlyList<string> duty)
    {
        All = people;
        Duty = duty;
        byUser = people.ToDictionary(person => person.User, StringComparer.Ordinal);
    }

    /// <summary>In the order of the data.</summary>
    public IReadOnlyList<Person> All { get; }

    /// <summary>The users who are told of a new P1.</summary>
    public IReadOnlyList<string> Duty { get; }

    public Person? Find(string user) => byUser.GetValueOrDefault(user);

    public IEnumerable<Person> With(Role role) => All.Where(person => person.Roles.Contains(role));

    /// <summary>
    /// The person, or the first deputy down the line who is not away; null when nobody of them is present or the user is unknown.
    /// </summary>
    public Person? Present(string user, DateOnly on)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var person = Find(user); person is not null && seen.Add(person.User); person = person.Deputy is { } deputy ? Find(deputy) : null)
        {
            if (!person.IsAway(on))
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>Until when a user is away and which deputy is there; null for somebody who is there, is nobody, or is none of the people.</summary>
    public Absence? AbsenceOf(string? user, DateOnly on) =>
        user is not null && Find(user) is { AwayUntil: { } until } person && person.IsAway(on) ? new Absence(until, Present(user, on)?.User) : null;

    /// <summary>
    /// Who reads what is addressed to the duty or to a user: each or the deputy who is there, and all of them where nobody is. Empty for an addressee
    /// who is none of the people.
    /// </summary>
    public IReadOnlyList<string> ReadersOf(string addressee, DateOnly on)
    {
        IReadOnlyList<string> meant = addressee == Addressees.Duty ? Duty : Find(addressee) is null ? [] : [addressee];
        IReadOnlyList<string> present = [.. meant.Select(user => Present(user, on)?.User).OfType<string>().Distinct()];
        return present.Count > 0 ? present : meant;
    }

    /// <summary>Those above a user in order, the nearest first; empty at the top or for an unknown user.</summary>
    public IReadOnlyList<Person> Above(string user)
    {
        var chain = new List<Person>();
        for (var person = Find(user); person?.ReportsTo is { } superior && Find(superior) is { } next && !chain.Contains(next); person = next)
        {
            chain.Add(next);
        }

        return chain;
    }
}
