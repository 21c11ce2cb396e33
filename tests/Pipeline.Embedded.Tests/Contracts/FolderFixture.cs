using Microsoft.Extensions.DependencyInjection;
using Pipeline.Embedded.Clock;
using Pipeline.Embedded.Storage;
using Pipeline.Embedded.Tests.Storage;

namespace Pipeline.Embedded.Tests.Contracts;

/// <summary>All stores over a fresh folder, put together as the product does it.</summary>
public sealed class FolderFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _temporary = new();
    private readonly Database _database;
    private readonly ServiceProvider _provider;

    public FolderFixture()
    {
        _database = Database.Open(_temporary.Folder, Durability.Full, Gauge);
        _provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Gauge)
            .AddEmbeddedStores(_database)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public VirtualClock Clock { get; } = new(Pipeline.Contracts.Samples.Now);

    public WorkGauge Gauge { get; } = new();

    public DataFolder Folder => _temporary.Folder;

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
        _temporary.Dispose();
    }
}
