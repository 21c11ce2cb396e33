using Pipeline.Casework.Cases;
using Pipeline.Casework.Messages;

namespace Pipeline.Contracts.InMemory;

/// <summary>Queues that keep what is sent until a test takes it. A message id that was sent before is dropped, whenever that was.</summary>
public sealed class RecordingQueue : IMessageQueue
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<OutgoingMessage>> waiting = Queues.All.ToDictionary(name => name, _ => new Queue<OutgoingMessage>());
    private readonly HashSet<(string Queue, string MessageId)> seen = [];
    private readonly List<(DeadLetter Headers, OutgoingMessage Message)> dead = [];
    private readonly List<(string Queue, OutgoingMessage Message)> sent = [];
    private long lastDead;

    /// <summary>When set, nothing can be sent.</summary>
    public StoreUnavailableException? Unavailable { get; set; }

    /// <summary>Everything that was ever accepted, in order.</summary>
    public IReadOnlyList<(string Queue, OutgoingMessage Message)> Sent
    {
        get
        {
            lock (gate)
            {
                return [.. sent];
            }
        }
    }

    public Task SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        if (Unavailable is { } unavailable)
        {
            throw unavailable;
        }

        lock (gate)
        {
            foreach (var message in messages.Where(message => seen.Add((queue, message.MessageId))))
            {
                waiting[queue].Enqueue(message);
                sent.Add((queue, message));
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string queue, long afterSequenceNumber, int take, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<DeadLetter>>(
                [.. dead.Select(letter => letter.Headers).Where(letter => letter.Queue == queue && letter.SequenceNumber > afterSequenceNumber).Take(take)]);
        }
    }

    public Task<bool> ReplayAsync(string queue, long sequenceNumber, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var index = dead.FindIndex(letter => letter.Headers.Queue == queue && letter.Headers.SequenceNumber == sequenceNumber);
            if (index < 0)
            {
                return Task.FromResult(false);
            }

            var message = dead[index].Message;
            dead.RemoveAt(index);
            var copy = message with { MessageId = MessageIds.Replay(message.MessageId, sequenceNumber), Attempt = 1, Origin = message.Origin ?? message.MessageId };
            waiting[queue].Enqueue(copy);
            sent.Add((queue, copy));
            return Task.FromResult(true);
        }
    }

    public Task<bool> DiscardAsync(string queue, long sequenceNumber, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(dead.RemoveAll(letter => letter.Headers.Queue == queue && letter.Headers.SequenceNumber == sequenceNumber) > 0);
        }
    }

    /// <summary>Takes the next message, or null.</summary>
    public OutgoingMessage? Take(string queue)
    {
        lock (gate)
        {
            return waiting[queue].TryDequeue(out var message) ? message : null;
        }
    }

    /// <summary>Gives a message up.</summary>
    public void GiveUp(string queue, OutgoingMessage message, string reason, DateTimeOffset at)
    {
        lock (gate)
        {
            var headers = new DeadLetter
            {
                Queue = queue,
                SequenceNumber = ++lastDead,
                MessageId = message.MessageId,
                Subject = message.Subject,
                CaseId = message.CaseId,
                Reason = reason,
                EnqueuedAt = at,
                DeliveryCount = 1,
            };
            dead.Add((headers, message));
        }
    }
}
