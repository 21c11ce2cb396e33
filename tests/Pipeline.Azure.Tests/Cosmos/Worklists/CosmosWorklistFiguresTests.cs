using Pipeline.Azure.Cosmos.Worklists;
using Pipeline.Casework.Oversight;
using Pipeline.Contracts;
using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Cosmos.Worklists;

[Collection(nameof(CosmosEmulator))]
public sealed class CosmosWorklistFiguresTests(CosmosDatabase database) : WorklistFiguresContract, IClassFixture<CosmosDatabase>
{
    protected override IWorklist Worklist { get; } = new CosmosWorklist(database.Containers);

    /// <summary>The database gives a hundred at a time.</summary>
    protected override int MoreRowsThanAPage => 203;
}
