using Azure.Core;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Azure.Cosmos.Logs;
using Pipeline.Azure.Cosmos.Record;
using Pipeline.Azure.Cosmos.Registers;
using Pipeline.Casework.Audit;
using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Casework.Publication;

namespace Pipeline.Azure.Cosmos;

/// <summary>What the app keeps in Cosmos DB.</summary>
internal static class CosmosServices
{
    /// <summary>Longer than any call that succeeds; a caller over HTTP is told sooner than its own patience ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddCosmos(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => new CosmosClient(
            configuration.Required($"{Connections.Cosmos}:accountEndpoint"), provider.GetRequiredService<TokenCredential>(), Options()));
        services.AddSingleton(provider =>
        {
            var client = provider.GetRequiredService<CosmosClient>();
            return new CosmosContainers(name => client.GetContainer(Containers.Database, name), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<ICaseStore, CosmosCaseStore>();
        services.AddSingleton<IAuditLog, CosmosAuditLog>();
        services.AddSingleton<IHouseLog, CosmosHouseLog>();
        services.AddSingleton<IRegister, CosmosRegister>();
        services.AddSingleton<IWorklist, CosmosWorklist>();
        return services;
    }

    /// <summary>How every client of the app talks to the database: repeating what is throttled is left to <see cref="Throttling"/>.</summary>
    public static CosmosClientOptions Options() => new()
    {
        ApplicationName = Containers.Database,
        UseSystemTextJsonSerializerWithOptions = CaseJson.Options,
        EnableContentResponseOnWrite = false,
        MaxRetryAttemptsOnRateLimitedRequests = 0,
        RequestTimeout = Patience,
    };
}
