using System.Globalization;
using System.Text.Json;
using Pipeline.Casework.Cases;
using Pipeline.Casework.Oversight;

namespace Pipeline.Casework.Audit;

/// <summary>Keeps what verifications found, so that whoever looks in the morning sees when the last one was and what it said.</summary>
public sealed class VerificationLog(IHouseLog log)
{
    public const string Record = "record";
    public const string Checkpoint = "checkpoint";

    /// <summary>Keeps the result. Of two at the same instant the first is kept.</summary>
    public Task AddAsync(Verification verification, CancellationToken cancellationToken) => log.AddAsync(
        new HouseEntry(
            KindOf(verification.What),
            verification.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fffffff'Z'", CultureInfo.InvariantCulture),
            verification.At,
            JsonSerializer.Serialize(verification, CaseJson.Options)),
        cancellationToken);

    /// <summary>The newest of <see cref="Record"/> or <see cref="Checkpoint"/>; null when there never was one.</summary>
    public async Task<Verification?> ReadLatestAsync(string what, CancellationToken cancellationToken) =>
        await log.ReadLatestAsync(KindOf(what), cancellationToken) is { } entry
            ? JsonSerializer.Deserialize<Verification>(entry.Content, CaseJson.Options)
            : null;

    private static string KindOf(string what) => $"verifications/{what}";
}
