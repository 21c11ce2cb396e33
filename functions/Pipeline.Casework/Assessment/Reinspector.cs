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
/// Opens a planned assessment of a place whose last report is so old that the policy asks for a new one, unless one is open there already.
/// </summary>
public sealed partial class Reinspector(
    IRegister register, IWorklist worklist, CaseOpening opening, PolicyCatalog policies, TimeProvider time, ILogger<Reinspector> logger)
{
    private const string Route = "reinspection";
    private const int Page = 200;

    private static readonly Caller System = new() { UserId = Actor.Process.UserId };

    /// <summary>
    /// Looks at every place with a report in force. The case id follows from the place and the day it was due: however often this runs, and wherever it
    /// was broken off, a due day opens one case.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = LondonTime.DateOf(time.GetUtcNow());
        foreach (var rating in Enum.GetValues<Rating>())
        {
            string? after = null;
            do
            {
                var page = await register.SearchAsync(new RegisterQuery { Rating = rating, After = after, Take = Page }, cancellationToken);
                foreach (var entry in page.Items)
                {
                    if (entry.Current is { } report && DueOf(report) is { } due && due.Day <= today)
                    {
                        await OpenAsync(entry.Location, report, due.Day, due.Months, cancellationToken);
                    }
                }

                after = page.Next;
            }
            while (after is not null);
        }
    }

    /// <summary>A correction does not put it off: the first publication of the report in force counts.</summary>
    private (DateOnly Day, int Months)? DueOf(PublishedReport report) =>
        policies.Current.Reinspection.MonthsAfter(FrameworkIdOf(report), report.Overall) is { } months
            ? (LondonTime.DateOf(report.FirstPublishedAt).AddMonths(months), months)
            : null;

    private async Task OpenAsync(Location location, PublishedReport report, DateOnly due, int months, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{location.LocationId}/{due:yyyy-MM-dd}");
        var use = opening.UseOf(System, Route, key, key)!;
        if (await opening.AnsweredAsync(use, withCode: false, cancellationToken) is not null || await IsAssessedAsync(location.LocationId, cancellationToken))
        {
            return;
        }

        var policy = policies.Current;
        var framework = policy.FindFramework(FrameworkIdOf(report)) ?? policy.DefaultFramework;
        await opening.OpenAsync(
            use,
            Actor.Process,
            Route,
            withCode: false,
            script => AssessmentOpening.Write(script, AssessmentOpening.Planned, location, framework, policy, report.CaseId),
            cancellationToken,
            string.Create(CultureInfo.InvariantCulture, $"due on {due:yyyy-MM-dd}: {months} months after a report that rated it {Names.Of(report.Overall)}"));
        LogOpened(logger, location.LocationId, key);
    }

    private async Task<bool> IsAssessedAsync(string locationId, CancellationToken cancellationToken) =>
        (await worklist.AtLocationAsync(locationId, DateTimeOffset.MinValue, cancellationToken)).Any(row => row.Stage is >= Stage.Assessment and < Stage.Published);

    private static string FrameworkIdOf(PublishedReport report) => report.Framework.Split('@')[0];

    [LoggerMessage(EventId = 1131, Level = LogLevel.Information, Message = "Location {LocationId} is assessed again: {Due}.")]
    private static partial void LogOpened(ILogger logger, string locationId, string due);
}
