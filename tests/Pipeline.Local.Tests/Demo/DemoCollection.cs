namespace Pipeline.Local.Tests.Demo;

/// <summary>Those who share one demo.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoFolder>
{
    public const string Name = "demo";
}
