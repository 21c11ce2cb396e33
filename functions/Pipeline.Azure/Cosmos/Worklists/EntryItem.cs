using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// Where a case is found: in the list of its team, among the cases of its place, and under each key of who reported it. It has what is filtered and sorted by
/// and nothing that is shown: <see cref="CaseItem"/> has the row, and the last word whether the case still belongs there.
/// </summary>
internal sealed record EntryItem
{
    public required string Id { get; init; }

    public required string Partition { get; init; }

    public required string ByReceived { get; init; }

    public string? ByDue { get; init; }

    public string? ByUrgency { get; init; }

    public string? Stage { get; init; }

    public string? ActingRole { get; init; }

    public string? Team { get; init; }

    public string? Assignee { get; init; }

    public string? Priority { get; init; }

    public bool? Held { get; init; }

    public string? StuckAt { get; init; }

    public string? Type { get; init; }

    public string? ProviderReference { get; init; }

    /// <summary>The words of the row, by <see cref="SearchWords.TextOf"/>.</summary>
    public string? Text { get; init; }

    /// <summary>All entries of a row with its search text and its reporter's keys, each in a partition of its own.</summary>
    public static IReadOnlyList<EntryItem> Of(WorklistRow row)
    {
        var bare = new EntryItem { Id = row.CaseId.Value, Partition = WorklistPartitions.ListOf(row), ByReceived = SortKeys.Received(row.ReceivedAt, row.CaseId) };
        return
        [
            bare with
            {
                ByDue = SortKeys.Due(row),
                ByUrgency = SortKeys.Urgency(row),
                Stage = Names.Of(row.Stage),
                ActingRole = row.ActingRole is { } role ? Names.Of(role) : null,
                Team = row.Team,
                Assignee = row.Assignee,
                Priority = row.Priority is { } priority ? Names.Of(priority) : null,
                Held = row.HeldUntil is not null,
                StuckAt = SortKeys.TimeOrNone(row.StuckAt),
                Text = SearchWords.TextOf(row),
            },
            .. row.LocationId is not { } locationId
                ? Array.Empty<EntryItem>()
                :
                [
                    bare with
                    {
                        Partition = WorklistPartitions.AtLocation(locationId),
                        Stage = Names.Of(row.Stage),
                        Type = row.Type,
                        ProviderReference = row.ProviderReference,
                    },
                ],
            .. row.ReporterKeys.Distinct(StringComparer.Ordinal).Select(key => bare with { Partition = WorklistPartitions.OfReporter(key) }),
        ];
    }
}
