using Azure.Core;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Azure.ServiceBus;
using Pipeline.Casework.Messages;

namespace Pipeline.Azure;

/// <summary>The casework's ports on Azure.</summary>
public static class AzureServices
{
    /// <summary>
    /// Registers the adapters there are. Whoever starts the app asks <c>MissingPorts</c> for the others: nothing stands in for an adapter that is not there.
    /// </summary>
    public static IServiceCollection AddAzureAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(provider => new ServiceBusClient(
            Required(configuration, $"{Connections.ServiceBus}:fullyQualifiedNamespace"), provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<IMessageQueue, ServiceBusMessageQueue>();
        return services;
    }

    private static string Required(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The setting '{name.Replace(":", "__", StringComparison.Ordinal)}' is not there.");
}
