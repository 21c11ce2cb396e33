namespace Pipeline.Casework.Oversight;

/// <summary>What each measure is, in the words that stand beside its figures wherever they are shown. The page about the measures repeats them.</summary>
public static class MeasureDefinitions
{
    public const string Arrivals =
        "Notifications and concerns received: in all, in the last 24 hours and in the last 7 days. Assessments that the regulator opens by itself are not among them.";

    public const string Unreviewed =
        "Open notifications and concerns that nobody has yet accepted, linked, closed or recorded an action on; aged from receipt.";

    public const string NoAction =
        "Open cases, aged from a person's last substantive decision or, before the first, from receipt. Reminders, escalations, assignments and holds do not count. "
        + "A published case is not open.";

    public const string TimeToTriage =
        "Days from the receipt of a notification or concern to the first decision that ended its triage. " + Percentile;

    public const string TimeToPublish =
        "Days from the last visit to the first publication, as the days of the calendar in London differ. " + Percentile;

    public const string TimeFromFirstVisit =
        "Days from the first visit to the first publication, as the days of the calendar in London differ. " + Percentile;

    public const string Late = "Cases that wait for somebody whose clock has passed and is not held, by stage; a published one waits while a rating review is pending.";

    public const string Stuck = "Cases that cannot go on by themselves, by code, as counted at most half a minute before.";

    public const string ByStage = "All cases by stage.";

    public const string ByOutcome = "Closed cases by outcome.";

    private const string Percentile =
        "Each duration is rounded to a tenth of a day, half up; a percentile is the nearest rank: the smallest duration that at least this share of all do not exceed.";

    /// <summary>By the name of the measure in the answer.</summary>
    public static IReadOnlyDictionary<string, string> ByName { get; } = new Dictionary<string, string>
    {
        ["arrivals"] = Arrivals,
        ["unreviewed"] = Unreviewed,
        ["noAction"] = NoAction,
        ["timeToTriage"] = TimeToTriage,
        ["timeToPublish"] = TimeToPublish,
        ["timeFromFirstVisit"] = TimeFromFirstVisit,
        ["late"] = Late,
        ["stuck"] = Stuck,
        ["byStage"] = ByStage,
        ["byOutcome"] = ByOutcome,
    };
}
