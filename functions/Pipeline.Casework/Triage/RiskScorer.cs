using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Input;
using Pipeline.Casework.Policies;

namespace Pipeline.Casework.Triage;

/// <summary>Scores a submission by the factor table of a policy. The same input and policy give the same risk.</summary>
public static class RiskScorer
{
    /// <exception cref="ArgumentException">The policy does not know the type or kind, or the case came from neither.</exception>
    public static Risk Score(RiskInput input, Policy policy)
    {
        var table = policy.Risk;
        List<RiskFactor> factors = [Submission(input, policy), .. Harm(input, table), History(input, table), LocationRating(input, table), Reporter(input, table)];
        var score = factors.Sum(factor => factor.Points);
        var priority = (table.Bands.FirstOrDefault(band => score >= band.From) ?? table.Bands[^1]).Priority;
        if (input.Kind == CaseKind.Concern && table.Always.FirstOrDefault(rule => rule.Concern == input.Type) is { } always)
        {
            factors.Add(new RiskFactor("priority", always.Priority.ToString(), 0, Say($"always {always.Priority}: {always.Why}")));
            priority = always.Priority;
        }

        return new Risk(score, priority, factors);
    }

    private static RiskFactor Submission(RiskInput input, Policy policy)
    {
        if (input.Kind == CaseKind.Notification && policy.FindNotificationType(input.Type) is { } type)
        {
            return new RiskFactor("type", type.Code, policy.Risk.NotificationPoints[type.Code], type.Title);
        }

        if (input.Kind == CaseKind.Concern && policy.FindConcernKind(input.Type) is { } kind)
        {
            return new RiskFactor("kind", kind.Id, policy.Risk.ConcernPoints[kind.Id], kind.Title);
        }

        throw new ArgumentException($"Policy {policy.Version} scores no {Names.Of(input.Kind)} of type {input.Type}.", nameof(input));
    }

    private static IEnumerable<RiskFactor> Harm(RiskInput input, RiskTable table) =>
        from harm in table.Harm
        where input.Kind == CaseKind.Notification && harm.Type == input.Type
        let found = Found(harm, input)
        where found.Count > 0
        select new RiskFactor($"details.{harm.Field}", string.Join(", ", found), harm.Points, harm.Why);

    private static IReadOnlyList<string> Found(HarmIndicator harm, RiskInput input) =>
        input.TextsGiven.Contains(harm.Field) ? ["given"]
        : input.Details.TryGetValue(harm.Field, out var value) ? Found(harm, value)
        : [];

    /// <summary>
    /// The values that count. Of a text nothing but that it is there: factors are read where narratives are not.
    /// </summary>
    private static IReadOnlyList<string> Found(HarmIndicator harm, JsonElement value)
    {
        var values = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Values) : Values(value);
        return harm.Values.Count > 0 ? [.. values.Where(harm.Values.Contains)]
            : value.ValueKind == JsonValueKind.String ? [.. values.Select(_ => "given")]
            : [.. values.Where(text => text != "false")];
    }

    private static IEnumerable<string> Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.String when JsonText.TryRead(value, out var text) && !string.IsNullOrWhiteSpace(text) => [text],
        _ => [],
    };

    private static RiskFactor History(RiskInput input, RiskTable table)
    {
        var points = table.History.LastOrDefault(step => input.EarlierCases >= step.AtLeast)?.Points ?? 0;
        return new RiskFactor(
            "history",
            input.EarlierCases.ToString(CultureInfo.InvariantCulture),
            points,
            Say($"other cases of the location in the last {table.HistoryDays} days"));
    }

    private static RiskFactor LocationRating(RiskInput input, RiskTable table) => new(
        "locationRating", Names.Of(input.LocationRating), table.LocationRating[input.LocationRating], "overall rating of the location in force");

    private static RiskFactor Reporter(RiskInput input, RiskTable table) => new(
        "reporter", Names.Of(input.Reporter), table.Reporter[input.Reporter], "kind of reporter");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
