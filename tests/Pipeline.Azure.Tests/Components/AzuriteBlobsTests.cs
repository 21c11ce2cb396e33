using System.Net;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Components;

[Collection(nameof(AzuriteBlobs))]
public sealed class AzuriteBlobsTests(AzuriteBlobs blobs)
{
    [Fact]
    public async Task Server_WhenATestRuns_AnswersAndAsksForAnIdentity()
    {
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri($"{blobs.BlobServiceUri}?comp=list"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
