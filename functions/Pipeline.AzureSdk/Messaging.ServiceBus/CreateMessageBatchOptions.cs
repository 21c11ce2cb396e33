#nullable disable
namespace Azure.Messaging.ServiceBus;

public class CreateMessageBatchOptions
{
    public CreateMessageBatchOptions()
    {
    }

    public long? MaxSizeInBytes { get; set; }
}
