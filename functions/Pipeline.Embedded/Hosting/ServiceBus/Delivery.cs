using Azure.Messaging.ServiceBus;

namespace Pipeline.Embedded.Hosting.ServiceBus;

/// <summary>One delivery of a message, with the means to settle it.</summary>
internal sealed record Delivery(ServiceBusReceivedMessage Message, QueueMessageActions Actions)
{
    public IReadOnlyDictionary<string, object?> BindingData() => new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(Message.MessageId)] = Message.MessageId,
        [nameof(Message.DeliveryCount)] = Message.DeliveryCount,
        [nameof(Message.SequenceNumber)] = Message.SequenceNumber,
        [nameof(Message.Subject)] = Message.Subject,
        [nameof(Message.LockToken)] = Message.LockToken,
        ["EnqueuedTimeUtc"] = Message.EnqueuedTime.UtcDateTime,
    };
}
