using Pipeline.Azure.Cosmos.Record;
using Pipeline.Casework.Cases;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosCaseStoreTests(CosmosDatabase database) : CaseStoreContract, IClassFixture<CosmosDatabase>
{
    protected override ICaseStore Store { get; } = new CosmosCaseStore(database.Containers);
}
