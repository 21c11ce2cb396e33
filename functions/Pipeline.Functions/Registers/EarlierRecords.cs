using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Assessment;
using Pipeline.Casework.Publication;

namespace Pipeline.Functions.Registers;

/// <summary>Reads the ratings and reports of a source record. Impossible values are left out and said, each with its path.</summary>
internal static class EarlierRecords
{
    /// <summary>The words of the regulator's public API; those that say that there is no rating count as not rated.</summary>
    private static readonly Dictionary<string, Rating> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Outstanding"] = Rating.Outstanding,
        ["Good"] = Rating.Good,
        ["Requires improvement"] = Rating.RequiresImprovement,
        ["Inadequate"] = Rating.Inadequate,
        ["Not rated"] = Rating.NotRated,
        ["Unrated"] = Rating.NotRated,
        ["Not formally rated"] = Rating.NotRated,
        ["No published rating"] = Rating.NotRated,
        ["Inspected but not rated"] = Rating.NotRated,
        ["Insufficient evidence to rate"] = Rating.NotRated,
    };

    /// <summary>Null where the record has neither.</summary>
    public static EarlierRecord? Read(JsonElement record, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        var current = record.Member("currentRatings")?.Member("overall") is { } overall
            ? RatingOf(overall, overall, "currentRatings.overall", "currentRatings.overall", spot, builder)
            : null;
        var historic = record.Items("historicRatings").Index()
            .Select(item => (item.Item, Path: At("historicRatings", item.Index)))
            .Select(item => item.Item.Member("overall") is { } rated ? RatingOf(rated, item.Item, $"{item.Path}.overall", item.Path, spot, builder) : null)
            .OfType<EarlierRating>()
            .ToList();
        var reports = record.Items("reports").Index()
            .Select(item => ReportOf(item.Item, At("reports", item.Index), spot, builder))
            .OfType<EarlierReport>()
            .ToList();
        return current is null && historic.Count == 0 && reports.Count == 0
            ? null
            : new EarlierRecord { Current = current, Historic = historic, Reports = reports };
    }

    /// <summary>The rating stands in one object, its date and link in the same or in the one around it.</summary>
    private static EarlierRating? RatingOf(
        JsonElement rated, JsonElement dated, string ratedPath, string datedPath, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        if (WordOf(rated, ratedPath, spot, builder) is not { } rating)
        {
            return null;
        }

        var date = DateOf(dated, "reportDate", datedPath, $"reportDate of {datedPath}", spot, builder);
        if (dated.Text("reportDate") is null)
        {
            builder.Note(spot.At($"{datedPath}.reportDate"), FindingCodes.RatingWithoutDate, $"the rating at {ratedPath} has no date");
        }

        return new EarlierRating(
            rating,
            [
                .. rated.Items("keyQuestionRatings").Index()
                    .Select(item => QuestionOf(item.Item, At($"{ratedPath}.keyQuestionRatings", item.Index), spot, builder))
                    .OfType<EarlierKeyQuestion>(),
            ],
            date,
            dated.Text("reportLinkId"));
    }

    private static EarlierKeyQuestion? QuestionOf(JsonElement question, string path, RegisterBuilder.Spot spot, RegisterBuilder builder) =>
        question.Text("name") is { } name && WordOf(question, path, spot, builder) is { } rating
            ? new EarlierKeyQuestion(name, rating, DateOf(question, "reportDate", path, $"reportDate of {path}", spot, builder), question.Text("reportLinkId"))
            : null;

    private static Rating? WordOf(JsonElement rated, string path, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        var word = rated.Text("rating");
        if (word is not null && Words.TryGetValue(word, out var rating))
        {
            return rating;
        }

        builder.Note(spot.At($"{path}.rating"), FindingCodes.UnknownRating, $"'{word}' is no rating we know and was left out");
        return null;
    }

    private static EarlierReport? ReportOf(JsonElement report, string path, RegisterBuilder.Spot spot, RegisterBuilder builder)
    {
        var link = report.Text("linkId");
        var name = link ?? "without an id";
        var visited = DateOf(report, "firstVisitDate", path, $"firstVisitDate of report {name}", spot, builder);
        var reported = DateOf(report, "reportDate", path, $"reportDate of report {name}", spot, builder);
        if (visited > reported)
        {
            builder.Note(
                spot.At($"{path}.firstVisitDate"),
                FindingCodes.VisitAfterPublication,
                string.Create(CultureInfo.InvariantCulture, $"report {name}: its first visit, {visited:yyyy-MM-dd}, is after its publication, {reported:yyyy-MM-dd}; the visit was left out"));
            visited = null;
        }

        if (link is null)
        {
            builder.Note(spot.At($"{path}.linkId"), FindingCodes.MissingField, $"{path}: linkId is missing; the report was left out");
            return null;
        }

        return new EarlierReport(link, reported, visited, report.Text("reportType"));
    }

    private static DateOnly? DateOf(JsonElement element, string member, string path, string name, RegisterBuilder.Spot spot, RegisterBuilder builder) =>
        builder.PastDate(spot.At($"{path}.{member}"), name, element.Text(member));

    private static string At(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
