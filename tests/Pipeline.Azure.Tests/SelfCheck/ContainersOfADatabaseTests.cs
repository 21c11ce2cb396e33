using Pipeline.Azure.Cosmos;
using Pipeline.Azure.SelfCheck;
using Pipeline.Casework.Oversight.Dependencies;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.SelfCheck;

/// <summary>The check of containers against a database that has them, and one that lost one.</summary>
[Collection(nameof(CosmosEmulator))]
public sealed class ContainersOfADatabaseTests(CosmosDatabase database) : IClassFixture<CosmosDatabase>
{
    [Fact]
    public async Task Check_ContainersOfTheDeployment_AreThereUntilOneIsNot()
    {
        foreach (var container in Containers.PartitionKeys.Keys)
        {
            (await CheckAsync(container)).ShouldBe(new DependencyState.Ok(), container);
        }

        await database.Containers.Open(Containers.House).DeleteContainerAsync();

        (await CheckAsync(Containers.House)).ShouldBeOfType<DependencyState.Missing>().What.ShouldBe("the container house of the database pipeline");
        (await CheckAsync(Containers.Cases)).ShouldBe(new DependencyState.Ok());
    }

    private Task<DependencyState> CheckAsync(string container) => new ContainerCheck(database.Containers, container, container).CheckAsync(default);
}
