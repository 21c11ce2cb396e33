using Pipeline.Casework.Assessment;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Word;
using Pipeline.Functions.Http.ApiDocs;
using Pipeline.Functions.Http.Edge;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>What everybody may see, for the API description.</summary>
internal static class RegisterOperations
{
    private const int MaxText = 1000;

    public static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Get(Routes.Home, nameof(RegisterFunctions.Home), "A page with the measures and a search of the register.", Audience.Everybody,
            ApiAnswer.Bytes(ApiAnswer.HtmlType, "The page.")),
        Operation.Get(Routes.RegisterLocations, nameof(RegisterFunctions.SearchRegister), "Searches the register.", Audience.Everybody,
            ApiAnswer.Json<RegisterSearch>("Places found, by name; a page where the Accept header prefers HTML.") with { MediaTypes = [ApiAnswer.HtmlType] }) with
        {
            Parameters =
            [
                ApiParameter.InQuery("q", Shape.Text("rose", MaxText), "Beginnings of words, all of them in name, address, postcode, local authority or provider; without case and accents."),
                ApiParameter.InQuery("rating", Shape.OneOf<Rating>(), "Only places with this overall rating."),
                ApiParameter.InQuery("localAuthority", Shape.Text("Leeds", MaxText), "Only places in this local authority, by its whole name without case."),
                ApiParameter.InQuery("take", Shape.Whole(1, 200, 50), "How many at most; 50 if left out."),
                ApiParameter.InQuery(Cursors.Parameter, Shape.Text(string.Empty, MaxText), "`next` of the page before."),
                ApiHeaders.Accept,
            ],
        },
        Operation.Get(Routes.RegisterLocation, nameof(RegisterFunctions.GetRegisterLocation), "A place with its ratings and reports.", Audience.Everybody,
            ApiAnswer.Json<RegisterLocationView>("The place; a page where the Accept header prefers HTML.") with { MediaTypes = [ApiAnswer.HtmlType] }) with
        {
            Parameters = [ApiHeaders.Accept],
        },
        Operation.Get(Routes.RegisterReport, nameof(RegisterFunctions.GetRegisterReport), "A published report, the very bytes that were published.", Audience.Everybody,
            new ApiAnswer(Status200OK, "The report as a page, or as data or Word where the Accept header prefers them; of a withdrawn one the tombstone with its reason.")
            {
                Types = [typeof(ReportContent), typeof(ReportSummary)],
                MediaTypes = [ApiAnswer.HtmlType, WordNames.MediaType],
                Headers = new Dictionary<string, string> { ["ETag"] = "Strong: the SHA-256 of the edition." },
            },
            ApiAnswer.Bytes("application/octet-stream", "The bytes asked for.", Status206PartialContent),
            ApiAnswer.Unchanged) with
        {
            Parameters = [ApiHeaders.Accept, ApiHeaders.Range, ApiHeaders.IfNoneMatch],
            Codes = [ProblemCodes.RangeNotSatisfiable, ProblemCodes.PreconditionFailed],
        },
        Operation.Get(Routes.RegisterReportInWord, nameof(RegisterFunctions.GetRegisterReportInWord), "A published report as a Word document, made from the published data.", Audience.Everybody,
            new ApiAnswer(Status200OK, "The document; its properties name the edition and the hashes it was published under. Of a withdrawn report the tombstone, as page or data.")
            {
                Types = [typeof(ReportSummary)],
                MediaTypes = [WordNames.MediaType, ApiAnswer.HtmlType],
                Headers = new Dictionary<string, string> { ["ETag"] = "Strong: the SHA-256 of the document." },
            },
            ApiAnswer.Bytes("application/octet-stream", "The bytes asked for.", Status206PartialContent),
            ApiAnswer.Unchanged) with
        {
            Parameters = [ApiHeaders.Accept, ApiHeaders.Range, ApiHeaders.IfNoneMatch],
            Codes = [ProblemCodes.RangeNotSatisfiable, ProblemCodes.PreconditionFailed],
        },
        Operation.Get(Routes.Measures, nameof(RegisterFunctions.GetMeasures), "How well the regulator keeps up, each measure with its definition, as of a time.", Audience.Everybody,
            ApiAnswer.Json<Measures>("The measures.")),
    ];
}
