using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;
using Pipeline.Azure.Cosmos;

namespace Pipeline.Contracts.Components;

/// <summary>
/// A fresh database with the containers of the product, on the emulator that the tests share, or on the one that
/// <see cref="CosmosEmulator.EndpointVariable"/> names. For a class of tests: <c>IClassFixture&lt;CosmosDatabase&gt;</c> beside <c>[Collection(nameof(CosmosEmulator))]</c>.
/// </summary>
public sealed class CosmosDatabase(CosmosEmulator emulator) : IAsyncLifetime
{
    private readonly string _name = Samples.NewId("pipeline");
    private readonly ConcurrentDictionary<string, Container> _opened = new(StringComparer.Ordinal);
    private CosmosClient? _client;

    /// <summary>Where a test lets calls fail.</summary>
    public CosmosWire Wire { get; } = new(CosmosEmulator.IsStandIn ? new EmulatorQuirks() : new SocketsHttpHandler());

    /// <summary>The containers, with pauses counted by the clock of the machine.</summary>
    public CosmosContainers Containers => At(TimeProvider.System);

    /// <summary>The containers, with pauses counted by another clock.</summary>
    public CosmosContainers At(TimeProvider time) => new(Open, time);

    public async Task InitializeAsync()
    {
        var options = CosmosServices.Options();
        options.ConnectionMode = ConnectionMode.Gateway;
        options.LimitToEndpoint = true;
        options.HttpClientFactory = () => new HttpClient(Wire, disposeHandler: false);
        _client = new CosmosClient(emulator.AccountEndpoint.ToString(), CosmosEmulator.AccountKey, options);
        var database = (await _client.CreateDatabaseAsync(_name)).Database;
        foreach (var (container, path) in Azure.Cosmos.Containers.PartitionKeys)
        {
            await database.CreateContainerAsync(container, path);
        }
    }

    public async Task DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.GetDatabase(_name).DeleteAsync();
            _client.Dispose();
        }

        Wire.Dispose();
    }

    private Container Open(string name) => _opened.GetOrAdd(name, _ =>
    {
        var container = _client!.GetContainer(_name, name);
        return CosmosEmulator.IsStandIn ? BatchesInTurn.Over(container) : container;
    });
}
