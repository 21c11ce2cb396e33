using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Pipeline.Embedded.Storage;

/// <summary>
/// Moves committed pages from the write-ahead log into the database beside the writer. The log restarts when a checkpoint has caught up
/// with it, which sustained writing can prevent for ever; past <see cref="HardLimitPages"/> the writer therefore waits for one checkpoint.
/// </summary>
internal sealed partial class WriteAheadLog(SqliteConnection connection, ILogger logger) : IDisposable
{
    /// <summary>16 MiB at 4 KiB a page.</summary>
    private const int CheckpointAfterPages = 4_096;

    /// <summary>256 MiB at 4 KiB a page.</summary>
    private const long HardLimitPages = 65_536;

    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private int _since;
    private long _length;

    /// <summary>Called by the writer thread after every group, outside any transaction.</summary>
    public void Written(int pages)
    {
        _since += pages;
        Interlocked.Add(ref _length, pages);
        if (_since < CheckpointAfterPages)
        {
            return;
        }

        if (Interlocked.Read(ref _length) > HardLimitPages)
        {
            _since = 0;
            Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);
            return;
        }

        if (_running.IsCompleted)
        {
            _since = 0;
            _running = Task.Run(() => Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE));
        }
    }

    public void Dispose()
    {
        _running.GetAwaiter().GetResult();
        Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE);
        connection.Dispose();
    }

    private void Checkpoint(int mode)
    {
        lock (_gate)
        {
            try
            {
                SqliteException.ThrowExceptionForRC(
                    raw.sqlite3_wal_checkpoint_v2(connection.Handle, null, mode, out var inLog, out var moved), connection.Handle);
                if (inLog == moved)
                {
                    Interlocked.Exchange(ref _length, 0);
                }
            }
            catch (SqliteException e)
            {
                // The commits are safe in the log; only its size suffers until a later checkpoint succeeds.
                CheckpointFailed(logger, e);
            }
        }
    }

    [LoggerMessage(7101, LogLevel.Warning, "The write-ahead log could not be moved into the database")]
    private static partial void CheckpointFailed(ILogger logger, SqliteException exception);
}
