using Microsoft.Extensions.Logging;
using Pipeline.Azure.Blobs;
using Pipeline.Azure.Tests.Components;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Documents;
using Pipeline.Contracts;
using Pipeline.Contracts.InMemory;

namespace Pipeline.Azure.Tests.Blobs;

[Collection(nameof(AzuriteAccount))]
public sealed class DefenderScannerTests(AzuriteAccount account)
{
    private readonly CaseId _case = Samples.NewCase();
    private readonly RecordingLog _log = new();

    private DefenderScanner Scanner => new(account.Client, new Logger<DefenderScanner>(_log));

    /// <summary>The verdicts that Defender for Storage writes: learn.microsoft.com, reference of the table StorageMalwareScanningResults.</summary>
    [Theory]
    [InlineData("No threats found", ScanState.Clean)]
    [InlineData("Malicious", ScanState.Infected)]
    [InlineData("Error", ScanState.Unscannable)]
    [InlineData("Not scanned", ScanState.Unscannable)]
    [InlineData("no threats found", ScanState.Unscannable)]
    public async Task Scan_Verdict_IsCleanInItsOwnWordsOnly(string verdict, ScanState state)
    {
        var sha256 = await StoredAsync(("Malware Scanning scan result", verdict), ("Malware Scanning scan time UTC", "2026-03-02 09:00:00Z"));

        (await Scanner.ScanAsync(_case, sha256, default)).ShouldBe(state);
    }

    [Fact]
    public async Task Scan_NoVerdictYet_IsPendingAndSaysNothing()
    {
        var sha256 = await StoredAsync();

        (await Scanner.ScanAsync(_case, sha256, default)).ShouldBe(ScanState.Pending);

        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_NotMade_IsLoggedWithItsReason()
    {
        var sha256 = await StoredAsync(("Malware Scanning scan result", "Not scanned"));

        await Scanner.ScanAsync(_case, sha256, default);

        _log.Lines.ShouldHaveSingleItem().Text.ShouldContain("Not scanned");
    }

    [Fact]
    public async Task Scan_NoSuchDocument_IsToBeTriedAgain() =>
        await Should.ThrowAsync<StoreUnavailableException>(Scanner.ScanAsync(_case, new string('a', 64), default));

    private async Task<string> StoredAsync(params (string Name, string Value)[] tags)
    {
        using var content = new MemoryStream([1, 2, 3]);
        var stored = await new BlobDocumentStore(account.Client, new SpoolSpace()).PutAsync(DocumentArea.Documents, _case, content, 10, default);
        if (tags.Length > 0)
        {
            await account.Client.GetBlobContainerClient("documents").GetBlobClient($"{_case}/{stored.Sha256}")
                .SetTagsAsync(tags.ToDictionary(tag => tag.Name, tag => tag.Value));
        }

        return stored.Sha256;
    }
}
