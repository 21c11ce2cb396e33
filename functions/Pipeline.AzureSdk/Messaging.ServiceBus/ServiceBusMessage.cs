#nullable disable
namespace Azure.Messaging.ServiceBus;

public class ServiceBusMessage
{
    internal const string DeadLetterReasonKey = "DeadLetterReason";
    internal const string DeadLetterErrorDescriptionKey = "DeadLetterErrorDescription";
    private const int MaxKeyLength = 128;

    public ServiceBusMessage()
        : this(BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty))
    {
    }

    public ServiceBusMessage(string body)
        : this(new BinaryData(body))
    {
    }

    public ServiceBusMessage(ReadOnlyMemory<byte> body)
        : this(BinaryData.FromBytes(body))
    {
    }

    public ServiceBusMessage(BinaryData body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
    }

    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        ContentType = receivedMessage.ContentType;
        CorrelationId = receivedMessage.CorrelationId;
        ReplyTo = receivedMessage.ReplyTo;
        ReplyToSessionId = receivedMessage.ReplyToSessionId;
        ScheduledEnqueueTime = receivedMessage.ScheduledEnqueueTime;
        SessionId = receivedMessage.SessionId;
        Subject = receivedMessage.Subject;
        To = receivedMessage.To;
        PartitionKey = receivedMessage.PartitionKey;
        TransactionPartitionKey = receivedMessage.TransactionPartitionKey;
        TimeToLive = receivedMessage.TimeToLive;
        if (receivedMessage.MessageId is not null)
        {
            MessageId = receivedMessage.MessageId;
        }

        foreach (var (key, value) in receivedMessage.ApplicationProperties)
        {
            if (key is not (DeadLetterReasonKey or DeadLetterErrorDescriptionKey))
            {
                ApplicationProperties[key] = value;
            }
        }
    }

    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

    public BinaryData Body { get; set; }

    public string ContentType { get; set; }

    public string CorrelationId { get; set; }

    public string MessageId
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = WithinLimit(value, nameof(MessageId));
        }
    }

    public string PartitionKey
    {
        get;
        set => field = WithinLimit(value, nameof(PartitionKey));
    }

    public string ReplyTo { get; set; }

    public string ReplyToSessionId
    {
        get;
        set => field = WithinLimit(value, nameof(ReplyToSessionId));
    }

    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    public string SessionId
    {
        get;
        set => field = WithinLimit(value, nameof(SessionId));
    }

    public string Subject { get; set; }

    public TimeSpan TimeToLive
    {
        get;
        set => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(TimeToLive));
    }

    = TimeSpan.MaxValue;

    public string To { get; set; }

    public string TransactionPartitionKey
    {
        get;
        set => field = WithinLimit(value, nameof(TransactionPartitionKey));
    }

    public override string ToString() => $"{{MessageId:{MessageId}}}";

    private static string WithinLimit(string value, string name) =>
        value is { Length: > MaxKeyLength } ? throw new ArgumentException($"{name} is longer than {MaxKeyLength} characters.", name) : value;
}
