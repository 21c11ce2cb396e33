using Pipeline.Contracts.Components;

[assembly: TestFramework("Pipeline.Contracts.Components." + nameof(ComponentTestFramework), "Pipeline.Contracts")]

namespace Pipeline.EndToEnd.Tests.OnEmulators;

/// <summary>All tests that run the pipeline on the emulators share one server of each.</summary>
[CollectionDefinition(Name)]
public sealed class EmulatorsCollection : ICollectionFixture<CosmosEmulator>, ICollectionFixture<AzuriteBlobs>
{
    public const string Name = "emulators";
}
