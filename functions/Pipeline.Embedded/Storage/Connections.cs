using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pipeline.Embedded.Storage;

/// <summary>How every connection to a data folder is set up.</summary>
internal static class Connections
{
    private const int BusyTimeoutMilliseconds = 5_000;

    /// <summary>
    /// Whatever is deleted or replaced is overwritten at once, everywhere: rows are copied about as pages split and rows grow, so that to overwrite only at the
    /// moment of a disposal would leave the copies of before.
    /// </summary>
    public static SqliteConnection Write(DataFolder folder, Durability durability)
    {
        var connection = Open(folder, SqliteOpenMode.ReadWriteCreate);
        connection.Execute(
            $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = {(durability == Durability.Full ? "FULL" : "NORMAL")};
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA cache_size = -32768;
            PRAGMA secure_delete = ON;
            """);
        return connection;
    }

    public static SqliteConnection Read(DataFolder folder) => Open(folder, SqliteOpenMode.ReadOnly);

    /// <summary>Runs statements that need no parameters and give no rows.</summary>
    public static void Execute(this SqliteConnection connection, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    private static SqliteConnection Open(DataFolder folder, SqliteOpenMode mode)
    {
        // No pool of the provider's: the database keeps its own connections, with their prepared commands.
        var settings = new SqliteConnectionStringBuilder { DataSource = folder.DatabasePath, Mode = mode, Pooling = false, ForeignKeys = false };
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        connection.Execute($"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;");
        return connection;
    }
}
