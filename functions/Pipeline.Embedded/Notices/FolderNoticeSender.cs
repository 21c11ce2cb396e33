using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Notices;

/// <summary>
/// Keeps each notice as a file <c>notices/{caseId}/{key}.json</c>, one about several cases under <c>notices/digests</c>, and reports it sent. The same key again answers with
/// the time of its first sending and changes nothing.
/// </summary>
public sealed class FolderNoticeSender(DataFolder folder, TimeProvider time) : INoticeSender
{
    private const int NameLength = 32;

    public async Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var path = PathOf(notice);
        var sent = new SentNotice(time.GetUtcNow(), notice);
        await using (var file = UnfinishedFile.Create(folder))
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(sent, CaseJson.Options), cancellationToken);
            if (await file.TryKeepAsync(path))
            {
                return new NoticeResult.Sent(sent.At);
            }
        }

        var first = JsonSerializer.Deserialize<SentNotice>(await File.ReadAllBytesAsync(path, cancellationToken), CaseJson.Options)!;
        return new NoticeResult.Sent(first.At);
    }

    public Task ForgetAsync(CaseId caseId, CancellationToken cancellationToken)
    {
        var home = HomeOf(caseId);
        try
        {
            if (Directory.Exists(home))
            {
                Directory.Delete(home, recursive: true);
                DirectorySync.Flush(Path.GetDirectoryName(home)!);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The notices of the case cannot be deleted: {e.Message}", e);
        }

        return Task.CompletedTask;
    }

    private string HomeOf(CaseId? caseId) => Path.Combine(folder.FullPath, "notices", caseId?.Value ?? "digests");

    private string PathOf(Notice notice)
    {
        // A key holds whatever an addressee is called; its hash is a name on every file system.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Key)))[..NameLength];
        return Path.Combine(HomeOf(notice.CaseId), name + ".json");
    }

    private sealed record SentNotice(DateTimeOffset At, Notice Notice);
}
