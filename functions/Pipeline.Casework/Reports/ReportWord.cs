using System.Globalization;
using Pipeline.Casework.Word;

namespace Pipeline.Casework.Reports;

/// <summary>A report as a Word document, made from the same content as the page. The same content gives the same bytes.</summary>
public static class ReportWord
{
    /// <summary>A published edition; its properties name the edition and the hashes under which it was published.</summary>
    public static byte[] Render(ReportContent report, string htmlSha256, string jsonSha256) =>
        Write(ReportLayout.Of(report), report.PublishedAt).ToArray(
            KeyValuePair.Create("ReportId", report.ReportId),
            KeyValuePair.Create("Edition", report.Edition.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("EditionHtmlSha256", htmlSha256),
            KeyValuePair.Create("EditionJsonSha256", jsonSha256));

    /// <summary>A draft as of <paramref name="madeAt"/>.</summary>
    public static byte[] Render(DraftContent draft, DateTimeOffset madeAt) =>
        Write(ReportLayout.Of(draft), madeAt).ToArray(
            KeyValuePair.Create("CaseId", draft.CaseId.Value), KeyValuePair.Create("Lap", draft.Lap.ToString(CultureInfo.InvariantCulture)));

    private static WordWriter Write(ReportLayout report, DateTimeOffset madeAt)
    {
        var document = new WordWriter(report.Title, madeAt).Title();
        if (report.Notice is { } notice)
        {
            document.Text(notice);
        }

        document
            .Table("About this report", ["About", "Content"], report.Facts.Select(fact => new[] { fact.Key, fact.Value }))
            .Table("Ratings", ["Question", "Rating"], report.Ratings.Select(rating => new[] { rating.Label, rating.RatingLabel }));
        foreach (var section in report.Sections)
        {
            document.Heading(1, section.Heading).Text(section.Text);
        }

        if (report.Explained.Any())
        {
            document.Heading(1, "How each rating came about");
        }

        foreach (var rating in report.Explained)
        {
            document.Heading(2, $"{rating.Label}: {rating.RatingLabel}").List(rating.Explanation);
        }

        return document;
    }
}
