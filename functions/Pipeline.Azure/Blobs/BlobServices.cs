using Azure.Core;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Documents;

namespace Pipeline.Azure.Blobs;

/// <summary>What the app keeps in Blob Storage.</summary>
internal static class BlobServices
{
    /// <summary>Who scans documents: <see cref="Defender"/> unless it is set.</summary>
    public const string ScannerSetting = $"{Connections.Documents}:scanner";

    public const string Defender = "defender";

    /// <summary>Nobody does but the <see cref="IMalwareScanner"/> that a regulator registers itself.</summary>
    public const string Own = "own";

    /// <summary>How documents reach who may read them: <see cref="Stream"/> unless it is set.</summary>
    public const string DownloadsSetting = $"{Connections.Documents}:downloads";

    /// <summary>Through the app.</summary>
    public const string Stream = "stream";

    /// <summary>By links into the storage account.</summary>
    public const string Sas = "sas";

    /// <summary>For one request; a block of a document takes a fraction of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddBlobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(provider => new BlobServiceClient(
            new Uri(configuration.Required($"{Connections.Documents}:blobServiceUri")), provider.GetRequiredService<TokenCredential>(), Options(BlobRetry.Pauses)));
        services.AddSingleton(_ => new SpoolSpace());
        services.AddSingleton<IDocumentStore, BlobDocumentStore>();
        services.AddSingleton<ICheckpointStore, BlobCheckpointStore>();
        AddScanner(services, configuration[ScannerSetting]);
        if (configuration[DownloadsSetting] == Sas)
        {
            services.AddSingleton<IDocumentLinks, BlobDocumentLinks>();
        }

        return services;
    }

    /// <summary>How every client of the app talks to the service.</summary>
    public static BlobClientOptions Options(DelayStrategy pauses) => new()
    {
        RetryPolicy = new BlobRetry(pauses),
        Retry = { NetworkTimeout = Patience },
        Diagnostics = { ApplicationId = "pipeline" },
    };

    private static void AddScanner(IServiceCollection services, string? scanner)
    {
        if (scanner != Own)
        {
            services.TryAddSingleton<IMalwareScanner, DefenderScanner>();
        }
        else if (services.All(service => service.ServiceType != typeof(IMalwareScanner)))
        {
            throw new NoScannerException();
        }
    }
}
