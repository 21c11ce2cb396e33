using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Casework.Cases;

namespace Pipeline.Casework.Audit;

/// <summary>Holds the checkpoints against each other, and the newest one against the record.</summary>
public sealed class CheckpointVerifier(ICaseStore store, ICheckpointStore checkpoints)
{
    public async Task<CheckpointReport> VerifyAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var latest = await checkpoints.ReadLatestAsync(cancellationToken);
        string? previous = null;
        for (var number = 1; number <= latest; number++)
        {
            previous = await ChainAsync(number, previous, faults, cancellationToken);
        }

        var broken = new List<BrokenLink>();
        if (latest > 0 && faults.Count == 0)
        {
            await CompareAsync(latest, faults, broken, cancellationToken);
        }

        return new CheckpointReport { Checkpoints = latest, Faults = faults, Broken = broken };
    }

    private async Task<string?> ChainAsync(int number, string? previous, List<string> faults, CancellationToken cancellationToken)
    {
        await using var content = await checkpoints.OpenAsync(number, cancellationToken);
        if (content is null)
        {
            faults.Add(Of(number, "is gone"));
            return null;
        }

        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        await using var again = await checkpoints.OpenAsync(number, cancellationToken);
        using var lines = new StreamReader(again!);
        if (Parse<Checkpoint.Header>(await lines.ReadLineAsync(cancellationToken)) is not { Schema: Checkpoint.Schema } header || header.Number != number)
        {
            faults.Add(Of(number, "does not begin as one"));
        }
        else if (header.Previous != previous)
        {
            faults.Add(Of(number, "does not follow from the one before"));
        }

        return hash;
    }

    private async Task CompareAsync(int number, List<string> faults, List<BrokenLink> broken, CancellationToken cancellationToken)
    {
        await using var content = await checkpoints.OpenAsync(number, cancellationToken);
        using var lines = new StreamReader(content!);
        await lines.ReadLineAsync(cancellationToken);
        await using var heads = store.ReadHeadsAsync(null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await heads.MoveNextAsync();
        var cases = 0;
        var text = await lines.ReadLineAsync(cancellationToken);
        for (; Parse<Checkpoint.Line>(text) is { } line; text = await lines.ReadLineAsync(cancellationToken))
        {
            cases++;
            while (more && string.CompareOrdinal(heads.Current.CaseId.Value, line.CaseId.Value) < 0)
            {
                more = await heads.MoveNextAsync();
            }

            if (await FaultOfAsync(line, more && heads.Current.CaseId == line.CaseId ? heads.Current : null, cancellationToken) is { } fault)
            {
                broken.Add(new BrokenLink(line.CaseId, line.Version, fault));
            }
        }

        if (Parse<Checkpoint.End>(text)?.Cases != cases)
        {
            faults.Add(Of(number, "is cut off"));
        }
    }

    private async Task<string?> FaultOfAsync(Checkpoint.Line line, CaseHead? head, CancellationToken cancellationToken)
    {
        if (head is null)
        {
            return "the case is gone";
        }

        if (head.Version < line.Version)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the commits after {head.Version} are gone");
        }

        var hash = head.Version == line.Version
            ? head.Hash
            : (await store.ReadCommitsAsync(line.CaseId, line.Version - 1, cancellationToken)).FirstOrDefault()?.Hash;
        return hash == line.Hash ? null : "the commit is another one than at the checkpoint";
    }

    /// <summary>Null for a line of another kind: each kind has members that it requires.</summary>
    private static T? Parse<T>(string? line)
        where T : class
    {
        if (line is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(line, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Strict { get; } = new(CaseJson.Options) { RespectRequiredConstructorParameters = true };

    private static string Of(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"checkpoint {number} {what}");
}
