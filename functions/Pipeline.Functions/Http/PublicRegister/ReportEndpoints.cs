using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Publication;
using Pipeline.Casework.Reports;
using Pipeline.Casework.Word;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>Shows published reports: the very bytes that were published. A withdrawn one leaves a tombstone with its reason.</summary>
public sealed class ReportEndpoints(IRegister register, EditionReader editions)
{
    /// <summary>As page, data or Word, by the Accept header.</summary>
    public Task<IResult> ReadAsync(HttpRequest request, string reportId, CancellationToken cancellationToken) =>
        ReadAsync(request, reportId, Representation.WantsWord(request), cancellationToken);

    /// <summary>As Word, whatever is accepted.</summary>
    public Task<IResult> ReadWordAsync(HttpRequest request, string reportId, CancellationToken cancellationToken) =>
        ReadAsync(request, reportId, asWord: true, cancellationToken);

    private async Task<IResult> ReadAsync(HttpRequest request, string reportId, bool asWord, CancellationToken cancellationToken)
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

        if (asWord)
        {
            return await WordAsync(report, cancellationToken);
        }

        var sha256 = data ? report.JsonSha256 : report.HtmlSha256;
        var content = await editions.OpenAsync(report, sha256, cancellationToken);
        if (!data)
        {
            SecurityHeaders.ApplyPage(headers);
        }

        return new FileAnswer(content, data ? "application/json; charset=utf-8" : "text/html; charset=utf-8", $"\"{sha256}\"");
    }

    /// <summary>Made from the published data, the same bytes every time.</summary>
    private async Task<IResult> WordAsync(PublishedReport report, CancellationToken cancellationToken)
    {
        await using var data = await editions.OpenAsync(report, report.JsonSha256, cancellationToken);
        var content = await JsonSerializer.DeserializeAsync<ReportContent>(data, CaseJson.Options, cancellationToken)
            ?? throw new InvalidOperationException($"The data of report {report.ReportId} are empty.");
        var document = ReportWord.Render(content, report.HtmlSha256, report.JsonSha256);
        return new FileAnswer(new MemoryStream(document, writable: false), WordNames.MediaType, $"\"{Convert.ToHexStringLower(SHA256.HashData(document))}\"")
        {
            Name = $"{content.LocationName} – report.docx",
        };
    }

    private static string Tombstone(PublishedReport report, DateTimeOffset withdrawn) => new Html()
        .Paragraph($"This report was published on {Html.Date(report.FirstPublishedAt)} and withdrawn on {Html.Date(withdrawn)}.")
        .Paragraph($"Reason: {report.WithdrawnBecause}")
        .Link($"/{Routes.RegisterLocations}/{Uri.EscapeDataString(report.LocationId)}", "The place it was about")
        .Page("Withdrawn report");
}
