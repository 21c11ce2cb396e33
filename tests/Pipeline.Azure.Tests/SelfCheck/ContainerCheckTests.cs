using System.Net;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Pipeline.Azure.Cosmos;
using Pipeline.Azure.SelfCheck;
using Pipeline.Casework.Oversight.Dependencies;

namespace Pipeline.Azure.Tests.SelfCheck;

public sealed class ContainerCheckTests
{
    private readonly Container _container = Substitute.For<Container>();
    private readonly ContainerResponse _properties = Substitute.For<ContainerResponse>();
    private readonly ContainerCheck _check;

    public ContainerCheckTests()
    {
        _check = new ContainerCheck(new CosmosContainers(_ => _container, TimeProvider.System), Containers.Cases, DependencyNames.Record);
        _properties.Resource.Returns(new ContainerProperties(Containers.Cases, "/caseId"));
        _container.ReadContainerAsync(null, default).ReturnsForAnyArgs(_properties);
        Answer(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Check_ContainerAsDeclared_IsOkAndReadsItsPropertiesOnce()
    {
        (await CheckAsync()).ShouldBe(new DependencyState.Ok());
        (await CheckAsync()).ShouldBe(new DependencyState.Ok());

        await _container.ReceivedWithAnyArgs(1).ReadContainerAsync(null, default);
        await _container.ReceivedWithAnyArgs(2).ReadItemStreamAsync(null!, default, null, default);
    }

    [Theory]
    [InlineData(401, "the role Cosmos DB Built-in Data Contributor on the Cosmos DB account, or a way through its firewall")]
    [InlineData(403, "the role Cosmos DB Built-in Data Contributor on the Cosmos DB account, or a way through its firewall")]
    [InlineData(404, "the container cases of the database pipeline")]
    public async Task Check_PropertiesRefused_SaysWhatIsMissing(int status, string what)
    {
        _container.ReadContainerAsync(null, default).ThrowsAsyncForAnyArgs(new CosmosException("no", (HttpStatusCode)status, 0, string.Empty, 0));

        (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>().What.ShouldBe(what);
    }

    [Theory]
    [InlineData(403, 5302, "the role Cosmos DB Built-in Data Contributor on the Cosmos DB account, or a way through its firewall")]
    [InlineData(404, 1003, "the container cases of the database pipeline")]
    public async Task Check_ItemRefused_SaysWhatIsMissing(int status, int subStatus, string what)
    {
        Answer((HttpStatusCode)status, subStatus);

        (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>().What.ShouldBe(what);
    }

    [Fact]
    public async Task Check_OtherPartitionKey_IsMissingForGood()
    {
        _properties.Resource.Returns(new ContainerProperties(Containers.Cases, "/id"));

        (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>().What.ShouldBe("the partition key /caseId of the container cases: it has /id");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Check_DatabaseThatCannotAnswer_IsUnavailable(int status)
    {
        Answer((HttpStatusCode)status);
        (await CheckAsync()).ShouldBe(new DependencyState.Unavailable($"it answers {status}"));

        _container.ReadItemStreamAsync(null!, default, null, default).ThrowsAsyncForAnyArgs(new CosmosException("busy", (HttpStatusCode)status, 0, string.Empty, 0));
        (await CheckAsync()).ShouldBe(new DependencyState.Unavailable($"it answers {status}"));
    }

    [Fact]
    public async Task Check_WithoutAnIdentity_SaysSo()
    {
        _container.ReadContainerAsync(null, default).ThrowsAsyncForAnyArgs(new CredentialUnavailableException("none"));

        (await CheckAsync()).ShouldBeOfType<DependencyState.Missing>().What.ShouldBe("an identity");
    }

    private Task<DependencyState> CheckAsync() => _check.CheckAsync(default);

    private void Answer(HttpStatusCode status, int subStatus = 0) => _container.ReadItemStreamAsync(null!, default, null, default).ReturnsForAnyArgs(_ =>
    {
        var response = new ResponseMessage(status);
        if (subStatus != 0)
        {
            response.Headers["x-ms-substatus"] = subStatus.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return response;
    });
}
