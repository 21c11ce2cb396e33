using System.Text.RegularExpressions;

namespace Pipeline.Contracts.Components;

/// <summary>Blob Storage on this machine, empty, for one collection of tests.</summary>
public sealed partial class AzuriteBlobs : IAsyncLifetime
{
    /// <summary>Account and key are those that every installation of the emulator has, published in its documentation.</summary>
    public const string AccountName = "devstoreaccount1";

    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-blobs-").FullName;
    private ComponentProcess? _process;

    /// <summary>The endpoint, as the setting <c>Documents__blobServiceUri</c> takes it.</summary>
    public Uri BlobServiceUri => new($"http://127.0.0.1:{_process!.Port}/{AccountName}");

    public async Task InitializeAsync() => _process = await ComponentProcess.StartAsync(
        "azurite/dist/src/blob/main.js",
        Ready(),
        "--blobHost", "127.0.0.1", "--blobPort", "0", "--location", _folder, "--silent", "--skipApiVersionCheck", "--disableTelemetry");

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"successfully listens on http://127\.0\.0\.1:(\d+)$")]
    private static partial Regex Ready();
}
