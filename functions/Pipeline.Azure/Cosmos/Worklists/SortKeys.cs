using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// The texts that items are sorted by. Each ends with the id of its case: so an order is whole by one property, needs no composite index, and a key
/// names its case and is the cursor behind it.
/// </summary>
internal static class SortKeys
{
    /// <summary>After every time and every key.</summary>
    public const string End = "~";

    private const char Separator = '|';

    /// <summary>After every time, before <see cref="End"/>.</summary>
    private const string None = "none";

    /// <summary>After every priority.</summary>
    private const int NoPriority = 9;

    /// <summary>A time in one length, so that the order of texts is that of times.</summary>
    public static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static string TimeOrNone(DateTimeOffset? time) => time is { } at ? TimeOf(at) : None;

    public static string Due(WorklistRow row) => $"{TimeOrNone(row.Due)}{Separator}{row.CaseId}";

    public static string Received(DateTimeOffset receivedAt, CaseId caseId) => $"{TimeOf(receivedAt)}{Separator}{caseId}";

    public static string Urgency(WorklistRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int?)row.Priority ?? NoPriority}{Separator}{Due(row)}");

    /// <exception cref="FormatException">The text is no sort key.</exception>
    public static CaseId CaseOf(string key) => CaseId.Parse(key[(key.LastIndexOf(Separator) + 1)..]);
}
