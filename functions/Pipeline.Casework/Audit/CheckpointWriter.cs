using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>Writes the heads of all cases beside the record, each checkpoint chained to the one before: so a lost tail or a lost case shows too.</summary>
public sealed class CheckpointWriter(ICaseStore store, ICheckpointStore checkpoints, TimeProvider time)
{
    private static readonly ReadOnlyMemory<byte> NewLine = new([(byte)'\n']);

    /// <summary>Writes the next checkpoint and returns its number. Of two writers at once one writes and both return.</summary>
    public async Task<int> WriteAsync(CancellationToken cancellationToken)
    {
        var latest = await checkpoints.ReadLatestAsync(cancellationToken);
        var previous = latest == 0 ? null : await HashAsync(latest, cancellationToken);
        await checkpoints.AddAsync(
            latest + 1,
            (content, token) => WriteAsync(content, new(Checkpoint.Schema, Checkpoint.SchemaVersion, latest + 1, time.GetUtcNow(), previous), token),
            cancellationToken);
        return latest + 1;
    }

    private async Task WriteAsync(Stream content, Checkpoint.Header header, CancellationToken cancellationToken)
    {
        var cases = 0;
        await WriteLineAsync(content, header, cancellationToken);
        await foreach (var head in store.ReadHeadsAsync(null, cancellationToken))
        {
            await WriteLineAsync(content, new Checkpoint.Line(head.CaseId, head.Version, head.Hash), cancellationToken);
            cases++;
        }

        await WriteLineAsync(content, new Checkpoint.End(cases), cancellationToken);
    }

    private static async Task WriteLineAsync<T>(Stream content, T line, CancellationToken cancellationToken)
    {
        await content.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, CaseJson.Options), cancellationToken);
        await content.WriteAsync(NewLine, cancellationToken);
    }

    private async Task<string> HashAsync(int number, CancellationToken cancellationToken)
    {
        await using var content = await checkpoints.OpenAsync(number, cancellationToken)
            ?? throw new StoreUnavailableException($"Checkpoint {number} is there and cannot be opened.");
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
