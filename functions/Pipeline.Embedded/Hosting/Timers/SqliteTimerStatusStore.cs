using System.Globalization;
using Microsoft.Data.Sqlite;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Hosting.Timers;

/// <summary>Timer statuses in the data folder.</summary>
public sealed class SqliteTimerStatusStore : ITimerStatusStore
{
    private readonly Database _database;

    public SqliteTimerStatusStore(Database database)
    {
        _database = database;
        database.EnsureSchema(
            "CREATE TABLE IF NOT EXISTS timer_status (function TEXT PRIMARY KEY, last TEXT, next TEXT NOT NULL, computed_at TEXT NOT NULL) STRICT");
    }

    public TimerStatus? Read(string function) => _database.Read(scope =>
    {
        using var reader = scope.Prepare("SELECT last, next, computed_at FROM timer_status WHERE function = $function")
            .Set("$function", function).ExecuteReader();
        return reader.Read()
            ? new TimerStatus(reader.IsDBNull(0) ? null : Time(reader, 0), Time(reader, 1), Time(reader, 2))
            : null;
    });

    public Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken) => _database.WriteAsync(
        scope => scope.Prepare(
                "INSERT INTO timer_status VALUES ($function, $last, $next, $computed) "
                + "ON CONFLICT (function) DO UPDATE SET last = $last, next = $next, computed_at = $computed")
            .Set("$function", function)
            .Set("$last", status.Last is { } last ? Text(last) : null)
            .Set("$next", Text(status.Next))
            .Set("$computed", Text(status.ComputedAt))
            .ExecuteNonQuery(),
        cancellationToken);

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(SqliteDataReader reader, int column) =>
        DateTimeOffset.Parse(reader.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
