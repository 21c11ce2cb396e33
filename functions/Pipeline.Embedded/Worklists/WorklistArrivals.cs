using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Worklists;

/// <summary>
/// The cases of a place or of a reporter, the newest first. Each query names the index whose order it reads backwards: a planner that chose another
/// would read and sort all cases of the place for each that comes in.
/// </summary>
internal static class WorklistArrivals
{
    private const string InSpan = "received >= $since AND (received, case_id) < ($at, $before)";

    public static IReadOnlyList<string> AtLocation(ReadScope scope, LocationQuery query, int take) =>
        Bind(scope.Prepare($"SELECT row FROM {Condition(query)} ORDER BY received DESC, case_id DESC LIMIT $take"), query)
            .Set("$take", take)
            .ReadAll(row => row.GetString(0));

    public static int CountAtLocation(ReadScope scope, LocationQuery query) =>
        (int)(long)Bind(scope.Prepare($"SELECT count(*) FROM {Condition(query)}"), query).ExecuteScalar()!;

    public static IReadOnlyList<string> OfReporter(ReadScope scope, IReadOnlyCollection<string> keys, ArrivalSpan span, int take) =>
    [
        .. keys
            .SelectMany(key => Bind(
                    scope.Prepare($"SELECT received, case_id, id FROM worklist_reporter_arrival WHERE reporter_key = $key AND {InSpan} ORDER BY received DESC, case_id DESC LIMIT $take"),
                    span)
                .Set("$key", key)
                .Set("$take", take)
                .ReadAll(row => (Received: row.GetInt64(0), CaseId: row.GetString(1), Id: row.GetInt64(2))))
            .DistinctBy(found => found.Id)
            .OrderByDescending(found => found.Received)
            .ThenByDescending(found => found.CaseId, StringComparer.Ordinal)
            .Take(take)
            .Select(found => (string)scope.Prepare("SELECT row FROM worklist_row WHERE id = $id").Set("$id", found.Id).ExecuteScalar()!),
    ];

    private static string Condition(LocationQuery query) => string.Join(
        " AND ",
        [
            $"worklist_row INDEXED BY {Index(query)} WHERE location_id = $location",
            InSpan,
            .. query.Type is null ? Array.Empty<string>() : ["row ->> '$.type' = $type"],
            .. query.ProviderReference is null ? Array.Empty<string>() : ["row ->> '$.providerReference' = $reference"],
            .. query.Stages is null ? Array.Empty<string>() : ["stage IN (SELECT value FROM json_each($stages))"],
        ]);

    private static string Index(LocationQuery query) =>
        query.ProviderReference is not null ? "worklist_row_location_reference"
        : query.Type is not null ? "worklist_row_location_type"
        : "worklist_row_location_arrival";

    private static SqliteCommand Bind(SqliteCommand command, LocationQuery query)
    {
        Bind(command, query.Span).Set("$location", query.LocationId);
        if (query.Type is not null)
        {
            command.Set("$type", query.Type);
        }

        if (query.ProviderReference is not null)
        {
            command.Set("$reference", query.ProviderReference);
        }

        if (query.Stages is not null)
        {
            command.Set("$stages", JsonSerializer.Serialize(query.Stages.Select(Names.Of)));
        }

        return command;
    }

    private static SqliteCommand Bind(SqliteCommand command, ArrivalSpan span) => command
        .Set("$since", span.Since.UtcTicks)
        .Set("$at", span.Before?.At.UtcTicks ?? long.MaxValue)
        .Set("$before", span.Before?.CaseId.Value ?? "");
}
