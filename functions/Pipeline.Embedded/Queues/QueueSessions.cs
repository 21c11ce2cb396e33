using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Queues;

/// <summary>
/// Sessions of a queue: one receiver holds a session at a time and gets its messages in order. The messages it holds are settled as any others and
/// are given back when the session's lock ends. Methods throw <see cref="SessionLockLostException"/> when it has.
/// </summary>
public sealed class QueueSessions
{
    private readonly QueueStore _store;
    private readonly Database _database;

    internal QueueSessions(QueueStore store, Database database) => (_store, _database) = (store, database);

    /// <summary>Locks the named session, or with null the one whose message has waited longest. Null when it is held or nothing waits.</summary>
    public Task<SessionLock?> AcceptAsync(string queue, string? sessionId, CancellationToken cancellationToken) => _store.WriteAsync(
        transaction =>
        {
            var settings = _store.Settings(queue);
            var session = sessionId ?? Next(transaction, queue);
            if (session is null)
            {
                return null;
            }

            var accepted = new SessionLock(queue, session, QueueTransaction.NewLockToken(), transaction.Now + settings.LockDuration);
            var taken = transaction.Scope.Prepare(
                    """
                    INSERT INTO queue_sessions (queue, session_id, token, locked_until) VALUES ($queue, $session, $token, $until)
                    ON CONFLICT (queue, session_id) DO UPDATE SET token = excluded.token, locked_until = excluded.locked_until WHERE token IS NULL
                    """)
                .Set("$queue", queue).Set("$session", session)
                .Set("$token", accepted.Token.ToString("N")).Set("$until", accepted.LockedUntil.UtcTicks)
                .ExecuteNonQuery();
            transaction.Due(accepted.LockedUntil);
            return taken == 1 ? accepted : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<LockedMessage>> ReceiveAsync(SessionLock held, int max, CancellationToken cancellationToken) => _store.WriteAsync(
        transaction =>
        {
            var until = LockedUntil(transaction, held);
            var sequences = transaction.Scope.Prepare(
                    """
                    SELECT sequence FROM queue_messages
                    WHERE entity = $entity AND state = 0 AND lock_token IS NULL AND session_id = $session ORDER BY sequence LIMIT $max
                    """)
                .Set("$entity", held.Queue).Set("$session", held.SessionId).Set("$max", max)
                .ReadAll(row => row.GetInt64(0));
            return (IReadOnlyList<LockedMessage>)
                [.. sequences.Select(sequence => new LockedMessage(transaction.Lock(sequence, held.Token, until: null), held.Token, until))];
        },
        cancellationToken);

    /// <summary>Holds the session for another lock duration from now; the new end.</summary>
    public Task<DateTimeOffset> RenewAsync(SessionLock held, CancellationToken cancellationToken) => _store.WriteAsync(
        transaction =>
        {
            LockedUntil(transaction, held);
            var until = transaction.Now + _store.Settings(held.Queue).LockDuration;
            transaction.Scope.Prepare("UPDATE queue_sessions SET locked_until = $until WHERE queue = $queue AND session_id = $session")
                .Set("$until", until.UtcTicks).Set("$queue", held.Queue).Set("$session", held.SessionId)
                .ExecuteNonQuery();
            return until;
        },
        cancellationToken);

    /// <summary>Gives the session up and its unsettled messages back.</summary>
    public Task ReleaseAsync(SessionLock held, CancellationToken cancellationToken) => _store.WriteAsync(
        transaction =>
        {
            LockedUntil(transaction, held);
            End(transaction, held.Queue, held.SessionId, held.Token.ToString("N"));
            return true;
        },
        cancellationToken);

    /// <summary>What was last kept for the session; null when nothing was.</summary>
    public byte[]? ReadState(SessionLock held) => _database.Read(scope =>
        scope.Prepare("SELECT state FROM queue_sessions WHERE queue = $queue AND session_id = $session")
            .Set("$queue", held.Queue).Set("$session", held.SessionId)
            .ExecuteScalar() as byte[]);

    public Task WriteStateAsync(SessionLock held, byte[]? state, CancellationToken cancellationToken) => _store.WriteAsync(
        transaction =>
        {
            LockedUntil(transaction, held);
            transaction.Scope.Prepare("UPDATE queue_sessions SET state = $state WHERE queue = $queue AND session_id = $session")
                .Set("$state", state).Set("$queue", held.Queue).Set("$session", held.SessionId)
                .ExecuteNonQuery();
            return true;
        },
        cancellationToken);

    internal static void End(QueueTransaction transaction, string queue, string session, string token)
    {
        transaction.Scope.Prepare("UPDATE queue_sessions SET token = NULL, locked_until = NULL WHERE queue = $queue AND session_id = $session")
            .Set("$queue", queue).Set("$session", session)
            .ExecuteNonQuery();
        transaction.Scope.Prepare("DELETE FROM queue_sessions WHERE queue = $queue AND session_id = $session AND state IS NULL")
            .Set("$queue", queue).Set("$session", session)
            .ExecuteNonQuery();
        var held = transaction.Scope.Prepare(
                $"SELECT {QueueTable.Columns} FROM queue_messages WHERE entity = $entity AND session_id = $session AND lock_token = $token")
            .Set("$entity", queue).Set("$session", session).Set("$token", token)
            .ReadAll(QueueTable.Read);
        foreach (var message in held)
        {
            transaction.GiveBack(message);
        }

        transaction.Appeared(queue);
    }

    private static string? Next(QueueTransaction transaction, string queue) => transaction.Scope.Prepare(
            """
            SELECT session_id FROM queue_messages AS message
            WHERE entity = $queue AND state = 0 AND lock_token IS NULL AND NOT EXISTS (
                SELECT 1 FROM queue_sessions AS held WHERE held.queue = $queue AND held.session_id = message.session_id AND held.token IS NOT NULL)
            ORDER BY sequence LIMIT 1
            """)
        .Set("$queue", queue)
        .ExecuteScalar() as string;

    private static DateTimeOffset LockedUntil(QueueTransaction transaction, SessionLock held) => transaction.Scope.Prepare(
            "SELECT locked_until FROM queue_sessions WHERE queue = $queue AND session_id = $session AND token = $token")
        .Set("$queue", held.Queue).Set("$session", held.SessionId).Set("$token", held.Token.ToString("N"))
        .ExecuteScalar() is long until
        ? new DateTimeOffset(until, TimeSpan.Zero)
        : throw new SessionLockLostException(held.SessionId);
}
