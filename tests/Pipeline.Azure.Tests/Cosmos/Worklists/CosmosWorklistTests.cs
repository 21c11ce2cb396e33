using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosWorklistTests(CosmosDatabase database) : WorklistContract, IClassFixture<CosmosDatabase>
{
    protected override IWorklist Worklist { get; } = new CosmosWorklist(database.Containers);
}
