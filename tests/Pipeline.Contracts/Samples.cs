using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Casework.Cases;

namespace Pipeline.Contracts;

/// <summary>Documents for stores, of cases that no other test knows: a suite may run against a store that others use too.</summary>
public static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static int _rebuilds;

    /// <summary>When a rebuild began: later than all before.</summary>
    public static DateTimeOffset NewRebuild() => Now.AddTicks(Interlocked.Increment(ref _rebuilds));

    public static CaseId NewCase() => CaseId.From(RandomNumberGenerator.GetBytes(8));

    /// <summary>An id that says nothing and was never used.</summary>
    public static string NewId(string prefix) => $"{prefix}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    public static CommitDocument Commit(CaseId caseId, int version, string? commitId = null)
    {
        var payload = $$"""{"version":{{version.ToString(CultureInfo.InvariantCulture)}},"text":"Ärger ☂ 1.10"}""";
        return new CommitDocument
        {
            Id = CommitDocument.IdOf(caseId, version),
            Type = CommitDocument.DocumentType,
            CaseId = caseId,
            Version = version,
            CommitId = commitId ?? NewId("commit"),
            Hash = Hash(payload),
            Payload = payload,
            Closed = false,
        };
    }

    public static PartDocument Part(CaseId caseId, string partId) => new()
    {
        CaseId = caseId,
        PartId = partId,
        Kind = PartKind.Narrative,
        Salt = "00112233445566778899aabbccddeeff",
        Text = "what happened: \"…\" ☂",
    };

    public static SnapshotDocument Snapshot(CaseId caseId, int version, int foldVersion, string state) => new()
    {
        CaseId = caseId,
        Version = version,
        Hash = Hash(state),
        FoldVersion = foldVersion,
        State = state,
    };

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
