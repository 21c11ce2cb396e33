using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Azure.Blobs;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.Blobs;

public sealed class BlobServicesTests
{
    [Fact]
    public void Blobs_WithTheirEndpoint_AreTheDocumentsTheCheckpointsAndTheScanner()
    {
        using var provider = Registered([]).BuildServiceProvider(validateScopes: true);

        provider.GetRequiredService<IDocumentStore>().ShouldBeOfType<BlobDocumentStore>();
        provider.GetRequiredService<ICheckpointStore>().ShouldBeOfType<BlobCheckpointStore>();
        provider.GetRequiredService<IMalwareScanner>().ShouldBeOfType<DefenderScanner>();
    }

    [Fact]
    public void Scanner_OfTheRegulator_StaysInPlaceOfDefender()
    {
        var services = Registered([("Documents:scanner", "own")], before => before.AddSingleton<IMalwareScanner, SettableScanner>());

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IMalwareScanner>().ShouldBeOfType<SettableScanner>();
    }

    [Fact]
    public void Scanner_OfNobody_RefusesToStartAndSaysWhatToDo()
    {
        var refused = Should.Throw<NoScannerException>(() => Registered([("Documents:scanner", "own")]));

        refused.Message.ShouldContain("Documents__scanner");
        refused.Message.ShouldContain("malwareScanning");
    }

    [Fact]
    public void Downloads_UnlessSet_GoThroughTheApp()
    {
        Registered([]).ShouldNotContain(service => service.ServiceType == typeof(IDocumentLinks));

        using var provider = Registered([("Documents:downloads", "sas")]).BuildServiceProvider();
        provider.GetRequiredService<IDocumentLinks>().ShouldBeOfType<BlobDocumentLinks>();
    }

    private static ServiceCollection Registered((string Name, string Value)[] settings, Action<IServiceCollection>? before = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IdSource>();
        services.AddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCredential>(new DefaultAzureCredential());
        before?.Invoke(services);
        var all = settings.Append(("Documents:blobServiceUri", "https://documents.blob.core.windows.net/"))
            .Select(setting => KeyValuePair.Create<string, string?>(setting.Item1, setting.Item2));
        return (ServiceCollection)services.AddBlobs(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
    }
}
