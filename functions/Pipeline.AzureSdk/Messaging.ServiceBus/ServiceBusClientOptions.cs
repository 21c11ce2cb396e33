#nullable disable
using System.Net;
using System.Net.Security;

namespace Azure.Messaging.ServiceBus;

public class ServiceBusClientOptions
{
    public ServiceBusClientOptions()
    {
    }

    public RemoteCertificateValidationCallback CertificateValidationCallback { get; set; }

    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromMinutes(1);

    public Uri CustomEndpointAddress { get; set; }

    public bool EnableCrossEntityTransactions { get; set; }

    public string Identifier { get; set; }

    public ServiceBusRetryOptions RetryOptions { get; set; } = new();

    public ServiceBusTransportType TransportType { get; set; }

    public IWebProxy WebProxy { get; set; }
}
