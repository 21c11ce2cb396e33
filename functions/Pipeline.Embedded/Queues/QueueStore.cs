using Microsoft.Extensions.Logging;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Queues;

/// <summary>
/// Peek-lock queues in the database. Everything is durable when a method's task completes. Each queue has a dead-letter queue under
/// <see cref="DeadLetterQueueOf"/>, which takes the same operations, ignores lives and has no dead-letter queue of its own. Locks end with the process.
/// <para>A method throws <see cref="QueueNotFoundException"/> for an unknown queue, <see cref="MessageLockLostException"/> when the lock it needs is gone.</para>
/// </summary>
public sealed class QueueStore : IAsyncDisposable
{
    public const string DeadLetterReasonProperty = "DeadLetterReason";
    public const string DeadLetterDescriptionProperty = "DeadLetterErrorDescription";
    public const string MaxDeliveryCountExceeded = nameof(MaxDeliveryCountExceeded);
    public const string TtlExpired = "TTLExpiredException";

    private const string DeadLetterSuffix = "/$DeadLetterQueue";

    /// <summary>The longest a timer is set for; it then looks again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Database _database;
    private readonly IReadOnlyDictionary<string, QueueSettings> _queues;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Pump _pump;
    private readonly Subscribers _subscribers = new();

    // Belongs to the writer thread; at the start time has passed for everything.
    private DateTimeOffset _nextDue = DateTimeOffset.MinValue;

