using Pipeline.Contracts.Components;

[assembly: TestFramework("Pipeline.Contracts.Components." + nameof(ComponentTestFramework), "Pipeline.Contracts")]

namespace Pipeline.Azure.Tests.Components;

/// <summary>All tests that need blobs share one account.</summary>
[CollectionDefinition(nameof(AzuriteAccount))]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteAccount>;
