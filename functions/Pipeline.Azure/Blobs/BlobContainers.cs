using Azure.Storage.Blobs;
using Pipeline.Casework;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;

namespace Pipeline.Azure.Blobs;

/// <summary>The containers by name. The deployment creates them; the app never does.</summary>
public static class BlobContainers
{
    /// <summary>Beside those of the <see cref="DocumentArea"/>s: heads of all cases, immutable.</summary>
    public const string Checkpoints = "checkpoints";

    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<DocumentArea>().Select(Of), Checkpoints];

    public static string Of(DocumentArea area) => Names.Of(area);

    /// <summary>A document under its name <c>{caseId}/{sha256}</c>.</summary>
    internal static BlobClient Document(this BlobServiceClient client, DocumentArea area, CaseId caseId, string sha256) =>
        client.GetBlobContainerClient(Of(area)).GetBlobClient($"{caseId.Value}/{sha256}");
}
