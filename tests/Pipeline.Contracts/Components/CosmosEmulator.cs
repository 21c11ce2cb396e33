using System.Text.RegularExpressions;

namespace Pipeline.Contracts.Components;

/// <summary>
/// The record's database on this machine, empty, for one collection of tests. It speaks plain HTTP: a client needs the gateway mode and has to
/// stay with this endpoint. Where <see cref="EndpointVariable"/> names a full emulator, that one is used and none is started.
/// </summary>
public sealed partial class CosmosEmulator : IAsyncLifetime
{
    public const string EndpointVariable = "PIPELINE_COSMOS_ENDPOINT";

    /// <summary>The key that every emulator has, published in its documentation.</summary>
    public const string AccountKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private static readonly string? Named = Environment.GetEnvironmentVariable(EndpointVariable);

    private ComponentProcess? _process;

    /// <summary>False for a full emulator, which needs nothing made up for.</summary>
    public static bool IsStandIn => Named is null;

    public Uri AccountEndpoint => new(Named ?? $"http://127.0.0.1:{_process!.Port}/");

    public async Task InitializeAsync()
    {
        if (IsStandIn)
        {
            _process = await ComponentProcess.StartAsync(
                "@vercel/cosmosdb-server/lib/cli.js", Ready(), "-p", "0", "--host", "127.0.0.1", "--no-ssl");
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    [GeneratedRegex(@"^Ready to accept HTTP connections at 127\.0\.0\.1:(\d+)$")]
    private static partial Regex Ready();
}
