using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Pipeline.Embedded.Durable.Journal;

namespace Pipeline.Embedded.Durable.Clients;

/// <summary>Rows as the client shows them.</summary>
internal static class InstanceView
{
    /// <param name="row">The instance.</param>
    /// <param name="converter">Null when inputs and outputs were not asked for: then they, the custom status and the failure are left out.</param>
    public static OrchestrationMetadata Of(InstanceRow row, DataConverter? converter)
    {
        var tags = row.Tags ?? [];
        return converter is null
            ? new OrchestrationMetadata(row.Name, row.Id)
            {
                RuntimeStatus = row.Status,
                CreatedAt = row.Created,
                LastUpdatedAt = row.Updated,
                Tags = tags,
            }
            : new OrchestrationMetadata(row.Name, row.Id)
            {
                RuntimeStatus = row.Status,
                CreatedAt = row.Created,
                LastUpdatedAt = row.Updated,
                Tags = tags,
                DataConverter = converter,
                SerializedInput = row.Input,
                SerializedOutput = row.Output,
                SerializedCustomStatus = row.CustomStatus,
                FailureDetails = row.Failure is { } failure ? (failure with { Inner = null }).ToDetails() : null,
            };
    }

    public static Page<OrchestrationMetadata> Page(InstanceArchive archive, InstanceFilter filter, string? token, int size, DataConverter? converter)
    {
        var after = token is null ? 0 : long.Parse(token, CultureInfo.InvariantCulture);
        var rows = archive.Page(filter, after, size);
        return new Page<OrchestrationMetadata>(
            [.. rows.Select(row => Of(row, converter))],
            rows.Count < size ? null : rows[^1].Key.ToString(CultureInfo.InvariantCulture));
    }
}
