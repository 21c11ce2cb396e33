using System.Net;
using System.Text;

namespace Pipeline.Casework.Reports;

/// <summary>
/// The HTML edition: one page that stands alone, with its language, a heading per section, headers in its tables, and no meaning that is
/// in colour only. The same content gives the same bytes.
/// </summary>
public static class ReportHtml
{
    private const string FirstStyle = """
        body{font-family:Arial,Helvetica,sans-serif;font-size:1.1875rem;line-height:1.5;color:#0b0c0c;background:#fff;margin:0}
        main{max-width:44rem;margin:0 auto;padding:1.5rem}
        h1{font-size:2rem;line-height:1.2}h2{font-size:1.5rem;margin-top:2.5rem}
        table{border-collapse:collapse;width:100%;margin:1rem 0}
        caption{text-align:left;font-weight:bold;padding-bottom:.5rem}
        th,td{text-align:left;border-bottom:1px solid #b1b4b6;padding:.6rem .6rem .6rem 0;vertical-align:top}
        dt{font-weight:bold}dd{margin:0 0 .75rem}
        """;

    private const string Style = FirstStyle + "\n" + """
        .skip{position:absolute;left:-999rem;color:#0b0c0c;background:#fd0;padding:.5rem}
        .skip:focus{left:0}
        .notice{color:#0b0c0c;background:#f3f2f1;border-left:.6rem solid #505a5f;padding:1rem}
        @media print{body{font-size:12pt}main{max-width:none;padding:0}.skip{display:none}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}
        """;

    public static string Render(ReportContent report) => Render(ReportLayout.Of(report), report.LocationName + " – report", report.TemplateVersion);

    /// <summary>The draft as a page, in the newest template.</summary>
    public static string Render(DraftContent draft) => Render(ReportLayout.Of(draft), draft.LocationName + " – draft report", ReportTemplate.Version);

    private static string Render(ReportLayout report, string title, int template)
    {
        var isFirst = template == ReportTemplate.First;
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Text(title)).Append("</title>\n<style>\n").Append(isFirst ? FirstStyle : Style).Append("\n</style>\n</head>\n<body>\n")
            .Append(isFirst ? "<main>\n" : "<a class=\"skip\" href=\"#report\">Skip to the report</a>\n<main id=\"report\">\n")
            .Append("<h1>").Append(Text(report.Title)).Append("</h1>\n");
        if (report.Notice is { } notice)
        {
            page.Append("<p class=\"notice\"><strong>").Append(Text(notice)).Append("</strong></p>\n");
        }

        page.Append("<dl>\n");
        foreach (var (term, value) in report.Facts)
        {
            page.Append("<dt>").Append(Text(term)).Append("</dt><dd>").Append(Text(value)).Append("</dd>\n");
        }

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

    private static void Ratings(StringBuilder page, ReportLayout report)
    {
        page.Append("<table>\n<caption>Ratings</caption>\n<thead><tr><th scope=\"col\">Question</th><th scope=\"col\">Rating</th></tr></thead>\n<tbody>\n");
        foreach (var rating in report.Ratings)
        {
            page.Append("<tr><th scope=\"row\">").Append(Text(rating.Label)).Append("</th><td>").Append(Text(rating.RatingLabel)).Append("</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static void Explanations(StringBuilder page, ReportLayout report)
    {
        if (!report.Explained.Any())
        {
            return;
        }

        page.Append("<section>\n<h2>How each rating came about</h2>\n");
        foreach (var rating in report.Explained)
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

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
