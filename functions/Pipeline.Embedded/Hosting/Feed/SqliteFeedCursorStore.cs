using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Hosting.Feed;

/// <summary>Cursors in the data folder.</summary>
public sealed class SqliteFeedCursorStore : IFeedCursorStore
{
    private readonly Database _database;

    public SqliteFeedCursorStore(Database database)
    {
        _database = database;
        database.EnsureSchema("CREATE TABLE IF NOT EXISTS feed_cursor (cursor TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT");
    }

    public long? Read(string cursor) => _database.Read(scope =>
        (long?)scope.Prepare("SELECT position FROM feed_cursor WHERE cursor = $cursor").Set("$cursor", cursor).ExecuteScalar());

    public Task WriteAsync(string cursor, long position, CancellationToken cancellationToken) => _database.WriteAsync(
        scope => scope.Prepare(
                "INSERT INTO feed_cursor VALUES ($cursor, $position) ON CONFLICT (cursor) DO UPDATE SET position = $position")
            .Set("$cursor", cursor)
            .Set("$position", position)
            .ExecuteNonQuery(),
        cancellationToken);
}
