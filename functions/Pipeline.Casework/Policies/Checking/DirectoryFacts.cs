using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies.Checking;

/// <summary>What holds for every version: people and calendars.</summary>
internal static class DirectoryFacts
{
    public static IReadOnlyList<PolicyFact> Of(PeopleDirectory people) =>
    [
        .. people.All.Select(person => new PolicyFact(person.User, Words(person))),
        new("people told of a new P1", FactWords.List(people.Duty)),
    ];

    public static IReadOnlyList<PolicyFact> Of(WorkingCalendar calendar) =>
    [
        new("known", $"{FactWords.Number(calendar.FirstYear)} to {FactWords.Number(calendar.LastYear)}"),
        .. calendar.BankHolidays.Select(date => new PolicyFact($"bank holiday {FactWords.Date(date)}", date.DayOfWeek.ToString())),
    ];

    private static string Words(Person person) => FactWords.Join(
        FactWords.List(person.Roles.Order()),
        $"team {person.Team}",
        person.ReportsTo is null ? "reports to nobody" : $"reports to {person.ReportsTo}",
        person.Deputy is null ? null : $"deputy {person.Deputy}",
        person.AwayUntil is { } until ? $"away until {FactWords.Date(until)}" : null);
}
