using Pipeline.Casework.Assessment;

namespace Pipeline.Casework.Publication;

/// <summary>A location with its reports, the newest first. Withdrawn ones are among them as tombstones.</summary>
public sealed record RegisterEntry(Location Location, IReadOnlyList<PublishedReport> Reports)
{
    /// <summary>The report whose ratings are in force.</summary>
    public PublishedReport? Current => Reports.FirstOrDefault(report => report.WithdrawnAt is null);

    /// <summary>The overall rating in force: of our last report that was not withdrawn, else the one from before this register. Null: never rated.</summary>
    public Rating? Overall => Current?.Overall ?? Location.Earlier?.Current?.Overall;
}
