using Pipeline.Casework.Time;

namespace Pipeline.Casework.Policies;

/// <summary>Reads all files of a policy, checks what refers to what, and reports every fault at once.</summary>
internal static class PolicyLoader
{
    /// <exception cref="PolicyFaultsException">Something is wrong.</exception>
    public static PolicyCatalog Load(PolicyFiles files)
    {
        var clocks = ReadClocks(files);
        var frameworks = ReadFrameworks(files);
        var people = files.Read(PolicyFiles.People, PeopleFile.Read);
        var policies = new List<Policy>();
        foreach (var version in files.VersionNames)
        {
            ReadVersion(files, version, clocks, frameworks, people, policies);
        }

        var current = files.Read(PolicyFiles.Catalog, catalog => catalog.Id("current"));
        if (!string.IsNullOrEmpty(current) && !files.VersionNames.Contains(current))
        {
            files.Add(PolicyFiles.Catalog, "current", $"must be one of: {string.Join(", ", files.VersionNames)}");
        }

        return files.Faults.Count == 0 && current is not null
            ? new PolicyCatalog(policies, current)
            : throw new PolicyFaultsException(files.Faults);
    }

    private static Clocks? ReadClocks(PolicyFiles files)
    {
        var calendars = new List<WorkingCalendar>();
        foreach (var file in files.In(PolicyFiles.Calendars).ToList())
        {
            if (files.Read(file, CalendarFile.Read) is not { } calendar)
            {
                continue;
            }

            if (calendars.Any(other => other.Division == calendar.Division))
            {
                files.Add(file, "division", $"{calendar.Division} has a calendar already");
            }
            else
            {
                calendars.Add(calendar);
            }
        }

        var missing = Enum.GetValues<Nation>().Select(nation => nation.Division()).Distinct().Except(calendars.Select(calendar => calendar.Division)).ToList();
        missing.ForEach(division => files.Add(PolicyFiles.Calendars, string.Empty, $"has no calendar for {division}"));
        return missing.Count == 0 ? new Clocks(new WorkingCalendars(calendars)) : null;
    }

    private static List<Framework> ReadFrameworks(PolicyFiles files)
    {
        var frameworks = new List<Framework>();
        foreach (var file in files.In(PolicyFiles.Frameworks).ToList())
        {
            if (files.Read(file, FrameworkFile.Read) is not { } framework)
            {
                continue;
            }

            if (frameworks.Any(other => other.Key == framework.Key))
            {
                files.Add(file, "version", $"{framework.Key} is there already");
            }

            frameworks.Add(framework);
        }

        return frameworks;
    }

    private static void ReadVersion(
        PolicyFiles files, string version, Clocks? clocks, List<Framework> frameworks, PeopleDirectory? people, List<Policy> policies)
    {
        var folder = $"{PolicyFiles.Versions}{version}/";
        var submissions = files.Read(folder + PolicyFiles.Notifications, NotificationsFile.Read)
            ?? new NotificationsFile.Submissions([], [], []);
        var risk = files.Read(folder + PolicyFiles.Risk, reader => RiskFile.Read(reader, submissions));
        var roles = files.Read(folder + PolicyFiles.Roles, RolesFile.Read);
        var levels = files.Read(folder + PolicyFiles.Policy, reader => PolicyFile.Read(reader, version, frameworks));
        if (files.Faults.Count == 0 && levels is not null && clocks is not null && people is not null && risk is not null && roles is not null)
        {
            policies.Add(levels(new PolicyFile.Parts(clocks, people, submissions, risk, roles)));
        }
    }
}
