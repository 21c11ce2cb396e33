using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Cosmos;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Messages;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>A check for each thing that the app needs on Azure, and the one look at all of them when it starts.</summary>
internal static class SelfCheckServices
{
    public static IServiceCollection AddSelfCheck(this IServiceCollection services)
    {
        foreach (var queue in Queues.All)
        {
            services.AddSingleton<IDependencyCheck>(provider => new QueueCheck(provider.GetRequiredService<ServiceBusClient>(), queue));
        }

        foreach (var container in Containers.PartitionKeys.Keys)
        {
            services.AddSingleton<IDependencyCheck>(provider => new ContainerCheck(provider.GetRequiredService<CosmosContainers>(), container, NameOf(container)));
        }

        foreach (var container in BlobContainers.All)
        {
            services.AddSingleton<IDependencyCheck>(provider => new BlobContainerCheck(provider.GetRequiredService<BlobServiceClient>(), container));
        }

        if (services.Any(service => service.ServiceType == typeof(IMalwareScanner) && service.ImplementationType == typeof(DefenderScanner)))
        {
            services.AddSingleton<IDependencyCheck, VerdictCheck>();
        }

        services.AddSingleton<IDependencyCheck, PostCheck>();
        services.AddHostedService<StartCheck>();
        return services;
    }

    private static string NameOf(string container) => container switch
    {
        Containers.Cases => DependencyNames.Record,
        Containers.Register => DependencyNames.Register,
        _ => container,
    };
}
