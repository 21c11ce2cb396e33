using System.Globalization;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>
/// What the cases of one shelf add up to, under the names of figures. It is written in one batch with the case that changes it, so that it is always the
/// sum of what is there.
/// </summary>
internal sealed record SumsItem
{
    public const string TheId = "sums";

    public const string Arrivals = "arrivals";

    public const string Unreviewed = "unreviewed";

    public const string NoAction = "no-action";

    public const string Provisional = "provisional";

    public const string Stage = "stage:";

    public const string Outcome = "outcome:";

    public const string ToTriage = "to-triage:";

    public const string FromLastVisit = "from-last-visit:";

    public const string FromFirstVisit = "from-first-visit:";

    public string Id { get; init; } = TheId;

    public required string Partition { get; init; }

    /// <summary>Without those that are zero.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>By how much the sums change when rows go and others come; what stays as it is is left out.</summary>
    public static IReadOnlyDictionary<string, int> Change(IEnumerable<WorklistRow> gone, IEnumerable<WorklistRow> come) => Added(
        come.SelectMany(CountsOf).Select(figure => (figure, 1)).Concat(gone.SelectMany(CountsOf).Select(figure => (figure, -1))));

    public static IReadOnlyDictionary<string, int> Added(IEnumerable<(string Figure, int Count)> counts) => counts
        .GroupBy(count => count.Figure, count => count.Count)
        .Select(figure => (figure.Key, Sum: figure.Sum()))
        .Where(figure => figure.Sum != 0)
        .ToDictionary(figure => figure.Key, figure => figure.Sum);

    public SumsItem With(IReadOnlyDictionary<string, int> change) => this with
    {
        Counts = Added(Counts.Concat(change).Select(count => (count.Key, count.Value))),
    };

    private static IEnumerable<string> CountsOf(WorklistRow row)
    {
        var measured = MeasuredRow.Of(row);
        return new[]
        {
            $"{Stage}{Names.Of(measured.Stage)}",
            measured.Outcome is { } outcome ? $"{Outcome}{outcome}" : null,
            measured.Arrived is null ? null : Arrivals,
            measured.UnreviewedSince is null ? null : Unreviewed,
            measured.NoActionSince is null ? null : NoAction,
            measured is { LateFrom: not null, IsProvisional: true } ? Provisional : null,
            Duration(ToTriage, measured.ToTriage),
            Duration(FromLastVisit, measured.FromLastVisit),
            Duration(FromFirstVisit, measured.FromFirstVisit),
        }.OfType<string>();
    }

    private static string? Duration(string figure, int? tenths) =>
        tenths is { } value ? string.Create(CultureInfo.InvariantCulture, $"{figure}{value}") : null;
}
