using System.Net;

namespace Pipeline.Azure.Tests.Components;

[Collection(nameof(AzuriteAccount))]
public sealed class AzuriteBlobsTests(AzuriteAccount account)
{
    [Fact]
    public async Task Server_WhenATestRuns_AnswersAndAsksForAnIdentity()
    {
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri($"{account.BlobServiceUri}?comp=list"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
