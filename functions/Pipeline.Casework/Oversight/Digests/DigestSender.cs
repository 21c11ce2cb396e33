using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Oversight.Digests;

/// <summary>
/// Sends everybody one notice a working day with the reminders, escalations and ends of holds that were recorded since the last one. The alert of the
/// duty about a new P1 does not wait for it.
/// </summary>
public sealed partial class DigestSender(
    IWorklist worklist, INoticeSender sender, IHouseLog log, PolicyCatalog policies, TimeProvider time, ILogger<DigestSender> logger)
{
    private const string Runs = "digest-runs";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>
    /// Sends the digests of the day that are not sent yet, once its hour has come; does nothing on other days and when all are sent. Each is kept in the
    /// log of the house after it was sent, under the day and the user: a second run, or one after a restart, sends only what is missing.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = LondonTime.DateOf(now);
        var until = LondonTime.At(day, policies.Current.DigestAt);
        var id = day.ToString(DayFormat, CultureInfo.InvariantCulture);
        if (now < until || !policies.Clocks.Calendars.For(Nation.England).IsWorkingDay(day) || await log.FindAsync(Runs, id, cancellationToken) is not null)
        {
            return;
        }

        var since = await log.ReadLatestAsync(Runs, cancellationToken) is { } last ? JsonSerializer.Deserialize<DigestRun>(last.Content, CaseJson.Options)!.Until : (DateTimeOffset?)null;
        var digests = await GatherAsync(day, since, until, cancellationToken);
        foreach (var (user, lines) in digests)
        {
            await SendAsync(user, day, id, lines, cancellationToken);
        }

        await log.AddAsync(new HouseEntry(Runs, id, now, JsonSerializer.Serialize(new DigestRun(until, digests.Count), CaseJson.Options)), cancellationToken);
        LogSent(logger, id, digests.Count);
    }

    private async Task<SortedDictionary<string, List<DigestLine>>> GatherAsync(
        DateOnly day, DateTimeOffset? since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var digests = new SortedDictionary<string, List<DigestLine>>(StringComparer.Ordinal);
        await foreach (var row in worklist.ReadAsync(new WorklistPeriod(WorklistMoment.Told, since, null), cancellationToken))
        {
            var news = row.Told.Where(told => !(told.At < since) && told.At < until).ToList();
            foreach (var reader in news.SelectMany(told => ReadersOf(told, row, day)).Distinct())
            {
                var why = news.Where(told => ReadersOf(told, row, day).Contains(reader)).Select(told => DigestWriter.Why(told, reader)).Distinct();
                if (!digests.TryGetValue(reader, out var lines))
                {
                    digests[reader] = lines = [];
                }

                lines.Add(new DigestLine(row.CaseId, row.Stage, row.Due, string.Join("; ", why)));
            }
        }

        return digests;
    }

    /// <summary>An escalation is for the one it goes to and the one the case was given to; all else for whoever looks after the case.</summary>
    private IEnumerable<string> ReadersOf(CaseTold told, WorklistRow row, DateOnly day)
    {
        var meant = told.Kind != TickKind.Escalate ? CaseOwners.Of(row.Assignee, row.ActingRole, row.Team, policies.People)
            : row.Assignee is null ? [told.To]
            : (IEnumerable<string?>)[told.To, row.Assignee];
        return meant.OfType<string>().SelectMany(user => policies.People.ReadersOf(user, day)).Distinct();
    }

    private async Task SendAsync(string user, DateOnly day, string id, List<DigestLine> lines, CancellationToken cancellationToken)
    {
        var kind = $"digests/{id}";
        if (await log.FindAsync(kind, user, cancellationToken) is not null)
        {
            return;
        }

        var digest = DigestWriter.Write(user, day, [.. lines.OrderBy(line => line.Due ?? DateTimeOffset.MaxValue).ThenBy(line => line.CaseId.Value, StringComparer.Ordinal)]);
        if (await sender.SendAsync(digest, cancellationToken) is NoticeResult.Refused refused)
        {
            LogRefused(logger, digest.Key, refused.Reason);
        }

        await log.AddAsync(
            new HouseEntry(kind, user, time.GetUtcNow(), JsonSerializer.Serialize(new { Cases = lines.Select(line => line.CaseId) }, CaseJson.Options)), cancellationToken);
    }

    [LoggerMessage(EventId = 1111, Level = LogLevel.Information, Message = "The digests of {Day} went to {People} people.")]
    private static partial void LogSent(ILogger logger, string day, int people);

    [LoggerMessage(EventId = 1112, Level = LogLevel.Warning, Message = "Notice {Key} cannot be sent: {Reason}")]
    private static partial void LogRefused(ILogger logger, string key, string reason);
}
