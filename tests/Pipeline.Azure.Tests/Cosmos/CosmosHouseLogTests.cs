using Pipeline.Azure.Cosmos.Logs;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosHouseLogTests(CosmosDatabase database) : HouseLogContract, IClassFixture<CosmosDatabase>
{
    protected override IHouseLog Log { get; } = new CosmosHouseLog(database.Containers);
}
