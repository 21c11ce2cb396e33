namespace Pipeline.Embedded.Storage;

/// <summary>Remembers for which rebuild each projection was emptied last.</summary>
internal static class ProjectionClearing
{
    public const string Schema = "CREATE TABLE IF NOT EXISTS projection_cleared (projection TEXT PRIMARY KEY, began INTEGER NOT NULL) STRICT, WITHOUT ROWID;";

    /// <summary>False when the projection was emptied for this rebuild, or for a later one. To be asked in the transaction that empties it.</summary>
    public static bool Begins(WriteScope scope, string projection, DateTimeOffset began) => scope
        .Prepare(
            """
            INSERT INTO projection_cleared VALUES ($projection, $began)
            ON CONFLICT (projection) DO UPDATE SET began = excluded.began WHERE projection_cleared.began < excluded.began
            """)
        .Set("$projection", projection)
        .Set("$began", began.UtcTicks)
        .ExecuteNonQuery() > 0;
}
