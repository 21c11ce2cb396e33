using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// The partitions of the container. Each kind has a prefix of its own, so that no team, place or key can be taken for another kind; nobody's team is the
/// bare prefix.
/// </summary>
internal static class WorklistPartitions
{
    /// <summary>The one item that says which teams have open cases.</summary>
    public const string Teams = "teams";

    /// <summary>The one item that says for which rebuild everything was removed.</summary>
    public const string Cleared = "cleared";

    private const string Open = "open";

    /// <summary>
    /// Where the cases are, by the first character of the id, which is as good as random: few enough that the sums of all are read at once, and enough
    /// that writers seldom meet at one sum.
    /// </summary>
    public static IReadOnlyList<string> Shelves { get; } = [.. Crockford.Alphabet.Select(Shelf)];

    public static string ShelfOf(CaseId caseId) => Shelf(caseId.Value[0]);

    /// <summary>What people work with: the open cases of a team, or of none.</summary>
    public static string OpenOf(string? team) => Named(Open, team);

    /// <summary>The list that shows a row: that of the open cases of its team, or that of the month in which it closed.</summary>
    public static string ListOf(WorklistRow row) => row.Stage != Stage.Closed
        ? OpenOf(row.Team)
        : Named(string.Create(CultureInfo.InvariantCulture, $"closed:{(row.ClosedAt ?? row.StageSince).UtcDateTime:yyyy-MM}"), row.Team);

    public static string AtLocation(string locationId) => $"place:{locationId}";

    public static string OfReporter(string key) => $"reporter:{key}";

    private static string Shelf(char first) => $"cases:{first}";

    private static string Named(string prefix, string? team) => team is null ? prefix : $"{prefix}:{team}";
}
