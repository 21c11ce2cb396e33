using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Casework.Time;

namespace Pipeline.Casework.Reports;

/// <summary>
/// The HTML edition: one page that stands alone, with its language, a heading per section, headers in its tables, and no meaning that is
/// in colour only. The same content gives the same bytes.
/// </summary>
public static class ReportHtml
{
    private const string Style = """
        body{font-family:Arial,Helvetica,sans-serif;font-size:1.1875rem;line-height:1.5;color:#0b0c0c;background:#fff;margin:0}
        main{max-width:44rem;margin:0 auto;padding:1.5rem}
        h1{font-size:2rem;line-height:1.2}h2{font-size:1.5rem;margin-top:2.5rem}
        table{border-collapse:collapse;width:100%;margin:1rem 0}
        caption{text-align:left;font-weight:bold;padding-bottom:.5rem}
        th,td{text-align:left;border-bottom:1px solid #b1b4b6;padding:.6rem .6rem .6rem 0;vertical-align:top}
        dt{font-weight:bold}dd{margin:0 0 .75rem}
        """;

    public static string Render(ReportContent report)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Text(report.LocationName)).Append(" – report</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n")
            .Append("<h1>").Append(Text(report.LocationName)).Append("</h1>\n<dl>\n");
        Term(page, "Run by", report.ProviderName);
        Term(page, "Overall rating", report.Overall.RatingLabel);
        Term(page, "First published", Date(report.FirstPublishedAt));
        if (report.Edition > 1)
        {
            Term(page, "This edition", string.Create(CultureInfo.InvariantCulture, $"{report.Edition}, published {Date(report.PublishedAt)}"));
        }

        Term(page, "Visited", report.Visits.Count == 0
            ? "No visit"
            : string.Join(", ", report.Visits.Select(date => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture))));
        Term(page, "Assessed with", report.FrameworkTitle);
        page.Append("</dl>\n");
        Ratings(page, report);
        foreach (var section in report.Sections)
        {
            page.Append("<section>\n<h2>").Append(Text(section.Heading)).Append("</h2>\n");
            foreach (var paragraph in section.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            {
                page.Append("<p>").Append(Text(paragraph).Replace("\n", "<br>\n", StringComparison.Ordinal)).Append("</p>\n");
            }

            page.Append("</section>\n");
        }

        Explanations(page, report);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Ratings(StringBuilder page, ReportContent report)
    {
        page.Append("<table>\n<caption>Ratings</caption>\n<thead><tr><th scope=\"col\">Question</th><th scope=\"col\">Rating</th></tr></thead>\n<tbody>\n");
        foreach (var rating in report.KeyQuestions.Append(report.Overall))
        {
            page.Append("<tr><th scope=\"row\">").Append(Text(rating.Label)).Append("</th><td>").Append(Text(rating.RatingLabel)).Append("</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static void Explanations(StringBuilder page, ReportContent report)
    {
        page.Append("<section>\n<h2>How each rating came about</h2>\n");
        foreach (var rating in report.KeyQuestions.Append(report.Overall))
        {
            page.Append("<h3>").Append(Text(rating.Label)).Append(": ").Append(Text(rating.RatingLabel)).Append("</h3>\n<ul>\n");
            foreach (var line in rating.Explanation)
            {
                page.Append("<li>").Append(Text(line)).Append("</li>\n");
            }

            page.Append("</ul>\n");
        }

        page.Append("</section>\n");
    }

    private static void Term(StringBuilder page, string term, string value) =>
        page.Append("<dt>").Append(Text(term)).Append("</dt><dd>").Append(Text(value)).Append("</dd>\n");

    private static string Date(DateTimeOffset at) => LondonTime.DateOf(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
