using Azure.Messaging.ServiceBus;

namespace Pipeline.Azure.Tests.ServiceBus;

/// <summary>A namespace of queues as far as senders and dead-letter receivers see it.</summary>
internal sealed class FakeServiceBus : ServiceBusClient
{
    public List<(string Queue, IReadOnlyList<ServiceBusMessage> Messages)> Sendings { get; } = [];

    public List<ServiceBusReceivedMessage> DeadLetters { get; } = [];

    /// <summary>Sequence numbers that another receiver holds.</summary>
    public HashSet<long> LockedElsewhere { get; } = [];

    public HashSet<long> Locked { get; } = [];

    /// <summary>Every lock ends before what was done under it is settled.</summary>
    public bool LosesLocks { get; set; }

    /// <summary>Happens whenever a receiver asks for messages to lock.</summary>
    public Action Receiving { get; set; } = () => { };

    /// <summary>The message whose giving back gets no answer.</summary>
    public long? NeverGivenBack { get; set; }

    public int SendersMade { get; private set; }

    public Exception? Failure { get; set; }

    public ServiceBusException? SendFailure { get; set; }

    public override ServiceBusSender CreateSender(string queueOrTopicName)
    {
        SendersMade++;
        return new Sender(this, queueOrTopicName);
    }

    public override ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options)
    {
        options.SubQueue.ShouldBe(SubQueue.DeadLetter);
        options.ReceiveMode.ShouldBe(ServiceBusReceiveMode.PeekLock);
        return new Receiver(this);
    }

    public void Die(long sequenceNumber, string messageId, string reason = "invalid", IDictionary<string, object>? properties = null)
    {
        var all = new Dictionary<string, object>(properties ?? new Dictionary<string, object>())
        {
            ["DeadLetterReason"] = reason,
            ["DeadLetterErrorDescription"] = "type, locationId",
        };
        DeadLetters.Add(ServiceBusModelFactory.ServiceBusReceivedMessage(
            new BinaryData("{\"narrative\":\"secret\"}"), messageId, subject: "submission", properties: all, deliveryCount: 1, sequenceNumber: sequenceNumber,
            lockTokenGuid: Guid.Parse($"00000000-0000-0000-0000-{sequenceNumber:D12}")));
    }

    private void ThrowIfFailing()
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
    }

    private void ThrowIfLockIsLost(ServiceBusReceivedMessage message)
    {
        if (LosesLocks)
        {
            Locked.Remove(message.SequenceNumber);
            throw new ServiceBusException("The lock has expired.", ServiceBusFailureReason.MessageLockLost);
        }
    }

    private sealed class Sender(FakeServiceBus bus, string queue) : ServiceBusSender
    {
        public override Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
        {
            bus.ThrowIfFailing();
            bus.Sendings.Add((queue, [.. messages]));
            return Task.CompletedTask;
        }

        public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => bus.SendFailure is { } failure
            ? Task.FromException(failure)
            : SendMessagesAsync([message], cancellationToken);
    }

    private sealed class Receiver(FakeServiceBus bus) : ServiceBusReceiver
    {
        /// <summary>Fewer than asked for, as the service may answer.</summary>
        private const int LargestPage = 2;

        public override Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
            int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default)
        {
            bus.ThrowIfFailing();
            return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>(
                [.. bus.DeadLetters.Where(letter => letter.SequenceNumber >= fromSequenceNumber).Take(Math.Min(maxMessages, LargestPage))]);
        }

        public override async Task<ServiceBusReceivedMessage> PeekMessageAsync(long? fromSequenceNumber = null, CancellationToken cancellationToken = default) =>
            (await PeekMessagesAsync(1, fromSequenceNumber, cancellationToken)).FirstOrDefault()!;

        public override Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
            int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default)
        {
            bus.Receiving();
            cancellationToken.ThrowIfCancellationRequested();
            var page = bus.DeadLetters
                .Where(letter => !bus.LockedElsewhere.Contains(letter.SequenceNumber) && !bus.Locked.Contains(letter.SequenceNumber))
                .Take(LargestPage).ToList();
            bus.Locked.UnionWith(page.Select(letter => letter.SequenceNumber));
            return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>(page);
        }

        public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            bus.ThrowIfLockIsLost(message);
            bus.Locked.Remove(message.SequenceNumber).ShouldBeTrue("only what is locked can be completed");
            bus.DeadLetters.Remove(message);
            return Task.CompletedTask;
        }

        public override async Task AbandonMessageAsync(
            ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bus.ThrowIfLockIsLost(message);
            if (bus.NeverGivenBack == message.SequenceNumber)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            bus.Locked.Remove(message.SequenceNumber).ShouldBeTrue("only what is locked can be given back");
        }
    }
}
