using Pipeline.Casework.Cases;
using Pipeline.Casework.People;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies.Checking;

/// <summary>What can be loaded and is hardly meant.</summary>
internal static class PolicyWarnings
{
    private const int MinutesOfADay = 24 * 60;

    public static IReadOnlyList<PolicyFault> Of(PolicyCatalog loaded, PolicyCatalog shipped, DateOnly today) =>
    [
        .. loaded.Versions.Where(shipped.Versions.Contains).SelectMany(version => Rewritten(shipped.Get(version), loaded.Get(version))),
        .. loaded.Frameworks.SelectMany(framework => shipped.Frameworks.Where(other => other.Key == framework.Key).SelectMany(other => Rewritten(other, framework))),
        .. loaded.Versions.SelectMany(version => UnheldRoles(loaded.Get(version))),
        .. loaded.Versions.SelectMany(version => OddClocks(loaded.Get(version))),
        .. People(loaded.People),
        .. loaded.Clocks.Calendars.All.SelectMany(calendar => EndingCalendar(calendar, loaded.Current.CalendarWarningDays, today)),
    ];

    private static IEnumerable<PolicyFault> Rewritten(Policy shipped, Policy loaded)
    {
        if (!VersionFacts.Of(shipped).SequenceEqual(VersionFacts.Of(loaded)))
        {
            yield return new PolicyFault(
                $"{PolicyFiles.Versions}{loaded.Version}", string.Empty, "changes a version that cases may have been opened under: they change with it; a new version would leave them alone");
        }
    }

    private static IEnumerable<PolicyFault> Rewritten(Framework shipped, Framework loaded)
    {
        if (!FrameworkFacts.Of(shipped).SequenceEqual(FrameworkFacts.Of(loaded)))
        {
            yield return new PolicyFault(
                $"{PolicyFiles.Frameworks}{loaded.Key}", string.Empty, "changes a framework that places may have been assessed by: their ratings change with it; a new version would leave them alone");
        }
    }

    private static IEnumerable<PolicyFault> UnheldRoles(Policy policy)
    {
        var file = $"{PolicyFiles.Versions}{policy.Version}/{PolicyFiles.Roles}";
        foreach (var (path, route, roles) in Routes(policy.Roles))
        {
            var staff = roles.Where(role => role is not Role.Submitter and not Role.Provider).ToList();
            var holders = policy.People.All.Where(person => person.Roles.Overlaps(staff)).ToList();
            if (staff.Count == roles.Count && holders.Count == 0)
            {
                yield return new PolicyFault(file, path, $"is for {FactWords.List(staff)}, and nobody among the people is that: nobody could decide it");
            }
            else if (route.Independence != Independence.None && holders.Count == 1)
            {
                yield return new PolicyFault(
                    file, path, $"must be decided by somebody independent, and only {holders[0].User} could: a case on which they worked would be stuck");
            }
        }
    }

    private static IEnumerable<(string Path, Route Route, IReadOnlyList<Role> Roles)> Routes(DecisionRoles roles) =>
        CaseProcess.Rows.SelectMany(row => row.Decisions.Select(route =>
                ($"stages.{Names.Of(row.Stage)}.{route.Decision}", route, roles.OfStage(row.Stage, route.Decision))))
            .Concat(CaseProcess.AnyOpenStage.Select(route => ($"anyOpenStage.{route.Decision}", route, roles.AnyOpenStage[route.Decision])));

    private static IEnumerable<PolicyFault> OddClocks(Policy policy)
    {
        var file = $"{PolicyFiles.Versions}{policy.Version}/{PolicyFiles.Policy}";
        var triage = policy.ServiceLevels.Triage.OrderBy(level => level.Key).ToList();
        foreach (var (urgent, other) in triage.Zip(triage.Skip(1)).Where(pair => Minutes(pair.First.Value) > Minutes(pair.Second.Value)))
        {
            yield return new PolicyFault(file, $"clocks.triage.{urgent.Key}", $"is {FactWords.Of(urgent.Value)}, longer than that of {other.Key}");
        }

        foreach (var (stage, span) in policy.ServiceLevels.Stages.Where(level => level.Value.Unit == ClockUnit.Minutes && !CaseProcess.Row(level.Key).EndsByItself))
        {
            yield return new PolicyFault(file, $"clocks.stages.{Names.Of(stage)}", $"gives people {FactWords.Of(span)}: hours, days or working-days were meant?");
        }
    }

    private static IEnumerable<PolicyFault> People(PeopleDirectory people)
    {
        if (people.Duty.Count == 0)
        {
            yield return new PolicyFault(PolicyFiles.People, "duty", "is empty: nobody is told of a new P1");
        }

        foreach (var (index, person) in people.All.Index().Where(entry => entry.Item.ReportsTo is null && !entry.Item.Roles.Contains(Role.Manager)))
        {
            yield return new PolicyFault(PolicyFiles.People, $"people[{FactWords.Number(index)}].reportsTo", $"is not there: late cases of {person.User} go to the first manager");
        }
    }

    private static IEnumerable<PolicyFault> EndingCalendar(WorkingCalendar calendar, int days, DateOnly today)
    {
        if (calendar.KnownUntil < today.AddDays(days))
        {
            yield return new PolicyFault(
                $"{PolicyFiles.Calendars}{calendar.Division}.json", "bankHolidays", $"ends with {FactWords.Number(calendar.LastYear)}: deadlines after it count weekdays and are provisional");
        }
    }

    /// <summary>Enough to compare lengths of different units: five working days are a week.</summary>
    private static int Minutes(ClockSpan span) => span.Amount * (span.Unit switch
    {
        ClockUnit.Minutes => 1,
        ClockUnit.Hours => 60,
        ClockUnit.Days => MinutesOfADay,
        _ => MinutesOfADay * 7 / 5,
    });
}
