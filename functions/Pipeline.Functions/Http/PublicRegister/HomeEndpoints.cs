using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Casework.Oversight;
using Pipeline.Functions.Http.Edge;

namespace Pipeline.Functions.Http.PublicRegister;

/// <summary>The front page, and the measures behind it.</summary>
public sealed class HomeEndpoints(MeasureCache measures)
{
    public async Task<IResult> MeasuresAsync(DurableTaskClient client, CancellationToken cancellationToken) =>
        Answers.Ok(await measures.ReadAsync(client, cancellationToken));

    public async Task<IResult> PageAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = await measures.ReadAsync(client, cancellationToken);
        var page = new Html()
            .Paragraph("Places where care is given, their ratings and reports, and how well the regulator keeps up.")
            .Heading("The register")
            .Search(null, null, null)
            .Heading("How we are doing")
            .Paragraph(string.Create(CultureInfo.InvariantCulture, $"As of {now.AsOf:yyyy-MM-dd HH:mm} UTC. Computed from the record; nothing is entered by hand."))
            .Table("Arrivals and waiting", ["Measure", "Count", "Since", "What it means"], Waiting(now))
            .Table("Time taken in days", ["Measure", "Half within", "90 % within", "95 % within", "Of", "What it means"], Times(now))
            .Table("Late and stuck", ["Measure", "Count", "By", "What it means"], Groups(now))
            .Link($"/{Routes.Measures}", "The same measures as data");
        return new PageAnswer(page.Page("Care register"));
    }

    private static IEnumerable<IReadOnlyList<string>> Waiting(Measures now) =>
    [
        [
            "Received",
            Html.Number(now.Arrivals.Total),
            string.Create(CultureInfo.InvariantCulture, $"{now.Arrivals.LastDay} in the last day, {now.Arrivals.LastWeek} in the last week"),
            Html.Text(now.Arrivals.Definition),
        ],
        Waiting("Not yet reviewed", now.Unreviewed),
        Waiting("No action", now.NoAction),
    ];

    private static string[] Waiting(string name, AgeMeasure measure) =>
    [
        name,
        Html.Number(measure.Count),
        measure.Oldest is { } oldest ? $"the oldest since {Html.Date(oldest)}" : "–",
        Html.Text(measure.Definition),
    ];

    private static IEnumerable<IReadOnlyList<string>> Times(Measures now) =>
    [
        Time("To triage", now.TimeToTriage),
        Time("From the last visit to publication", now.TimeToPublish),
        Time("From the first visit to publication", now.TimeFromFirstVisit),
    ];

    private static string[] Time(string name, PercentileMeasure measure) =>
        [name, Html.Number(measure.P50), Html.Number(measure.P90), Html.Number(measure.P95), Html.Number(measure.Count), Html.Text(measure.Definition)];

    private static IEnumerable<IReadOnlyList<string>> Groups(Measures now) => [Group("Late", now.Late), Group("Stuck", now.Stuck)];

    private static string[] Group(string name, GroupMeasure measure) =>
    [
        name,
        Html.Number(measure.Total),
        measure.By.Count == 0
            ? "–"
            : Html.Text(string.Join(", ", measure.By.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}: {one.Value}")))),
        Html.Text(measure.Definition),
    ];
}
