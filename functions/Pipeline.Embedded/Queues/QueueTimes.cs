using Microsoft.Data.Sqlite;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Queues;

/// <summary>What time alone does to messages: scheduled ones appear, locks end, lives end, remembered ids are forgotten.</summary>
internal static class QueueTimes
{
    /// <summary>So that one long silence does not become one long transaction; the rest follows at once.</summary>
    private const int Portion = 500;

    public static void Pass(QueueTransaction transaction, IReadOnlyDictionary<string, QueueSettings> queues)
    {
        var now = transaction.Now.UtcTicks;
        EndSessions(transaction, now);
        foreach (var message in Messages(transaction, "due IS NOT NULL AND due <= $now ORDER BY due", now))
        {
            if (message.State == QueueMessageState.Scheduled)
            {
                Appear(transaction, message);
            }
            else
            {
                transaction.GiveBack(message);
            }
        }

        foreach (var message in Messages(transaction, "expires IS NOT NULL AND lock_token IS NULL AND expires <= $now ORDER BY expires", now))
        {
            Expire(transaction, queues, message);
        }

        Prepare(transaction, "DELETE FROM queue_message_ids WHERE until <= $now").Set("$now", now).ExecuteNonQuery();
        transaction.Due(Next(transaction));
    }

    private static void Appear(QueueTransaction transaction, StoredMessage message)
    {
        Prepare(transaction, QueueTable.Appear).Set("$sequence", message.SequenceNumber).ExecuteNonQuery();
        transaction.Remove(message.SequenceNumber);
        transaction.Appeared(message.Entity);
    }

    private static void Expire(QueueTransaction transaction, IReadOnlyDictionary<string, QueueSettings> queues, StoredMessage message)
    {
        if (!queues.TryGetValue(message.Entity, out var queue) || queue.DeadLetterOnExpiration)
        {
            transaction.DeadLetter(message, QueueStore.TtlExpired, "The message expired and was dead lettered.", null);
        }
        else
        {
            transaction.Remove(message.SequenceNumber);
        }
    }

    private static void EndSessions(QueueTransaction transaction, long now)
    {
        var ended = Prepare(transaction, "SELECT queue, session_id, token FROM queue_sessions WHERE token IS NOT NULL AND locked_until <= $now")
            .Set("$now", now)
            .ReadAll(row => (Queue: row.GetString(0), Session: row.GetString(1), Token: row.GetString(2)));
        foreach (var (queue, session, token) in ended)
        {
            QueueSessions.End(transaction, queue, session, token);
        }
    }

    private static IReadOnlyList<StoredMessage> Messages(QueueTransaction transaction, string which, long now) =>
        Prepare(transaction, $"SELECT {QueueTable.Columns} FROM queue_messages WHERE {which} LIMIT {Portion}")
            .Set("$now", now)
            .ReadAll(QueueTable.Read);

    private static DateTimeOffset? Next(QueueTransaction transaction)
    {
        var next = Prepare(
            transaction,
            """
            SELECT min(at) FROM (
                SELECT min(due) AS at FROM queue_messages WHERE due IS NOT NULL
                UNION ALL SELECT min(expires) FROM queue_messages WHERE expires IS NOT NULL AND lock_token IS NULL
                UNION ALL SELECT min(locked_until) FROM queue_sessions WHERE token IS NOT NULL)
            """).ExecuteScalar();
        return next is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    private static SqliteCommand Prepare(QueueTransaction transaction, string sql) => transaction.Scope.Prepare(sql);
}
