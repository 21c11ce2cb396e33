using Azure.Messaging.ServiceBus;
using Pipeline.Embedded.Hosting.ServiceBus;

namespace Pipeline.Embedded.Tests.Hosting;

/// <summary>One peek-lock queue, `notices`, that notes how each message was settled.</summary>
internal sealed class MemoryQueue(TimeProvider time) : IQueueSource, IQueueReceiver
{
    public static readonly TimeSpan LockDuration = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<(string Id, int Delivery)> _waiting = new();
    private readonly Dictionary<string, (string Id, int Delivery)> _locked = [];
    private readonly List<string> _settled = [];
    private Action? _signal;
    private int _tokens;

    /// <summary>Released by every renewal of a lock.</summary>
    public SemaphoreSlim Renewed { get; } = new(0);

    public IReadOnlyList<string> Settled
    {
        get
        {
            lock (_gate)
            {
                return [.. _settled];
            }
        }
    }

    public int Locked
    {
        get
        {
            lock (_gate)
            {
                return _locked.Count;
            }
        }
    }

    public IQueueReceiver Open(string queue) =>
        queue == "notices" ? this : throw new ArgumentException($"There is no queue '{queue}'.", nameof(queue));

    public void Send(params string[] ids)
    {
        lock (_gate)
        {
            foreach (var id in ids)
            {
                _waiting.Enqueue((id, 1));
            }
        }

        _signal?.Invoke();
    }

    /// <summary>All locks are taken away: what is settled now comes too late.</summary>
    public void LoseLocks()
    {
        lock (_gate)
        {
            _locked.Clear();
        }
    }

    public IDisposable OnAvailable(Action signal)
    {
        _signal = signal;
        return new MemoryStream();
    }

    public Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(int max, CancellationToken cancellationToken)
    {
        var received = new List<ServiceBusReceivedMessage>();
        lock (_gate)
        {
            while (received.Count < max && _waiting.TryDequeue(out var message))
            {
                var token = new Guid(++_tokens, 0, 0, new byte[8]);
                _locked[token.ToString()] = message;
                received.Add(ServiceBusModelFactory.ServiceBusReceivedMessage(
                    new BinaryData("{}"),
                    message.Id,
                    deliveryCount: message.Delivery,
                    lockTokenGuid: token,
                    lockedUntil: time.GetUtcNow() + LockDuration));
            }
        }

        return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>(received);
    }

    public Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) => Settle(message, "complete");

    public Task AbandonAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var settled = Settle(message, "abandon");
            if (message.DeliveryCount < 3)
            {
                _waiting.Enqueue((message.MessageId, message.DeliveryCount + 1));
            }

            return settled;
        }
    }

    public Task DeadLetterAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify,
        string? reason,
        string? description,
        CancellationToken cancellationToken) => Settle(message, $"dead-letter({reason}: {description})");

    public Task DeferAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, CancellationToken cancellationToken) =>
        Settle(message, "defer");

    public Task<DateTimeOffset> RenewLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _settled.Add($"renew {message.MessageId}");
            Renewed.Release();
            return Task.FromResult(time.GetUtcNow() + LockDuration);
        }
    }

    private Task Settle(ServiceBusReceivedMessage message, string how)
    {
        lock (_gate)
        {
            if (!_locked.Remove(message.LockToken))
            {
                throw new ServiceBusException("The lock is lost.", ServiceBusFailureReason.MessageLockLost);
            }

            _settled.Add($"{how} {message.MessageId}/{message.DeliveryCount}");
        }

        return Task.CompletedTask;
    }
}
