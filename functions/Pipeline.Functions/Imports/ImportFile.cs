using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Notifications.Imports;
using Pipeline.Casework.People;

namespace Pipeline.Functions.Imports;

/// <summary>A file that somebody sent. The same lines of the same caller under the same owner are the same import.</summary>
public sealed class ImportFile
{
    public ImportFile(CaseId owner, ReadOnlyMemory<byte> lines, Caller caller)
    {
        Lines = lines;
        LinesHash = HashOf(lines);
        var total = ImportLine.Split(lines).Count;
        Manifest = JsonSerializer.SerializeToUtf8Bytes(new ImportManifest(LinesHash, total, caller.UserId, [.. caller.Roles.Order()]), CaseJson.Options);
        Id = new ImportId(owner, HashOf(Manifest));
        Run = new ImportRun(Id.ToString(), total);
    }

    public ImportId Id { get; }

    public ImportRun Run { get; }

    public ReadOnlyMemory<byte> Lines { get; }

    public string LinesHash { get; }

    public ReadOnlyMemory<byte> Manifest { get; }

    /// <summary>SHA-256 in lower-case hex digits, as documents are named.</summary>
    public static string HashOf(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    public ImportBegun BegunAt(DateTimeOffset at) => new(Id.Owner, Run.ImportId, Run.Total, LinesHash, Id.Manifest, at);
}
