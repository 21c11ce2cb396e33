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
    /// log of the house after it was sent, under the day and the user: a second run, or one after a restart, sends only what is missing. What the worklist
    /// came to know only after a run is in the digests of the next: each run looks at the time of the one before it again, for what its reader was not told.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Some digests could not be sent: to be tried again. All others were sent.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = LondonTime.DateOf(now);
        var until = LondonTime.At(day, policies.Current.DigestAt);
        var id = IdOf(day);
        if (now < until || !policies.Clocks.Calendars.For(Nation.England).IsWorkingDay(day) || await log.FindAsync(Runs, id, cancellationToken) is not null)
        {
            return;
        }

        var last = await log.ReadLatestAsync(Runs, cancellationToken) is { } entry ? JsonSerializer.Deserialize<DigestRun>(entry.Content, CaseJson.Options) : null;
        var digests = await GatherAsync(day, last?.Since ?? last?.Until, until, cancellationToken);
        List<Exception> failures = [];
        var people = 0;
        foreach (var (user, news) in digests)
        {
            try
            {
                people += await SendAsync(user, day, news, cancellationToken) ? 1 : 0;
            }
            catch (StoreUnavailableException failure)
            {
                LogFailed(logger, id, user, failure);
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new StoreUnavailableException($"{failures.Count} of the digests of {id} could not be sent.", new AggregateException(failures));
        }

        var run = new DigestRun(until, people, last?.Until ?? DateTimeOffset.MinValue);
        await log.AddAsync(new HouseEntry(Runs, id, now, JsonSerializer.Serialize(run, CaseJson.Options)), cancellationToken);
        LogSent(logger, id, people);
    }

    private async Task<SortedDictionary<string, List<DigestNews>>> GatherAsync(
        DateOnly day, DateTimeOffset? since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var readers = new DigestReaders(policies.People, day);
        var digests = new SortedDictionary<string, List<DigestNews>>(StringComparer.Ordinal);
        await foreach (var row in worklist.ReadAsync(new WorklistPeriod(WorklistMoment.Told, since, null), cancellationToken))
        {
            var news = row.Told.Where(told => !(told.At < since) && told.At < until);
            foreach (var told in news.SelectMany(told => readers.Of(told, row), KeyValuePair.Create).GroupBy(pair => pair.Value, pair => pair.Key))
            {
                if (!digests.TryGetValue(told.Key, out var cases))
                {
                    digests[told.Key] = cases = [];
                }

                cases.Add(new DigestNews(row.CaseId, row.Stage, row.Due, [.. told]));
            }
        }

        return digests;
    }

    /// <summary>True when the user has a digest of the day, sent now or before; false when there is nothing that the user was not told.</summary>
    private async Task<bool> SendAsync(string user, DateOnly day, List<DigestNews> news, CancellationToken cancellationToken)
    {
        var kind = KindOf(day);
        if (await log.FindAsync(kind, user, cancellationToken) is not null)
        {
            return true;
        }

        var known = await ToldAsync(user, LondonTime.DateOf(news.SelectMany(of => of.Told).Min(told => told.At)), day, cancellationToken);
        var untold = news
            .Select(of => of with { Told = [.. of.Told.Where(told => !known.Contains(new DigestTold(of.CaseId, told.Kind, told.At)))] })
            .Where(of => of.Told.Count > 0)
            .OrderBy(of => of.Due ?? DateTimeOffset.MaxValue)
            .ThenBy(of => of.CaseId.Value, StringComparer.Ordinal)
            .ToList();
        if (untold.Count == 0)
        {
            return false;
        }

        var digest = DigestWriter.Write(user, day, untold);
        if (await sender.SendAsync(digest, cancellationToken) is NoticeResult.Refused refused)
        {
            LogRefused(logger, digest.Key, refused.Reason);
        }

        var sent = new DigestSent([.. untold.SelectMany(of => of.Told, (of, told) => new DigestTold(of.CaseId, told.Kind, told.At))]);
        await log.AddAsync(new HouseEntry(kind, user, time.GetUtcNow(), JsonSerializer.Serialize(sent, CaseJson.Options)), cancellationToken);
        return true;
    }

    /// <summary>What the digests since a day told the user, those among them of days on which not all could be sent.</summary>
    private async Task<HashSet<DigestTold>> ToldAsync(string user, DateOnly since, DateOnly day, CancellationToken cancellationToken)
    {
        HashSet<DigestTold> told = [];
        for (var before = since; before < day; before = before.AddDays(1))
        {
            if (await log.FindAsync(KindOf(before), user, cancellationToken) is { } entry)
            {
                told.UnionWith(JsonSerializer.Deserialize<DigestSent>(entry.Content, CaseJson.Options)!.Told ?? []);
            }
        }

        return told;
    }

    private static string KindOf(DateOnly day) => $"digests/{IdOf(day)}";

    private static string IdOf(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 1111, Level = LogLevel.Information, Message = "The digests of {Day} went to {People} people.")]
    private static partial void LogSent(ILogger logger, string day, int people);

    [LoggerMessage(EventId = 1112, Level = LogLevel.Warning, Message = "Notice {Key} cannot be sent: {Reason}")]
    private static partial void LogRefused(ILogger logger, string key, string reason);

    [LoggerMessage(EventId = 1113, Level = LogLevel.Error, Message = "The digest of {Day} could not be sent to {User}; the others are.")]
    private static partial void LogFailed(ILogger logger, string day, string user, Exception failure);
}
