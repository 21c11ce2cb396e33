using Microsoft.Data.Sqlite;

namespace Pipeline.Embedded.Queues;

/// <summary>The tables of the queues. Times are UTC ticks; <c>due</c> is when a scheduled message appears or a lock ends.</summary>
internal static class QueueTable
{
    /// <summary>The last statement voids the locks of a process that is gone: only one process writes to a folder, and these rows are older than it.</summary>
    public const string Schema =
        """
        CREATE TABLE IF NOT EXISTS queue_messages (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            entity TEXT NOT NULL,
            state INTEGER NOT NULL,
            lock_token TEXT,
            due INTEGER,
            expires INTEGER,
            delivery_count INTEGER NOT NULL,
            enqueued INTEGER NOT NULL,
            enqueued_sequence INTEGER,
            source TEXT,
            message_id TEXT NOT NULL,
            session_id TEXT,
            subject TEXT,
            content_type TEXT,
            correlation_id TEXT,
            to_address TEXT,
            reply_to TEXT,
            reply_to_session TEXT,
            time_to_live INTEGER,
            scheduled_for INTEGER,
            properties TEXT,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS queue_messages_ready ON queue_messages (entity, sequence) WHERE state = 0 AND lock_token IS NULL;
        CREATE INDEX IF NOT EXISTS queue_messages_due ON queue_messages (due) WHERE due IS NOT NULL;
        CREATE INDEX IF NOT EXISTS queue_messages_expires ON queue_messages (expires) WHERE expires IS NOT NULL AND lock_token IS NULL;
        CREATE INDEX IF NOT EXISTS queue_messages_dead ON queue_messages (entity, sequence) WHERE source IS NOT NULL;
        CREATE TABLE IF NOT EXISTS queue_message_ids (
            queue TEXT NOT NULL,
            message_id TEXT NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY (queue, message_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS queue_message_ids_until ON queue_message_ids (until);
        CREATE TABLE IF NOT EXISTS queue_sessions (
            queue TEXT NOT NULL,
            session_id TEXT NOT NULL,
            token TEXT,
            locked_until INTEGER,
            state BLOB,
            PRIMARY KEY (queue, session_id)
        ) STRICT, WITHOUT ROWID;
        UPDATE queue_messages SET due = 0 WHERE lock_token IS NOT NULL;
        UPDATE queue_sessions SET locked_until = 0 WHERE token IS NOT NULL;
        """;

    /// <summary>What <see cref="Read"/> reads, in its order.</summary>
    public const string Columns =
        """
        sequence, entity, state, expires, delivery_count, enqueued, enqueued_sequence, source, message_id, session_id, subject, content_type,
        correlation_id, to_address, reply_to, reply_to_session, time_to_live, scheduled_for, properties, body
        """;

    public const string Insert =
        """
        INSERT INTO queue_messages (entity, state, due, expires, delivery_count, enqueued, message_id, session_id, subject, content_type,
            correlation_id, to_address, reply_to, reply_to_session, time_to_live, scheduled_for, properties, body)
        VALUES ($entity, $state, $due, $expires, 0, $enqueued, $message_id, $session_id, $subject, $content_type,
            $correlation_id, $to_address, $reply_to, $reply_to_session, $time_to_live, $scheduled_for, $properties, $body)
        RETURNING sequence
        """;

    /// <summary>A due message is inserted anew, so that it takes its place behind those that were there before it.</summary>
    public const string Appear =
        """
        INSERT INTO queue_messages (entity, state, expires, delivery_count, enqueued, enqueued_sequence, message_id, session_id, subject,
            content_type, correlation_id, to_address, reply_to, reply_to_session, time_to_live, scheduled_for, properties, body)
        SELECT entity, 0, expires, 0, due, sequence, message_id, session_id, subject,
            content_type, correlation_id, to_address, reply_to, reply_to_session, time_to_live, scheduled_for, properties, body
        FROM queue_messages WHERE sequence = $sequence
        """;

    public static StoredMessage Read(SqliteDataReader row)
    {
        var sequence = row.GetInt64(0);
        return new StoredMessage
        {
            SequenceNumber = sequence,
            Entity = row.GetString(1),
            State = (QueueMessageState)row.GetInt32(2),
            ExpiresAt = Time(row, 3),
            DeliveryCount = row.GetInt32(4),
            EnqueuedAt = new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero),
            EnqueuedSequenceNumber = row.IsDBNull(6) ? sequence : row.GetInt64(6),
            DeadLetterSource = Text(row, 7),
            Message = new QueueMessage
            {
                MessageId = row.GetString(8),
                SessionId = Text(row, 9),
                Subject = Text(row, 10),
                ContentType = Text(row, 11),
                CorrelationId = Text(row, 12),
                To = Text(row, 13),
                ReplyTo = Text(row, 14),
                ReplyToSessionId = Text(row, 15),
                TimeToLive = row.IsDBNull(16) ? null : TimeSpan.FromTicks(row.GetInt64(16)),
                ScheduledFor = Time(row, 17),
                Properties = MessageProperties.Read(Text(row, 18)),
                Body = row.GetFieldValue<byte[]>(19),
            },
        };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);
}
