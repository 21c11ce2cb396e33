using System.Net;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Pipeline.Azure.Blobs;
using Pipeline.Casework.Documents;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.SelfCheck;

/// <summary>
/// The app may read the verdicts of the malware scan, which are tags of the blobs: it asks for those of a blob that nobody has. Whether Defender gives any
/// cannot be seen from here; documents without a verdict come to the page of stuck cases.
/// </summary>
internal sealed class VerdictCheck(BlobServiceClient client) : IDependencyCheck
{
    private const string Role = "Storage Blob Data Owner";
    private const string Nobodys = "self-check";

    private static readonly string Container = BlobContainers.Of(DocumentArea.Documents);

    public string Name => "malware-verdicts";

    public async Task<DependencyState> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.GetBlobContainerClient(Container).GetBlobClient(Nobodys).GetTagsAsync(cancellationToken: cancellationToken);
            return new DependencyState.Ok();
        }
        catch (RequestFailedException failure) when (BlobFaults.IsNoBlob(failure))
        {
            return new DependencyState.Ok();
        }
        catch (RequestFailedException failure)
        {
            var where = $"the blob container {Container} of {client.Uri.Host}";
            return AzureFaults.Of((HttpStatusCode)failure.Status, Role, where, where) ?? BlobContainerCheck.NoAnswer;
        }
        catch (AggregateException)
        {
            // What the client throws when it has tried several times.
            return BlobContainerCheck.NoAnswer;
        }
        catch (AuthenticationFailedException failure)
        {
            return AzureFaults.NoToken(failure);
        }
    }
}
