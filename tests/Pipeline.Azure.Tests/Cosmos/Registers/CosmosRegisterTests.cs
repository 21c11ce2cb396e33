using Pipeline.Azure.Cosmos.Registers;
using Pipeline.Casework.Publication;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Registers;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosRegisterTests(CosmosDatabase database) : RegisterContract, IClassFixture<CosmosDatabase>
{
    protected override IRegister Register { get; } = new CosmosRegister(database.Containers, new MinutesApart());
}
