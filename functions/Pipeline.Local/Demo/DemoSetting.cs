using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Local.Demo.Cast;
using Pipeline.Local.Demo.Stories;

namespace Pipeline.Local.Demo;

/// <summary>Everything that a demo is made of before it begins; the same for the same seed, number of cases and day.</summary>
internal sealed record DemoSetting
{
    /// <summary>Types that are routine: noted at the lowest priority, without a person.</summary>
    private static readonly string[] Routine = ["SOP-CHANGE", "CHANGES", "ABSENCE-RETURN", "DOLS-OUTCOME", "UNAUTH-ABSENCE-RETURN"];

    private DemoSetting()
    {
    }

    public required int Seed { get; init; }

    public required PolicyCatalog Policies { get; init; }

    public required DemoCalendar Calendar { get; init; }

    public required Company Company { get; init; }

    public required Words Words { get; init; }

    public required IReadOnlyList<Story> Stories { get; init; }

    public Policy Policy => Policies.Current;

    public static DemoSetting Of(int cases, int seed, IReadOnlyList<Location> locations, DateTimeOffset now)
    {
        var policies = PolicyCatalog.LoadShipped().Noting(Routine);
        var calendar = new DemoCalendar(now, policies.Clocks.Calendars.For(Casework.Time.Nation.England));
        return new DemoSetting
        {
            Seed = seed,
            Policies = policies,
            Calendar = calendar,
            Company = new Company(policies.People),
            Words = Words.Load(),
            Stories = new StoryBook(policies.Current, locations, calendar, Chance.From(seed)).Write(cases),
        };
    }
}
