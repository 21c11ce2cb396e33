using System.Net;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>A container of blobs is there and the app may see it. Whether it may write is not tried: the role that lets it read lets it write.</summary>
internal sealed class BlobContainerCheck(BlobServiceClient client, string container) : IDependencyCheck
{
    public static readonly DependencyState NoAnswer = new DependencyState.Unavailable("the way to it is broken");

    private const string Role = "Storage Blob Data Contributor";

    public string Name => $"blobs-{container}";

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.GetBlobContainerClient(container).GetPropertiesAsync(cancellationToken: cancellationToken);
            return new DependencyState.Ok();
        }
        catch (RequestFailedException failure)
        {
            return AzureFaults.Of((HttpStatusCode)failure.Status, Role, client.Uri.Host, $"the blob container {container} of {client.Uri.Host}")
                ?? NoAnswer;
        }
        catch (AggregateException)
        {
            // What the client throws when it has tried several times.
            return NoAnswer;
        }
        catch (AuthenticationFailedException failure)
        {
            return AzureFaults.NoToken(failure);
        }
    }
}
