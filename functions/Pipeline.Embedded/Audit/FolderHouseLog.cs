using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Audit;

/// <summary>
/// Entries as files <c>log/{kind}/{id}.json</c>: so that a command that only reads the record, beside a running server, can keep what it found.
/// </summary>
public sealed class FolderHouseLog(DataFolder folder) : IHouseLog
{
    private const string Extension = ".json";

    public async Task<bool> AddAsync(HouseEntry entry, CancellationToken cancellationToken)
    {
        await using var file = UnfinishedFile.Create(folder);
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(entry, CaseJson.Options), cancellationToken);
        return await file.TryKeepAsync(PathOf(entry.Kind, entry.Id));
    }

    public Task<HouseEntry?> FindAsync(string kind, string id, CancellationToken cancellationToken) => ReadAsync(PathOf(kind, id), cancellationToken);

    public async Task<HouseEntry?> ReadLatestAsync(string kind, CancellationToken cancellationToken)
    {
        return IdsOf(kind).Max(StringComparer.Ordinal) is { } latest ? await FindAsync(kind, latest, cancellationToken) : null;
    }

    public async IAsyncEnumerable<HouseEntry> ReadAsync(string kind, string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var id in IdsOf(kind).Where(id => string.CompareOrdinal(id, after) > 0).Order(StringComparer.Ordinal))
        {
            if (await FindAsync(kind, id, cancellationToken) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static async Task<HouseEntry?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<HouseEntry>(await File.ReadAllBytesAsync(path, cancellationToken), CaseJson.Options) : null;
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The log cannot be read: {e.Message}", e);
        }
    }

    private IEnumerable<string> IdsOf(string kind) => Directory.Exists(HomeOf(kind))
        ? Directory.EnumerateFiles(HomeOf(kind), "*" + Extension).Select(path => Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(path)))
        : [];

    private string HomeOf(string kind) => Path.Combine([folder.FullPath, "log", .. kind.Split('/')]);

    /// <summary>Escaped, an id is a file name everywhere.</summary>
    private string PathOf(string kind, string id) => Path.Combine(HomeOf(kind), Uri.EscapeDataString(id) + Extension);
}
