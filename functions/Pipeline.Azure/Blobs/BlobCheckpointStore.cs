using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Casework.Audit;
using Pipeline.Casework.Cases;

namespace Pipeline.Azure.Blobs;

/// <summary>
/// Checkpoints as blobs in a container that nobody can change. Blobs are listed by name, so a name begins with what is left to the highest number:
/// the latest comes first, and one listing of one name finds it whatever their number.
/// </summary>
public sealed partial class BlobCheckpointStore(BlobServiceClient client, SpoolSpace space, IdSource ids) : ICheckpointStore
{
    private const int MaxNumber = 99_999_999;
    private const string MediaType = "application/x-ndjson";
    private const string WrittenBy = "writtenby";

    private readonly BlobContainerClient _container = client.GetBlobContainerClient(BlobContainers.Checkpoints);

    public Task<int> ReadLatestAsync(CancellationToken cancellationToken) => BlobFaults.AskAsync(
        async () =>
        {
            var pages = _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken).AsPages(pageSizeHint: 1);
            await foreach (var page in pages)
            {
                // A page may be empty and still have a next one.
                foreach (var blob in page.Values)
                {
                    if (NamePattern().Match(blob.Name) is { Success: true } name)
                    {
                        return int.Parse(name.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
                    }
                }
            }

            return 0;
        },
        cancellationToken);

    public Task<Stream?> OpenAsync(int number, CancellationToken cancellationToken) => BlobContent.OpenAsync(BlobOf(number), cancellationToken);

    public async Task<bool> AddAsync(int number, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await using var spool = Spool.Open(space);
        await write(spool, cancellationToken);
        var writer = ids.NewId();
        var blob = BlobOf(number);
        return await blob.TryCreateAsync(spool.Rewind(), MediaType, new Dictionary<string, string> { [WrittenBy] = writer }, cancellationToken)
            || await IsOwnAsync(blob, writer, cancellationToken);
    }

    private static async Task<bool> IsOwnAsync(BlobClient blob, string writer, CancellationToken cancellationToken)
    {
        var found = await BlobFaults.AskAsync(() => blob.GetPropertiesAsync(cancellationToken: cancellationToken), cancellationToken);
        return found.Value.Metadata.TryGetValue(WrittenBy, out var first) && first == writer;
    }

    private BlobClient BlobOf(int number) =>
        _container.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{MaxNumber - number:D8}-{number:D8}.ndjson"));

    [GeneratedRegex(@"^\d{8}-(\d{8})\.ndjson$")]
    private static partial Regex NamePattern();
}
