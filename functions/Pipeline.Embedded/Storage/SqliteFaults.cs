using Microsoft.Data.Sqlite;
using Pipeline.Casework.Cases;
using SQLitePCL;

namespace Pipeline.Embedded.Storage;

/// <summary>Tells the failures of the machine from the mistakes of a statement.</summary>
internal static class SqliteFaults
{
    public static bool IsUnavailable(SqliteException e) => e.SqliteErrorCode is
        raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PERM;

    public static StoreUnavailableException Unavailable(SqliteException e) => new($"The record cannot be reached: {e.Message}", e);

    public static Exception ForCaller(Exception e) => e is SqliteException s && IsUnavailable(s) ? Unavailable(s) : e;
}
