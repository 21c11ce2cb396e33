using Microsoft.Azure.Cosmos;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Search;

namespace Pipeline.Azure.Cosmos.Worklists;

/// <summary>The conditions of a query and their values; what a caller gave is always a value. The partition is repeated as a condition.</summary>
internal sealed class ItemFilter
{
    /// <summary>Words beyond these do not narrow a search that a person types; the rows are compared with all of them.</summary>
    private const int MostWords = 16;

    private readonly List<string> _conditions;
    private readonly Dictionary<string, object> _values;

    public ItemFilter() => (_conditions, _values) = ([], []);

    private ItemFilter(ItemFilter other) => (_conditions, _values, Partition) = ([.. other._conditions], new(other._values), other.Partition);

    /// <summary>The entries of a list, all but its partition and its cursor.</summary>
    public static ItemFilter Of(WorklistQuery query)
    {
        var filter = new ItemFilter()
            .AndIf(query.Stage is { } stage ? Names.Of(stage) : null, "c.stage = @stage", "@stage")
            .AndIf(query.ActingRole is { } role ? Names.Of(role) : null, "c.actingRole = @role", "@role")
            .AndIf(query.Team, "c.team = @team", "@team")
            .AndIf(query.Assignee, "c.assignee = @assignee", "@assignee")
            .AndIf(query.Priority is { } priority ? Names.Of(priority) : null, "c.priority = @priority", "@priority");
        var now = SortKeys.TimeOf(query.AsOf);
        filter = filter.AndIf(query.Late is null ? null : now, query.Late == true ? "c.byDue < @late AND c.held = false" : "(c.byDue >= @late OR c.held = true)", "@late");
        filter = filter.AndIf(query.Stuck is null ? null : now, query.Stuck == true ? "c.stuckAt < @stuck" : "c.stuckAt >= @stuck", "@stuck");
        var words = PlainWords.Of(query.Text).Distinct(StringComparer.Ordinal).Take(MostWords).ToList();
        for (var n = 0; n < words.Count; n++)
        {
            filter = filter.And($"CONTAINS(c.text, @word{n})", $"@word{n}", SearchWords.Sought(words[n]));
        }

        return filter;
    }

    /// <summary>The entries in a partition of a place or a reporter.</summary>
    public static ItemFilter In(string partition, ArrivalSpan span) => new ItemFilter()
        .InPartition(partition)
        .And("c.byReceived >= @since", "@since", SortKeys.TimeOf(span.Since))
        .And("c.byReceived < @before", "@before", span.Before is { } before ? SortKeys.Received(before.At, before.CaseId) : SortKeys.End);

    public static ItemFilter Of(LocationQuery query) => In(WorklistPartitions.AtLocation(query.LocationId), query.Span)
        .AndIf(query.Type, "c.type = @type", "@type")
        .AndIf(query.ProviderReference, "c.providerReference = @reference", "@reference")
        .AndIf(query.Stages is { } stages ? stages.Select(Names.Of).ToList() : null, "ARRAY_CONTAINS(@stages, c.stage)", "@stages");

    public static ItemFilter Of(WorklistPeriod period)
    {
        var path = MeasuredTimes.PathOf(period.Moment);
        return new ItemFilter()
            .And($"{path} >= @from", "@from", period.From is { } from ? SortKeys.TimeOf(from) : string.Empty)
            .And($"{path} < @until", "@until", period.Until is { } until ? SortKeys.TimeOf(until) : SortKeys.End);
    }

    /// <summary>The one partition in which the items are; null for any.</summary>
    public string? Partition { get; private init; }

    public ItemFilter InPartition(string partition) =>
        new ItemFilter(this) { Partition = partition }.And("c[\"partition\"] = @partition", "@partition", partition);

    /// <summary>These conditions and one more that needs no value.</summary>
    public ItemFilter And(string condition)
    {
        var more = new ItemFilter(this);
        more._conditions.Add(condition);
        return more;
    }

    /// <summary>These conditions and one more.</summary>
    public ItemFilter And(string condition, string name, object value)
    {
        var more = And(condition);
        more._values[name] = value;
        return more;
    }

    public ItemFilter AndIf(object? value, string condition, string name) => value is null ? this : And(condition, name, value);

    /// <param name="what">What is selected of each item <c>c</c>.</param>
    /// <param name="order">What the items are ordered by; null for no order.</param>
    public QueryDefinition Select(string what, string? order = null) => _values.Aggregate(
        new QueryDefinition($"SELECT {what} FROM c WHERE {string.Join(" AND ", _conditions)}{(order is null ? string.Empty : $" ORDER BY {order}")}"),
        (query, value) => query.WithParameter(value.Key, value.Value));
}
