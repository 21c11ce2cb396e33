using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Publication;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Shows published reports: the very bytes that were published. A withdrawn one leaves a tombstone with its reason.</summary>
public sealed class ReportEndpoints(IRegister register, EditionReader editions)
{
    public async Task<IResult> ReadAsync(HttpRequest request, string reportId, CancellationToken cancellationToken)
    {
        if (await register.FindReportAsync(reportId, cancellationToken) is not { } report)
        {
            return Answers.NotFound();
        }

        var headers = request.HttpContext.Response.Headers;
        headers.Vary = "Accept";
        headers.CacheControl = "no-cache";
        var data = Representation.WantsData(request);
        if (report.WithdrawnAt is { } withdrawn)
        {
            return data ? Answers.Ok(ReportSummary.Of(report)) : new PageAnswer(Tombstone(report, withdrawn));
        }

        var sha256 = data ? report.JsonSha256 : report.HtmlSha256;
        var content = await editions.OpenAsync(report, sha256, cancellationToken);
        if (!data)
        {
            SecurityHeaders.ApplyPage(headers);
        }

        return new FileAnswer(content, data ? "application/json; charset=utf-8" : "text/html; charset=utf-8", $"\"{sha256}\"");
    }

    private static string Tombstone(PublishedReport report, DateTimeOffset withdrawn) => new Html()
        .Paragraph($"This report was published on {Html.Date(report.FirstPublishedAt)} and withdrawn on {Html.Date(withdrawn)}.")
        .Paragraph($"Reason: {report.WithdrawnBecause}")
        .Link($"/{Routes.RegisterLocations}/{Uri.EscapeDataString(report.LocationId)}", "The place it was about")
        .Page("Withdrawn report");
}
