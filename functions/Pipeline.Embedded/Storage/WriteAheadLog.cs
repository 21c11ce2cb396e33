using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Pipeline.Embedded.Storage;

/// <summary>
/// Moves committed pages from the write-ahead log into the database beside the writer. The log restarts when a checkpoint has caught up
/// with it, which sustained writing can prevent for ever; past a hard limit the writer therefore waits for one checkpoint.
/// </summary>
/// <param name="connection">Its own.</param>
/// <param name="logger">Hears of checkpoints that failed.</param>
/// <param name="checkpointAfterPages">16 MiB at 4 KiB a page.</param>
/// <param name="hardLimitPages">128 MiB at 4 KiB a page.</param>
internal sealed partial class WriteAheadLog(
    SqliteConnection connection, ILogger logger, int checkpointAfterPages = 4_096, int hardLimitPages = 32_768) : IDisposable
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private int _since;
    private long _length;

    /// <summary>Called by the writer thread after every group, outside any transaction.</summary>
    public void Written(int pages)
    {
        _since += pages;
        Interlocked.Add(ref _length, pages);
        if (_since < checkpointAfterPages)
        {
            return;
        }

        if (Interlocked.Read(ref _length) > hardLimitPages)
        {
            // Nothing is written meanwhile, so all of the log is moved, unless a reader still needs it, and the next write begins it anew.
            _since = 0;
            if (Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE))
            {
                Interlocked.Exchange(ref _length, 0);
            }
        }
        else if (_running.IsCompleted)
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

    /// <summary>True when all that was in the log when it began has been moved.</summary>
    private bool Checkpoint(int mode)
    {
        lock (_gate)
        {
            try
            {
                SqliteException.ThrowExceptionForRC(
                    raw.sqlite3_wal_checkpoint_v2(connection.Handle, null, mode, out var inLog, out var moved), connection.Handle);
                Interlocked.Exchange(ref _length, inLog);
                return inLog == moved;
            }
            catch (SqliteException e)
            {
                // The commits are safe in the log; only its size suffers until a later checkpoint succeeds.
                CheckpointFailed(logger, e);
                return false;
            }
        }
    }

    [LoggerMessage(7101, LogLevel.Warning, "The write-ahead log could not be moved into the database")]
    private static partial void CheckpointFailed(ILogger logger, SqliteException exception);
}