    public QueueStore(Database database, IEnumerable<QueueSettings> queues, TimeProvider time, WorkGauge gauge, ILogger<QueueStore> logger)
    {
        _database = database;
        _queues = queues.ToDictionary(queue => queue.Name, StringComparer.Ordinal);
        _time = time;
        database.EnsureSchema(QueueTable.Schema);
        _pump = new Pump("queue times", gauge, PassAsync, time, logger);
        _timer = time.CreateTimer(_ => _pump.Signal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Sessions = new QueueSessions(this, database);
        if (!database.IsReadOnly)
        {
            _pump.Start();
            _pump.Signal();
        }
    }

    /// <summary>Receiving from queues whose messages belong to sessions.</summary>
    public QueueSessions Sessions { get; }

    public static string DeadLetterQueueOf(string queue) => queue + DeadLetterSuffix;

    /// <summary>
    /// Calls the handler whenever the queue may have something to receive, and once now. It runs where the message became available, often
    /// on the writer thread: it must be quick and must not throw, as <see cref="Pump.Signal"/>. Disposing the result ends it.
    /// </summary>
    public IDisposable OnAvailable(string queue, Action handler)
    {
        Settings(queue);
        return _subscribers.Add(queue, handler);
    }

    /// <summary>The sequence numbers; 0 stands for a duplicate that was dropped.</summary>
    /// <exception cref="ArgumentException">A message of a session queue names no session, or a property cannot be carried.</exception>
    public Task<IReadOnlyList<long>> SendAsync(string queue, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken) =>
        WriteAsync(transaction => Send(transaction, queue, messages), cancellationToken);

    /// <summary>Takes back a scheduled message that is not due yet.</summary>
    /// <exception cref="MessageNotFoundException">It is due already or was never there.</exception>
    public Task CancelScheduledAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => WriteAsync(
        transaction =>
        {
            Settings(queue);
            if (transaction.Find(queue, sequenceNumber) is not { State: QueueMessageState.Scheduled })
            {
                throw new MessageNotFoundException(sequenceNumber);
            }

            transaction.Remove(sequenceNumber);
            return true;
        },
        cancellationToken);

    /// <summary>Locks up to <paramref name="max"/> messages in their order; none when nothing is available.</summary>
    public Task<IReadOnlyList<LockedMessage>> ReceiveAsync(string queue, int max, CancellationToken cancellationToken) => WriteAsync(
        transaction =>
        {
            var settings = Settings(queue);
            if (settings.RequiresSession && settings.Name == queue)
            {
                throw new InvalidOperationException($"The queue '{queue}' is received by session.");
            }

            var until = transaction.Now + settings.LockDuration;
            var sequences = transaction.Scope.Prepare(
                    "SELECT sequence FROM queue_messages WHERE entity = $entity AND state = 0 AND lock_token IS NULL ORDER BY sequence LIMIT $max")
                .Set("$entity", queue).Set("$max", max)
                .ReadAll(row => row.GetInt64(0));
            return (IReadOnlyList<LockedMessage>)[.. sequences.Select(sequence => Lock(transaction, sequence, until))];
        },
        cancellationToken);

    /// <summary>Locks a message that was deferred.</summary>
    /// <exception cref="MessageNotFoundException">No deferred message has this number, or another receiver holds it.</exception>
    public Task<LockedMessage> ReceiveDeferredAsync(string queue, long sequenceNumber, CancellationToken cancellationToken) => WriteAsync(
        transaction =>
        {
            var settings = Settings(queue);
            var free = transaction.Scope.Prepare(
                    "SELECT 1 FROM queue_messages WHERE sequence = $sequence AND entity = $entity AND state = 1 AND lock_token IS NULL")
                .Set("$sequence", sequenceNumber).Set("$entity", queue)
                .ExecuteScalar();
            return free is not null
                ? Lock(transaction, sequenceNumber, transaction.Now + settings.LockDuration)
                : throw new MessageNotFoundException(sequenceNumber);
        },
        cancellationToken);

    /// <summary>Holds the lock for another lock duration from now; the new end.</summary>
    public Task<DateTimeOffset> RenewAsync(MessageLock held, CancellationToken cancellationToken) => WriteAsync(
        transaction =>
        {
            var message = transaction.Held(held);
            var until = transaction.Now + Settings(message.Entity).LockDuration;
            transaction.Scope.Prepare("UPDATE queue_messages SET due = $until WHERE sequence = $sequence")
                .Set("$until", until.UtcTicks).Set("$sequence", message.SequenceNumber)
                .ExecuteNonQuery();
            return until;
        },
        cancellationToken);

    /// <summary>Removes the message.</summary>
    public Task CompleteAsync(MessageLock held, CancellationToken cancellationToken) => SettleAsync(
        held, (transaction, message) => transaction.Remove(message.SequenceNumber), cancellationToken);

    /// <summary>Makes the message available again, or dead after its last delivery; the properties are merged into its own.</summary>
    public Task AbandonAsync(MessageLock held, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken) => SettleAsync(
        held, (transaction, message) => transaction.GiveBack(Changed(message, propertiesToModify)), cancellationToken);

    /// <summary>Keeps the message for <see cref="ReceiveDeferredAsync"/> alone.</summary>
    public Task DeferAsync(MessageLock held, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken) => SettleAsync(
        held,
        (transaction, message) => transaction.Update(message, QueueMessageState.Deferred, Changed(message, propertiesToModify).Message.Properties),
        cancellationToken);

    /// <summary>Moves the message to the dead-letter queue with the reason and description as properties.</summary>
    /// <exception cref="InvalidOperationException">It is there already.</exception>
    public Task DeadLetterAsync(
        MessageLock held,
        string? reason,
        string? description,
        IDictionary<string, object>? propertiesToModify,
        CancellationToken cancellationToken) => SettleAsync(
        held,
        (transaction, message) =>
        {
            if (message.DeadLetterSource is not null)
            {
                throw new InvalidOperationException("A dead-letter queue has no dead-letter queue.");
            }

            transaction.DeadLetter(message, reason, description, propertiesToModify);
        },
        cancellationToken);

    /// <summary>Looks at up to <paramref name="max"/> messages from a sequence number on, in whatever state, without locking any.</summary>
    public IReadOnlyList<StoredMessage> Peek(string queue, long fromSequenceNumber, int max)
    {
        Settings(queue);
        // Dead letters have an index of their own; their lives are ignored.
        var which = queue.EndsWith(DeadLetterSuffix, StringComparison.Ordinal) ? "source IS NOT NULL" : "source IS NULL";
        return _database.Read(scope => scope.Prepare(
                $"""
                SELECT {QueueTable.Columns} FROM queue_messages
                WHERE entity = $entity AND sequence >= $from AND (expires IS NULL OR expires > $now) AND {which} ORDER BY sequence LIMIT $max
                """)
            .Set("$entity", queue).Set("$from", fromSequenceNumber).Set("$max", max).Set("$now", _time.GetUtcNow().UtcTicks)
            .ReadAll(QueueTable.Read));
    }

    public QueueCounts Count(string queue)
    {
        Settings(queue);
        return _database.Read(scope =>
        {
            using var row = scope.Prepare(
                    """
                    SELECT total(entity = $queue AND state = 0), total(state = 2), total(state = 1), total(entity = $dead)
                    FROM queue_messages WHERE entity IN ($queue, $dead)
                    """)
                .Set("$queue", queue).Set("$dead", DeadLetterQueueOf(queue))
                .ExecuteReader();
            row.Read();
            return new QueueCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
        });
    }

    /// <summary>Removes a dead letter, locked or not, and in the same transaction sends what is made of it. False when it is not there.</summary>
    public Task<bool> TakeDeadLetterAsync(
        string queue, long sequenceNumber, Func<StoredMessage, IReadOnlyList<QueueMessage>> toSend, CancellationToken cancellationToken) => WriteAsync(
        transaction =>
        {
            Settings(queue);
            if (transaction.Find(DeadLetterQueueOf(queue), sequenceNumber) is not { } dead)
            {
                return false;
            }

            transaction.Remove(sequenceNumber);
            Send(transaction, queue, toSend(dead));
            return true;
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _pump.DisposeAsync();
    }

    /// <summary>The settings of the queue, also when its dead-letter queue is named.</summary>
    internal QueueSettings Settings(string entity) =>
        _queues.TryGetValue(QueueOf(entity), out var settings) ? settings : throw new QueueNotFoundException(entity);

    internal Task<T> WriteAsync<T>(Func<QueueTransaction, T> work, CancellationToken cancellationToken) => _database.WriteAsync(
        scope =>
        {
            var transaction = new QueueTransaction(scope, _queues, _time.GetUtcNow());
            var passed = transaction.Now >= _nextDue;
            if (passed)
            {
                QueueTimes.Pass(transaction, _queues);
            }

            var result = work(transaction);
            scope.AfterCommit(() => Committed(transaction, passed));
            return result;
        },
        cancellationToken);

    private static string QueueOf(string entity) =>
        entity.EndsWith(DeadLetterSuffix, StringComparison.Ordinal) ? entity[..^DeadLetterSuffix.Length] : entity;

    private static LockedMessage Lock(QueueTransaction transaction, long sequence, DateTimeOffset until)
    {
        var token = QueueTransaction.NewLockToken();
        return new LockedMessage(transaction.Lock(sequence, token, until), token, until);
    }

    private static StoredMessage Changed(StoredMessage message, IDictionary<string, object>? properties) =>
        message with { Message = message.Message with { Properties = MessageProperties.Merge(message.Message.Properties, properties) } };

    private IReadOnlyList<long> Send(QueueTransaction transaction, string queue, IReadOnlyList<QueueMessage> messages)
    {
        var settings = _queues.TryGetValue(queue, out var known) ? known : throw new QueueNotFoundException(queue);
        if (settings.RequiresSession && messages.Any(message => message.SessionId is null))
        {
            throw new ArgumentException($"Every message of the queue '{queue}' names its session.", nameof(messages));
        }

        return [.. messages.Select(message => transaction.Insert(settings, message))];
    }

    private Task SettleAsync(MessageLock held, Action<QueueTransaction, StoredMessage> settle, CancellationToken cancellationToken) => WriteAsync(
        transaction =>
        {
            settle(transaction, transaction.Held(held));
            return true;
        },
        cancellationToken);

    private async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(_ => true, cancellationToken);
        return false;
    }

    private void Committed(QueueTransaction transaction, bool passed)
    {
        var next = transaction.NextDue ?? DateTimeOffset.MaxValue;
        if (passed || next < _nextDue)
        {
            _nextDue = next;
            SetTimer(next, transaction.Now);
        }

        _subscribers.Tell(transaction.Available);
    }

    private void SetTimer(DateTimeOffset next, DateTimeOffset now)
    {
        if (next == DateTimeOffset.MaxValue)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = next <= now ? TimeSpan.Zero : next - now;
        _timer.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }
}
