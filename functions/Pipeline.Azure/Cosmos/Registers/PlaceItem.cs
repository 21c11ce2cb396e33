using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// All that the register has about one location, in one item: it changes as a whole, under its ETag, and is read with one point read. The entries of the
/// directories are made from it.
/// </summary>
internal sealed record PlaceItem
{
    public string Id { get; init; } = RegisterKeys.Place;

    /// <summary>The key of the partition.</summary>
    public required string LocationId { get; init; }

    /// <summary>The id as the register has it.</summary>
    public required string OwnId { get; init; }

    /// <summary>Counts the writes of this item: what was made from an older one never replaces what was made from a newer.</summary>
    public int Revision { get; init; }

    /// <summary>Null where a report or a finding came before the location, or the location was left out of the import.</summary>
    public Location? Location { get; init; }

    /// <summary>Of the location as it was loaded; the database may write its numbers otherwise.</summary>
    public string? LocationHash { get; init; }

    public IReadOnlyList<RegisterFinding> Findings { get; init; } = [];

    public string? FindingsHash { get; init; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<PublishedReport> Reports { get; init; } = [];

    /// <summary>Every report that was ever shown here; it outlives <see cref="Reports"/>, so that clearing and publishing again is no change.</summary>
    public IReadOnlyList<KnownReport> Known { get; init; } = [];

    /// <summary>Every provider that the location ever had: each of their entries has to hear of it.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];

    public static PlaceItem Of(string locationId) => new() { LocationId = RegisterKeys.Of(locationId), OwnId = locationId };

    public KnownReport? KnownOf(string reportId) => Known.FirstOrDefault(known => known.ReportId == reportId);

    public RegisterEntry? Entry() => Location is null ? null : new RegisterEntry(Location, Reports);

    /// <summary>Null when it is loaded already.</summary>
    public PlaceItem? With(LocationLoad load) => LocationHash == load.LocationHash && FindingsHash == load.FindingsHash
        ? null
        : this with
        {
            Location = load.Location,
            LocationHash = load.LocationHash,
            Findings = load.Findings,
            FindingsHash = load.FindingsHash,
            Providers = [.. Providers.Append(load.Location.ProviderId).Distinct(StringComparer.Ordinal)],
        };

    /// <summary>Null when they are there already.</summary>
    public PlaceItem? With(IReadOnlyList<RegisterFinding> findings)
    {
        var hash = ContentHash.Of(findings);
        return FindingsHash == hash ? null : this with { Findings = findings, FindingsHash = hash };
    }

    /// <summary>Null when it is there already, or a newer one was.</summary>
    /// <exception cref="Casework.Messages.PermanentFailureException">The edition is there with other hashes.</exception>
    public PlaceItem? With(PublishedReport report)
    {
        if (KnownOf(report.ReportId) is { } known && known.CommitVersion > report.CommitVersion)
        {
            return null;
        }

        var before = Reports.FirstOrDefault(other => other.ReportId == report.ReportId);
        before?.MustNotBeAlteredBy(report);
        return before is not null && ContentHash.Of(before) == ContentHash.Of(report)
            ? null
            : Knowing(new KnownReport(report.ReportId, report.SaysHash(), report.CommitVersion)) with
            {
                Reports =
                [
                    .. Others(report.ReportId).Append(report)
                        .OrderByDescending(other => other.FirstPublishedAt)
                        .ThenBy(other => other.ReportId, StringComparer.Ordinal),
                ],
            };
    }

    /// <summary>The report belongs to another location as of this commit. Null when that is known already, or a newer commit brought it back.</summary>
    public PlaceItem? Without(string reportId, int commitVersion) => KnownOf(reportId) is { } known && known.CommitVersion > commitVersion
        ? null
        : KnownOf(reportId) == new KnownReport(reportId, null, commitVersion)
            ? null
            : Knowing(new KnownReport(reportId, null, commitVersion)) with { Reports = [.. Others(reportId)] };

    /// <summary>Null when there is none, and none is held to its commit.</summary>
    public PlaceItem? WithoutReports() => Reports.Count == 0 && Known.All(known => known.CommitVersion == 0)
        ? null
        : this with { Reports = [], Known = [.. Known.Select(known => known with { CommitVersion = 0 })] };

    private PlaceItem Knowing(KnownReport report) => this with { Known = [.. Known.Where(known => known.ReportId != report.ReportId), report] };

    private IEnumerable<PublishedReport> Others(string reportId) => Reports.Where(report => report.ReportId != reportId);
}
