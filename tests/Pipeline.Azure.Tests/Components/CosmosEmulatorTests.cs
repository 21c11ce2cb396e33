using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Components;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosEmulatorTests(CosmosEmulator cosmos)
{
    [Fact]
    public async Task Server_WhenATestRuns_TellsOfItsAccount()
    {
        using var client = new HttpClient { BaseAddress = cosmos.AccountEndpoint };

        (await client.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain("writableLocations");
    }
}
