using Azure;
using Azure.Identity;
using Pipeline.Azure.SelfCheck;
using Pipeline.Azure.Tests.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.Tests.SelfCheck;

[Collection(nameof(AzuriteAccount))]
public sealed class VerdictCheckTests(AzuriteAccount account)
{
    private readonly FaultyTransport _transport = new();

    [Fact]
    public async Task Check_TagsMayBeRead_IsOk() => (await CheckAsync()).ShouldBe(new DependencyState.Ok());

    [Fact]
    public async Task Check_WithTheRoleOfAContributorOnly_NamesTheOneThatReadsTags()
    {
        _transport.Instead = _ => new CannedResponse(403, headers: ("x-ms-error-code", "AuthorizationPermissionMismatch"));

        (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>().What.ShouldStartWith("the role Storage Blob Data Owner on the blob container documents of ");
    }

    [Fact]
    public async Task Check_ContainerIsMissing_NamesIt()
    {
        _transport.Instead = _ => new CannedResponse(404, headers: ("x-ms-error-code", "ContainerNotFound"));

        (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>().What.ShouldStartWith("the blob container documents of ");
    }

    [Fact]
    public async Task Check_AccountThatCannotAnswer_IsUnavailable()
    {
        _transport.Instead = _ => new CannedResponse(503);
        (await CheckAsync()).ShouldBe(new DependencyState.Unavailable("it answers 503"));

        _transport.Instead = _ => throw new RequestFailedException("no answer");
        (await CheckAsync()).ShouldBeOfType<DependencyState.Unavailable>();

        _transport.Instead = _ => throw new AuthenticationFailedException("the identity endpoint does not answer");
        (await CheckAsync()).ShouldBeOfType<DependencyState.Unavailable>();
    }

    private Task<DependencyState> CheckAsync() => new VerdictCheck(account.ClientOver(_transport)).CheckAsync(default);
}
