using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Management;

/// <summary>Query parameters as the extension reads them: one that cannot be read counts as not given.</summary>
internal static class QueryValues
{
    public static bool Flag(this IQueryCollection query, string name, bool otherwise)
        => bool.TryParse(query[name], out var value) ? value : otherwise;

    public static TimeSpan? Seconds(this IQueryCollection query, string name)
        => double.TryParse(query[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? TimeSpan.FromSeconds(value) : null;

    public static DateTimeOffset? Time(this IQueryCollection query, string name)
        => DateTimeOffset.TryParse(
            query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var value)
                ? value
                : null;

    public static int Count(this IQueryCollection query, string name, int otherwise)
        => int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : otherwise;

    public static InstanceFilter Filter(this IQueryCollection query) => InstanceFilter.Of(
        query.Time("createdTimeFrom"),
        query.Time("createdTimeTo"),
        query["runtimeStatus"]
            .SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
            .Select(word => Enum.TryParse<OrchestrationRuntimeStatus>(word, ignoreCase: true, out var status) ? status : (OrchestrationRuntimeStatus?)null)
            .OfType<OrchestrationRuntimeStatus>(),
        query["instanceIdPrefix"].FirstOrDefault());
}
