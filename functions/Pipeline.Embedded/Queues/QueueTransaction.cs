using System.Security.Cryptography;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Queues;

/// <summary>What can be done to the queues inside one write, at one instant.</summary>
internal sealed class QueueTransaction(WriteScope scope, IReadOnlyDictionary<string, QueueSettings> queues, DateTimeOffset now)
{
    private readonly HashSet<string> _available = new(StringComparer.Ordinal);

    public DateTimeOffset Now => now;

    public WriteScope Scope => scope;

    /// <summary>The queues that have something to receive because of this transaction.</summary>
    public IReadOnlySet<string> Available => _available;

    /// <summary>The earliest instant at which time alone changes what this transaction wrote.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    public static Guid NewLockToken()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new Guid(bytes);
    }

    /// <summary>The sequence number, or 0 when the id was seen within the window.</summary>
    public long Insert(QueueSettings queue, QueueMessage message)
    {
        if (!Remember(queue, message.MessageId))
        {
            return 0;
        }

        var scheduled = message.ScheduledFor > now;
        var visible = scheduled ? message.ScheduledFor!.Value : now;
        var life = message.TimeToLive < (queue.TimeToLive ?? TimeSpan.MaxValue) ? message.TimeToLive : queue.TimeToLive;
        var expires = life is { } span && span < DateTimeOffset.MaxValue - visible ? visible + span : (DateTimeOffset?)null;
        var sequence = (long)scope.Prepare(QueueTable.Insert)
            .Set("$entity", queue.Name)
            .Set("$state", scheduled ? (int)QueueMessageState.Scheduled : (int)QueueMessageState.Active)
            .Set("$due", scheduled ? visible.UtcTicks : null)
            .Set("$expires", expires?.UtcTicks)
            .Set("$enqueued", now.UtcTicks)
            .Set("$message_id", message.MessageId)
            .Set("$session_id", message.SessionId)
            .Set("$subject", message.Subject)
            .Set("$content_type", message.ContentType)
            .Set("$correlation_id", message.CorrelationId)
            .Set("$to_address", message.To)
            .Set("$reply_to", message.ReplyTo)
            .Set("$reply_to_session", message.ReplyToSessionId)
            .Set("$time_to_live", message.TimeToLive?.Ticks)
            .Set("$scheduled_for", message.ScheduledFor?.UtcTicks)
            .Set("$properties", MessageProperties.Write(message.Properties))
            .Set("$body", message.Body.ToArray())
            .ExecuteScalar()!;
        Due(expires);
        if (scheduled)
        {
            Due(visible);
        }
        else
        {
            _available.Add(queue.Name);
        }

        return sequence;
    }

    /// <summary>Locks under a token. With <paramref name="until"/> null the lock is a session's and ends with it.</summary>
    public StoredMessage Lock(long sequence, Guid token, DateTimeOffset? until)
    {
        Due(until);
        using var row = scope.Prepare(
                $"""
                UPDATE queue_messages SET lock_token = $token, due = $until, delivery_count = delivery_count + 1
                WHERE sequence = $sequence RETURNING {QueueTable.Columns}
                """)
            .Set("$token", token.ToString("N")).Set("$until", until?.UtcTicks).Set("$sequence", sequence)
            .ExecuteReader();
        row.Read();
        return QueueTable.Read(row);
    }

    /// <summary>The message that this delivery still holds.</summary>
    /// <exception cref="MessageLockLostException">It does not.</exception>
    public StoredMessage Held(MessageLock held)
    {
        using var row = scope.Prepare($"SELECT {QueueTable.Columns} FROM queue_messages WHERE sequence = $sequence AND lock_token = $token")
            .Set("$sequence", held.SequenceNumber).Set("$token", held.Token.ToString("N"))
            .ExecuteReader();
        return row.Read() ? QueueTable.Read(row) : throw new MessageLockLostException(held.SequenceNumber);
    }

    public StoredMessage? Find(string entity, long sequence)
    {
        using var row = scope.Prepare($"SELECT {QueueTable.Columns} FROM queue_messages WHERE sequence = $sequence AND entity = $entity")
            .Set("$sequence", sequence).Set("$entity", entity)
            .ExecuteReader();
        return row.Read() ? QueueTable.Read(row) : null;
    }

    public void Remove(long sequence) =>
        scope.Prepare("DELETE FROM queue_messages WHERE sequence = $sequence").Set("$sequence", sequence).ExecuteNonQuery();

    /// <summary>Ends a delivery without success: available again, or dead when it was the last one allowed.</summary>
    public void GiveBack(StoredMessage message)
    {
        if (queues.TryGetValue(message.Entity, out var queue) && message.DeliveryCount >= queue.MaxDeliveryCount)
        {
            var description = $"Message could not be consumed after {queue.MaxDeliveryCount} delivery attempts.";
            DeadLetter(message, QueueStore.MaxDeliveryCountExceeded, description, null);
            return;
        }

        Update(message, message.State, message.Message.Properties);
    }

    /// <summary>Unlocks with new state and properties.</summary>
    public void Update(StoredMessage message, QueueMessageState state, IReadOnlyDictionary<string, object> properties)
    {
        scope.Prepare("UPDATE queue_messages SET lock_token = NULL, due = NULL, state = $state, properties = $properties WHERE sequence = $sequence")
            .Set("$state", (int)state).Set("$properties", MessageProperties.Write(properties)).Set("$sequence", message.SequenceNumber)
            .ExecuteNonQuery();
        Due(message.ExpiresAt);
        if (state == QueueMessageState.Active)
        {
            _available.Add(message.Entity);
        }
    }

    public void DeadLetter(StoredMessage message, string? reason, string? description, IEnumerable<KeyValuePair<string, object>>? changed)
    {
        var properties = new Dictionary<string, object>(MessageProperties.Merge(message.Message.Properties, changed));
        if (reason is not null)
        {
            properties[QueueStore.DeadLetterReasonProperty] = reason;
        }

        if (description is not null)
        {
            properties[QueueStore.DeadLetterDescriptionProperty] = description;
        }

        var dead = QueueStore.DeadLetterQueueOf(message.Entity);
        scope.Prepare(
                """
                UPDATE queue_messages SET entity = $dead, source = $source, state = 0, lock_token = NULL, due = NULL, expires = NULL,
                    properties = $properties WHERE sequence = $sequence
                """)
            .Set("$dead", dead).Set("$source", message.Entity)
            .Set("$properties", MessageProperties.Write(properties)).Set("$sequence", message.SequenceNumber)
            .ExecuteNonQuery();
        _available.Add(dead);
    }

    public void Appeared(string queue) => _available.Add(queue);

    public void Due(DateTimeOffset? at)
    {
        if (at is { } time && (NextDue is null || time < NextDue))
        {
            NextDue = time;
        }
    }

    private bool Remember(QueueSettings queue, string messageId) => queue.DuplicateWindow == TimeSpan.Zero || scope.Prepare(
            """
            INSERT INTO queue_message_ids (queue, message_id, until) VALUES ($queue, $message_id, $until)
            ON CONFLICT (queue, message_id) DO UPDATE SET until = excluded.until WHERE until <= $now
            """)
        .Set("$queue", queue.Name).Set("$message_id", messageId)
        .Set("$until", (now + queue.DuplicateWindow).UtcTicks).Set("$now", now.UtcTicks)
        .ExecuteNonQuery() == 1;
}
