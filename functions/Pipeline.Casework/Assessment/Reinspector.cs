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
    /// Looks at every place with a rating in force. The case id follows from the place, the day it was due, and how many assessments were closed without a
    /// report since: however often this runs, and wherever it was broken off, one is opened, and the next a month after that was closed, if it gave no report.
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
                    if (RatedOf(entry) is { } rated && DueOf(rated) is { } due && due.Day <= today)
                    {
                        await OpenAsync(entry.Location, rated, due.Day, due.Months, cancellationToken);
                    }
                }

                after = page.Next;
            }
            while (after is not null);
        }
    }

    /// <summary>What is in force of a place that is still registered. A correction does not put it off: the first publication counts. An earlier rating without a date is never due by itself.</summary>
    private Rated? RatedOf(RegisterEntry entry) => entry switch
    {
        { Location.IsDeregistered: true } => null,
        { Current: { } report } => new(report.Framework.Split('@')[0], report.Overall, report.ReportDate, report.CaseId),
        { Location.Earlier.Current: { ReportDate: { } date } earlier } => new(policies.Current.DefaultFramework.Id, earlier.Overall, date, null),
        _ => null,
    };

    private (DateOnly Day, int Months)? DueOf(Rated rated) =>
        policies.Current.Reinspection.MonthsAfter(rated.FrameworkId, rated.Overall) is { } months ? (rated.On.AddMonths(months), months) : null;

    private async Task OpenAsync(Location location, Rated rated, DateOnly due, int months, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{location.LocationId}/{due:yyyy-MM-dd}");
        if (await FreeUseAsync(key, cancellationToken) is not { } use || await IsAssessedAsync(location.LocationId, cancellationToken))
        {
            return;
        }

        var policy = policies.Current;
        var framework = policy.FindFramework(rated.FrameworkId) ?? policy.DefaultFramework;
        await opening.OpenAsync(
            use,
            Actor.Process,
            Route,
            withCode: false,
            script => AssessmentOpening.Write(script, AssessmentOpening.Planned, location, framework, policy, rated.CaseId),
            cancellationToken,
            string.Create(CultureInfo.InvariantCulture, $"due on {due:yyyy-MM-dd}: {months} months after a report that rated it {Names.Of(rated.Overall)}"));
        LogOpened(logger, location.LocationId, key);
    }

    /// <summary>The first key that opened no case yet; null while the case of the one before is open, or was closed less than a month ago.</summary>
    private async Task<KeyUse?> FreeUseAsync(string key, CancellationToken cancellationToken)
    {
        for (var closed = 0; ; closed++)
        {
            var counted = closed == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}/{closed}");
            var use = opening.UseOf(System, Route, counted, counted)!;
            if (await opening.AnsweredAsync(use, withCode: false, cancellationToken) is not SubmissionResult.Accepted { Receipt.CaseId: var caseId })
            {
                return use;
            }

            var state = (await record.FindAsync(caseId, cancellationToken))!.State;
            if (!state.IsClosed || LondonTime.DateOf(state.StageSince).AddMonths(MonthsAfterClosing) > LondonTime.DateOf(time.GetUtcNow()))
            {
                return null;
            }
        }
    }

    private async Task<bool> IsAssessedAsync(string locationId, CancellationToken cancellationToken) =>
        await worklist.CountAtLocationAsync(new LocationQuery { LocationId = locationId, Stages = UnderAssessment }, cancellationToken) > 0;

    [LoggerMessage(EventId = 1131, Level = LogLevel.Information, Message = "Location {LocationId} is assessed again: {Due}.")]
    private static partial void LogOpened(ILogger logger, string locationId, string due);

    /// <summary>The rating in force: when its report was published, and the case it came from, if that is ours.</summary>
    private sealed record Rated(string FrameworkId, Rating Overall, DateOnly On, CaseId? CaseId);
}
