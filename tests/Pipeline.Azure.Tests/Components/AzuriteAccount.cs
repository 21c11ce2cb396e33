using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;
using Pipeline.Azure.Blobs;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Components;

/// <summary>A storage account as the deployment leaves it: with its containers, empty. It signs with a key where Azure takes an identity.</summary>
public sealed class AzuriteAccount : IAsyncLifetime
{
    private readonly AzuriteBlobs _server = new();

    public Uri BlobServiceUri => _server.BlobServiceUri;

    public BlobServiceClient Client { get; private set; } = null!;

    /// <summary>A client that is set up as the app's, over a transport of one's own.</summary>
    public BlobServiceClient ClientOver(HttpPipelineTransport transport)
    {
        var options = BlobServices.Options(new NoPauses());
        options.Transport = transport;
        return new BlobServiceClient(BlobServiceUri, new StorageSharedKeyCredential(AzuriteBlobs.AccountName, AzuriteBlobs.AccountKey), options);
    }

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        Client = ClientOver(HttpClientTransport.Shared);
        foreach (var container in BlobContainers.All)
        {
            await Client.CreateBlobContainerAsync(container);
        }
    }

    public Task DisposeAsync() => _server.DisposeAsync();
}
