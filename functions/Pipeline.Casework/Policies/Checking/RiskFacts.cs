using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Policies.Checking;

/// <summary>The points and thresholds behind a priority.</summary>
internal static class RiskFacts
{
    public static IEnumerable<PolicyFact> Of(RiskTable risk) =>
    [
        .. risk.Bands.Select(band => new PolicyFact($"risk: {band.Priority} begins at", Points(band.From))),
        .. risk.NotificationPoints.Select(entry => new PolicyFact($"risk: type {entry.Key}", Points(entry.Value), $"type {entry.Key}")),
        .. risk.ConcernPoints.Select(entry => new PolicyFact($"risk: concern {entry.Key}", Points(entry.Value), $"concern {entry.Key}")),
        .. Numbered(risk.Always, rule => $"risk: priority of {rule.Concern} whatever its score", rule => $"{rule.Priority}, because {rule.Why}"),
        .. Numbered(
            risk.Harm,
            harm => $"risk: {harm.Type} with {harm.Field} {(harm.Values.Count == 0 ? "given" : string.Join(" or ", harm.Values))}",
            harm => $"{Points(harm.Points)}, because {harm.Why}"),
        new("risk: other cases of the place count for", FactWords.Count(risk.HistoryDays, "day")),
        .. risk.History.Select(step => new PolicyFact($"risk: {FactWords.Number(step.AtLeast)} or more other cases", Points(step.Points))),
        .. risk.LocationRating.Select(entry => new PolicyFact($"risk: place rated {Names.Of(entry.Key)}", Points(entry.Value))),
        .. risk.Reporter.Select(entry => new PolicyFact($"risk: told by {Names.Of(entry.Key)}", Points(entry.Value))),
    ];

    /// <summary>Entries of a list that may repeat a subject: the second of it is another fact.</summary>
    private static IEnumerable<PolicyFact> Numbered<T>(IEnumerable<T> entries, Func<T, string> subject, Func<T, string> value) =>
        entries.GroupBy(subject, StringComparer.Ordinal).SelectMany(group => group.Select((entry, index) =>
            new PolicyFact(index == 0 ? group.Key : $"{group.Key} ({FactWords.Number(index + 1)})", value(entry))));

    private static string Points(int points) => FactWords.Count(points, "point");
}
