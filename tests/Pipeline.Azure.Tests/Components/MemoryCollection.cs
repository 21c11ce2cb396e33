namespace Pipeline.Azure.Tests.Components;

/// <summary>Tests that measure the process run while nothing else does.</summary>
[CollectionDefinition(nameof(MemoryCollection), DisableParallelization = true)]
public sealed class MemoryCollection : ICollectionFixture<AzuriteAccount>;
