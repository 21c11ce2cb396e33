using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Policies;
using Pipeline.Casework.Publication;
using Pipeline.Functions.Http.PublicRegister;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>
/// Writes a location as the regulator's public API does, from the register and from what was published, and from nothing else: a report that is
/// not published yet is not there, and a withdrawn one is not there any more.
/// </summary>
public sealed class LocationSyndication(PolicyCatalog policies)
{
    private const string Location = "Location";

    public const string InspectionAreas = "inspectionAreas";

    public SyndicatedLocation Of(RegisterEntry entry)
    {
        var location = entry.Location;
        var reports = entry.Reports.Where(report => report.WithdrawnAt is null).ToList();
        var ratings = reports.Select(RatingOf).Concat(EarlierOf(location.Earlier)).ToList();
        return new SyndicatedLocation
        {
            LocationId = location.LocationId,
            ProviderId = location.ProviderId,
            ProviderIdDerived = location.ProviderIdDerived ? true : null,
            OrganisationType = Location,
            Type = location.Type,
            Name = location.Name,
            RegistrationStatus = location.IsDeregistered ? "Deregistered" : "Registered",
            OnspdLatitude = location.Latitude,
            OnspdLongitude = location.Longitude,
            PostalCode = location.Postcode,
            LocalAuthority = location.LocalAuthority,
            LastInspection = Latest([location.LastInspection, .. reports.Select(report => report.LastVisit)]) is { } visit ? new(visit) : null,
            LastReport = Latest([.. reports.Select(report => (DateOnly?)report.ReportDate), .. EarlierDates(location.Earlier)]) is { } date ? new(date) : null,
            CurrentRatings = CurrentOf(reports, location.Earlier, ratings),
            HistoricRatings = [.. HistoricOf(reports, location.Earlier, ratings)],
            Reports = [.. reports.Select(ReportOf), .. (location.Earlier?.Reports ?? []).Select(ReportOf)],
            Details = DetailsOf(location),
        };
    }

    private static SyndicatedCurrentRatings? CurrentOf(List<PublishedReport> reports, EarlierRecord? earlier, List<SyndicatedRating> ratings) =>
        reports.Count > 0 || earlier?.Current is not null ? new SyndicatedCurrentRatings(ratings[0], ratings[0].ReportDate) : null;

    private static IEnumerable<SyndicatedHistoricRating> HistoricOf(List<PublishedReport> reports, EarlierRecord? earlier, List<SyndicatedRating> ratings) =>
        ratings.Skip(reports.Count > 0 || earlier?.Current is not null ? 1 : 0).Select(rating => new SyndicatedHistoricRating(
            rating.ReportLinkId,
            rating.ReportDate,
            rating with
            {
                ReportDate = null,
                ReportLinkId = null,
                KeyQuestionRatings = [.. rating.KeyQuestionRatings.Select(question => question with { ReportDate = null, ReportLinkId = null })],
            }));

    private static IEnumerable<SyndicatedRating> EarlierOf(EarlierRecord? earlier) => earlier is null
        ? []
        : (earlier.Current is null ? [] : new[] { earlier.Current }).Concat(earlier.Historic).Select(rating => new SyndicatedRating
        {
            Rating = Html.Label(rating.Overall),
            ReportDate = rating.ReportDate,
            ReportLinkId = rating.LinkId,
            KeyQuestionRatings =
            [
                .. rating.KeyQuestions.Select(question => new SyndicatedRating.KeyQuestion(
                    question.Name, Html.Label(question.Rating), question.ReportDate, question.LinkId)),
            ],
        });

    private static IEnumerable<DateOnly?> EarlierDates(EarlierRecord? earlier) => (earlier?.Reports ?? []).Select(report => report.ReportDate);

    private static DateOnly? Latest(IEnumerable<DateOnly?> dates) => dates.Max();

    private static SyndicatedReport ReportOf(PublishedReport report) => new(
        report.ReportId, report.ReportDate, report.FirstVisit, $"/reports/{Uri.EscapeDataString(report.ReportId)}", Location);

    private static SyndicatedReport ReportOf(EarlierReport report) => new(report.LinkId, report.ReportDate, report.FirstVisitDate, null, report.ReportType);

    private static Dictionary<string, JsonElement> DetailsOf(Location location)
    {
        var details = new Dictionary<string, JsonElement>(location.Details ?? new Dictionary<string, JsonElement>(), StringComparer.Ordinal);
        details.TryAdd("gacServiceTypes", JsonOf(location.ServiceTypes.Select(name => new { name })));
        details.TryAdd(InspectionAreas, JsonOf(Array.Empty<string>()));
        if (location is { Details: null, Address: { } address })
        {
            details.Add("postalAddressLine1", JsonOf(address));
        }

        return details;
    }

    private static JsonElement JsonOf<T>(T value) => JsonSerializer.SerializeToElement(value, CaseJson.Options);

    private SyndicatedRating RatingOf(PublishedReport report)
    {
        var framework = policies.Frameworks.FirstOrDefault(candidate => candidate.Key == report.Framework);
        return new SyndicatedRating
        {
            Rating = Html.Label(report.Overall),
            ReportDate = report.ReportDate,
            ReportLinkId = report.ReportId,
            KeyQuestionRatings =
            [
                .. report.KeyQuestions.Select(question => new SyndicatedRating.KeyQuestion(
                    framework?.FindKeyQuestion(question.KeyQuestion)?.Label ?? question.KeyQuestion,
                    Html.Label(question.Rating),
                    report.ReportDate,
                    report.ReportId)),
            ],
        };
    }
}
