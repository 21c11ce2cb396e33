#nullable disable
namespace Azure.Messaging.ServiceBus;

public class ServiceBusSenderOptions
{
    public ServiceBusSenderOptions()
    {
    }

    public string Identifier { get; set; }
}
