using Azure;
using Azure.Identity;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.SelfCheck;
using Pipeline.Azure.Tests.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.Tests.SelfCheck;

[Collection(nameof(AzuriteAccount))]
public sealed class BlobContainerCheckTests(AzuriteAccount account)
{
    private readonly FaultyTransport _transport = new();

    [Fact]
    public async Task Check_ContainersOfTheDeployment_AreThere()
    {
        foreach (var container in BlobContainers.All)
        {
            (await CheckAsync(container)).ShouldBe(new DependencyState.Ok(), container);
        }
    }

    [Fact]
    public async Task Check_ContainerThatIsNot_IsNamed() => (await CheckAsync("no-such-container")).ShouldBeOfType<DependencyState.Missing>()
        .What.ShouldBe($"the blob container no-such-container of {account.BlobServiceUri.Host}");

    [Fact]
    public async Task Check_WithoutTheRole_NamesIt()
    {
        _transport.Instead = _ => new CannedResponse(403, headers: ("x-ms-error-code", "AuthorizationPermissionMismatch"));

        (await CheckAsync(BlobContainers.Checkpoints)).ShouldBeOfType<DependencyState.Missing>().What.ShouldStartWith("the role Storage Blob Data Contributor on ");
    }

    [Fact]
    public async Task Check_AccountThatCannotAnswer_IsUnavailable()
    {
        _transport.Instead = _ => new CannedResponse(503);
        (await CheckAsync(BlobContainers.Checkpoints)).ShouldBe(new DependencyState.Unavailable("it answers 503"));

        _transport.Instead = _ => throw new RequestFailedException("no answer");
        (await CheckAsync(BlobContainers.Checkpoints)).ShouldBe(new DependencyState.Unavailable("the way to it is broken"));

        _transport.Instead = _ => throw new AuthenticationFailedException("the identity endpoint does not answer");
        (await CheckAsync(BlobContainers.Checkpoints)).ShouldBeOfType<DependencyState.Unavailable>();
    }

    private Task<DependencyState> CheckAsync(string container) => new BlobContainerCheck(account.ClientOver(_transport), container).CheckAsync(default);
}
