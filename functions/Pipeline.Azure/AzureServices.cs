using Azure.Core;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Cosmos;
using Pipeline.Azure.Notices;
using Pipeline.Azure.SelfCheck;
using Pipeline.Azure.ServiceBus;
using Pipeline.Azure.Settings;
using Pipeline.Casework.Messages;

namespace Pipeline.Azure;

/// <summary>The casework's ports on Azure.</summary>
public static class AzureServices
{
    /// <summary>
    /// Registers an adapter for every port. Whoever starts the app asks <see cref="AppSettings.FaultsIn"/> first.
    /// </summary>
    /// <exception cref="NoScannerException">A scanner of one's own is set and none is registered.</exception>
    public static IServiceCollection AddAzureAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(_ => InstallationKeySetting.Read(configuration));
        services.AddSingleton(provider => new ServiceBusClient(
            configuration.Required($"{Connections.ServiceBus}:fullyQualifiedNamespace"), provider.GetRequiredService<TokenCredential>()));
        services.AddCosmos(configuration);
        services.AddBlobs(configuration);
        services.AddSingleton<IMessageQueue, ServiceBusMessageQueue>();
        services.AddNotices(configuration);
        services.AddSelfCheck();
        return services;
    }
}
