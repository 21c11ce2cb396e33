using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos.Registers;

/// <summary>
/// Publishes reports: the report by its id first, which decides between two who publish it at once; then that its location changes; then the place,
/// which remembers what it last showed; then its entry. Publishing the same again finds what is left to do.
/// </summary>
internal sealed class RegisterReports(RegisterItems register, RegisterDirectory directory, RegisterChanges changes)
{
    public async Task<PublishedReport?> FindAsync(string reportId, CancellationToken cancellationToken) =>
        (await register.All.ReadAsync<ReportItem>(RegisterKeys.Of(reportId), RegisterKeys.Reports, cancellationToken))?.Value.Report;

    public async Task PublishAsync(PublishedReport report, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(report, cancellationToken);
        if (kept.Report!.CommitVersion > report.CommitVersion)
        {
            return;
        }

        var elsewhere = kept.Places.Where(place => place != report.LocationId).ToList();
        var changed = new List<string>();
        if (SaidOf(await register.FindPlaceAsync(report.LocationId, cancellationToken), report.ReportId) != report.SaysHash())
        {
            changed.Add(report.LocationId);
        }

        foreach (var place in elsewhere)
        {
            if (SaidOf(await register.FindPlaceAsync(place, cancellationToken), report.ReportId) is not null)
            {
                changed.Add(place);
            }
        }

        await changes.MarkAsync(OrganisationKind.Location, changed, at, cancellationToken);
        var places = new List<PlaceItem> { await register.ChangePlaceAsync(report.LocationId, place => place.With(report), cancellationToken) };
        foreach (var other in elsewhere)
        {
            places.Add(await register.ChangePlaceAsync(other, place => place.Without(report.ReportId, report.CommitVersion), cancellationToken));
        }

        await directory.UpdateAsync(places, cancellationToken);
    }

    /// <summary>
    /// Empties the places before the reports, each as it was seen and once in a rebuild (<see cref="Clearing"/>). Every place that ever had a report is looked
    /// at, since one may show a report that was emptied behind a publication.
    /// </summary>
    public async Task ClearAsync(DateTimeOffset began, CancellationToken cancellationToken)
    {
        if (await Clearing.BeginAsync(register.All, RegisterKeys.Cleared, began, cancellationToken) is not { } clearing)
        {
            return;
        }

        var reports = await register.All.QueryAsync<ReportItem>(RegisterQueries.All(RegisterKeys.Reports), RegisterKeys.Reports, cancellationToken)
            .Select(item => (item.Id, item.Places))
            .ToListAsync(cancellationToken);
        await RegisterItems.EachAsync(
            reports.SelectMany(report => report.Places).Distinct(StringComparer.Ordinal),
            async (id, token) => await directory.UpdateAsync([await register.ChangePlaceAsync(id, place => place.WithoutReports(), clearing, token)], token),
            cancellationToken);
        await RegisterItems.EachAsync(
            reports,
            (report, token) => register.ChangeAsync(
                report.Id, RegisterKeys.Reports, ReportItem.Of(report.Id), item => item.Report is null ? null : item with { Report = null }, clearing, token),
            cancellationToken);
        await clearing.EndAsync(cancellationToken);
    }

    private static string? SaidOf(PlaceItem? place, string reportId) => place?.KnownOf(reportId)?.SaysHash;

    /// <summary>The report as it is kept now: this one, or one of a newer commit.</summary>
    private Task<ReportItem> KeepAsync(PublishedReport report, CancellationToken cancellationToken)
    {
        var missing = ReportItem.Of(report.ReportId);
        return register.ChangeAsync(
            missing.Id,
            RegisterKeys.Reports,
            missing,
            item =>
            {
                if (item.Report is { } stored)
                {
                    if (stored.CommitVersion > report.CommitVersion)
                    {
                        return null;
                    }

                    stored.MustNotBeAlteredBy(report);
                }

                var next = item.With(report);
                return ContentHash.Of(next) == ContentHash.Of(item) ? null : next;
            },
            cancellationToken);
    }
}
