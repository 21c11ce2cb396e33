using System.Globalization;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.People;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Assessment;

/// <summary>
/// Opens a planned assessment of a place whose last report, ours or one from before this register, is so old that the policy asks for a new one, unless
/// one is open there already.
/// </summary>
public sealed partial class Reinspector(
    IRegister register, IWorklist worklist, CaseRecord record, CaseOpening opening, PolicyCatalog policies, TimeProvider time, ILogger<Reinspector> logger)
{
    private const string Route = "reinspection";
    private const int Page = 200;

    /// <summary>Months until a place is due again whose assessment was closed without a report. Our own choice; no law says so.</summary>
    private const int MonthsAfterClosing = 1;

    private static readonly Stage[] UnderAssessment = [.. Enum.GetValues<Stage>().Where(stage => stage is >= Stage.Assessment and < Stage.Published)];

    private static readonly Caller System = new() { UserId = Actor.Process.UserId };

    /// <summary>
    /// Looks at every place with a rating in force, the longest overdue first, and opens as many as the policy has for one night; the rest wait. The case id
    /// follows from the place, the day it was due, and how many assessments were closed without a report since: however often this runs, and wherever it was
    /// broken off, one is opened, and the next a month after that was closed, if it gave no report.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = LondonTime.DateOf(time.GetUtcNow());
        var due = (await DueAsync(today, cancellationToken)).OrderBy(place => place.Day).ThenBy(place => place.LocationId, StringComparer.Ordinal).ToList();
        var begun = 0;
        foreach (var (looked, place) in due.Index())
        {
            if (begun >= policies.Current.Reinspection.MostPerNight)
            {
                LogLeft(logger, due.Count - looked);
                break;
            }

            begun += await IsBegunAsync(place, today, cancellationToken) ? 1 : 0;
        }
    }

    private async Task<IReadOnlyList<Due>> DueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var due = new List<Due>();
        foreach (var rating in Enum.GetValues<Rating>())
        {
            string? after = null;
            do
            {
                var page = await register.SearchAsync(new RegisterQuery { Rating = rating, After = after, Take = Page }, cancellationToken);
                due.AddRange(page.Items.Select(DueOf).OfType<Due>().Where(place => place.Day <= today));
                after = page.Next;
            }
            while (after is not null);
        }

        return due;
    }

    /// <summary>What is in force of a place that is still registered. A correction does not put it off: the first publication counts. An earlier rating without a date is never due by itself.</summary>
    private Rated? RatedOf(RegisterEntry entry) => entry switch
    {
        { Location.IsDeregistered: true } => null,
        { Current: { } report } => new(report.Framework.Split('@')[0], report.Overall, report.ReportDate, report.CaseId),
        { Location.Earlier.Current: { ReportDate: { } date } earlier } => new(policies.Current.DefaultFramework.Id, earlier.Overall, date, null),
        _ => null,
    };

    private Due? DueOf(RegisterEntry entry) => RatedOf(entry) is { } rated && policies.Current.Reinspection.MonthsAfter(rated.FrameworkId, rated.Overall) is { } months
        ? new Due(entry.Location.LocationId, rated, rated.On.AddMonths(months), months)
        : null;

    /// <summary>Whether an assessment of the place was opened this night, now or by a run that was broken off.</summary>
    private async Task<bool> IsBegunAsync(Due place, DateOnly today, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{place.LocationId}/{place.Day:yyyy-MM-dd}");
        var (use, begunOn) = await FreeUseAsync(key, cancellationToken);
        if (use is null)
        {
            return begunOn == today;
        }

        if (await IsAssessedAsync(place.LocationId, cancellationToken)
            || await register.FindLocationAsync(place.LocationId, cancellationToken) is not { Location: var location })
        {
            return false;
        }

        var (policy, rated) = (policies.Current, place.Rated);
        var framework = policy.FindFramework(rated.FrameworkId) ?? policy.DefaultFramework;
        await opening.OpenAsync(
            use,
            Actor.Process,
            Route,
            withCode: false,
            script => AssessmentOpening.Write(script, AssessmentOpening.Planned, location, framework, policy, rated.CaseId),
            cancellationToken,
            string.Create(CultureInfo.InvariantCulture, $"due on {place.Day:yyyy-MM-dd}: {place.Months} months after a report that rated it {Names.Of(rated.Overall)}"));
        LogOpened(logger, place.LocationId, key);
        return true;
    }

    /// <summary>
    /// The first key that opened no case yet; none while the case of the one before is open, or was closed less than a month ago: then the day it was opened.
    /// </summary>
    private async Task<(KeyUse? Use, DateOnly? BegunOn)> FreeUseAsync(string key, CancellationToken cancellationToken)
    {
        for (var closed = 0; ; closed++)
        {
            var counted = closed == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}/{closed}");
            var use = opening.UseOf(System, Route, counted, counted)!;
            if (await opening.AnsweredAsync(use, withCode: false, cancellationToken) is not SubmissionResult.Accepted { Receipt.CaseId: var caseId })
            {
                return (use, null);
            }

            var state = (await record.FindAsync(caseId, cancellationToken))!.State;
            if (!state.IsClosed || LondonTime.DateOf(state.StageSince).AddMonths(MonthsAfterClosing) > LondonTime.DateOf(time.GetUtcNow()))
            {
                return (null, LondonTime.DateOf(state.ReceivedAt));
            }
        }
    }

    private async Task<bool> IsAssessedAsync(string locationId, CancellationToken cancellationToken) =>
        await worklist.CountAtLocationAsync(new LocationQuery { LocationId = locationId, Stages = UnderAssessment }, cancellationToken) > 0;

    [LoggerMessage(EventId = 1131, Level = LogLevel.Information, Message = "Location {LocationId} is assessed again: {Due}.")]
    private static partial void LogOpened(ILogger logger, string locationId, string due);

    [LoggerMessage(EventId = 1132, Level = LogLevel.Information, Message = "Enough assessments were opened for one night; {Places} places are looked at another night.")]
    private static partial void LogLeft(ILogger logger, int places);

    /// <summary>The rating in force: when its report was published, and the case it came from, if that is ours.</summary>
    private sealed record Rated(string FrameworkId, Rating Overall, DateOnly On, CaseId? CaseId);

    private sealed record Due(string LocationId, Rated Rated, DateOnly Day, int Months);
}
