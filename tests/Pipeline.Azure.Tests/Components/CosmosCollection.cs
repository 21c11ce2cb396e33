using Pipeline.Contracts.Components;

namespace Pipeline.Azure.Tests.Components;

/// <summary>All tests that need the record's database share one server.</summary>
[CollectionDefinition(nameof(CosmosEmulator))]
public sealed class CosmosCollection : ICollectionFixture<CosmosEmulator>;
