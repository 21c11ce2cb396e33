using Pipeline.Casework.Reports;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;
using Pipeline.Functions.Http.PublicRegister;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.Syndication;

/// <summary>The register in the shape of the regulator's public API, for the API description.</summary>
internal static class SyndicationOperations
{
    private const string Addresses = "Addresses of pages and reports are relative to `/public/v1`, as in the regulator's API. A parameter that is not named here is refused.";

    private static readonly ApiParameter[] Paging =
    [
        ApiParameter.InQuery(PageRequest.PageName, Shape.Whole(1, PageRequest.MaxPage), "Which page; the first if left out."),
        ApiParameter.InQuery(PageRequest.PerPageName, Shape.Whole(1, PageRequest.MaxPerPage, PageRequest.MaxPerPage), "How many on a page; 1000 if left out."),
        ApiParameter.InQuery(PageRequest.PartnerCode, Shape.Text("Somebody", 1000), "Who asks; it changes nothing."),
    ];

    public static IReadOnlyList<Operation> All { get; } =
    [
        List(Routes.SyndicatedProviders, nameof(SyndicationFunctions.ListSyndicatedProviders), "All providers in the order of their ids.", "The page, with `providers`."),
        Operation.Get(Routes.SyndicatedProvider, nameof(SyndicationFunctions.GetSyndicatedProvider), "A provider, as far as its locations tell of it.", Audience.Everybody,
            ApiAnswer.Json<SyndicatedProvider>("The provider; `derived` where its id was made here.")),
        List(Routes.SyndicatedLocations, nameof(SyndicationFunctions.ListSyndicatedLocations), "All locations in the order of their ids.", "The page, with `locations`."),
        Operation.Get(Routes.SyndicatedLocation, nameof(SyndicationFunctions.GetSyndicatedLocation), "A location with its ratings and reports.", Audience.Everybody,
            ApiAnswer.Json<SyndicatedLocation>("The location, with whatever else its source tells by the names of the regulator's API.")),
        Operation.Get(Routes.SyndicatedInspectionAreas, nameof(SyndicationFunctions.GetSyndicatedInspectionAreas), "The inspection areas of a location.", Audience.Everybody,
            ApiAnswer.Json<SyndicatedInspectionAreas>("The areas.")),
        Operation.Get(Routes.SyndicatedReport, nameof(SyndicationFunctions.GetSyndicatedReport), "A published report by its link id.", Audience.Everybody,
            new ApiAnswer(Status200OK, "As the report in the register.")
            {
                Types = [typeof(ReportContent), typeof(ReportSummary)],
                MediaTypes = [ApiAnswer.HtmlType],
                Headers = new Dictionary<string, string> { ["ETag"] = "Strong: the SHA-256 of the edition." },
            },
            ApiAnswer.Bytes("application/octet-stream", "The bytes asked for.", Status206PartialContent),
            ApiAnswer.Unchanged) with
        {
            Parameters = [ApiHeaders.Accept, ApiHeaders.Range, ApiHeaders.IfNoneMatch],
            Codes = [ProblemCodes.RangeNotSatisfiable, ProblemCodes.PreconditionFailed],
        },
        List(
            Routes.SyndicatedChanges,
            nameof(SyndicationFunctions.ListSyndicatedChanges),
            "The ids of what changed between two times, both among them.",
            "The page, with `changes`: each id once, in order.",
            ApiParameter.InQuery(SyndicationEndpoints.Start, Shape.Instant(), "The first instant.") with { Required = true },
            ApiParameter.InQuery(SyndicationEndpoints.End, Shape.Instant("2026-01-31T09:30:00Z"), "The last instant; now if left out.")),
    ];

    private static Operation List(string route, string id, string summary, string answer, params ApiParameter[] parameters) =>
        Operation.Get(route, id, summary, Audience.Everybody, ApiAnswer.Json<SyndicatedList>(answer)) with
        {
            Parameters = [.. parameters, .. Paging],
            Description = Addresses,
        };
}
