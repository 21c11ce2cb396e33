using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notices;
using Pipeline.Embedded.Storage;

namespace Pipeline.Embedded.Notices;

/// <summary>Keeps each notice as a file in the data folder and reports it sent at once. The same key is the same file.</summary>
public sealed class FolderNoticeSender(DataFolder folder, TimeProvider time) : INoticeSender
{
    private const int NameLength = 32;

    public async Task<NoticeResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var home = Path.Combine(folder.FullPath, "notices", notice.CaseId.Value);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Key)))[..NameLength];
        try
        {
            Directory.CreateDirectory(home);
            await File.WriteAllBytesAsync(
                Path.Combine(home, $"{name}.json"), JsonSerializer.SerializeToUtf8Bytes(notice, CaseJson.Options), cancellationToken);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The notice could not be kept: {e.Message}", e);
        }

        return new NoticeResult.Sent(time.GetUtcNow());
    }
}
